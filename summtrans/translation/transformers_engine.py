"""The second engine: MarianTokenizer and MarianMTModel.generate of transformers, on the CPU or CUDA."""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Sequence
from typing import Any

from summtrans.errors import ModelDamagedError, ModelNotFoundError
from summtrans.models.store import Installed
from summtrans.translation.engine import Decoding, Hypothesis, equal_length_batches, longest_translation

_BATCH = 16


class TransformersEngine:
    """MarianMT through transformers and torch, in float32."""

    name = "transformers"

    def __init__(self, model: Installed, device: str = "auto", threads: int = 0) -> None:
        """Load the model; ``threads`` 0 leaves torch's own choice."""
        try:
            import torch
        except ImportError:
            raise ModelNotFoundError(
                "The transformers engine needs torch: `pip install 'summtrans[torch]'`, or use --engine ctranslate2."
            ) from None
        if model.marian is None:
            raise ModelNotFoundError(
                f"The model {model.entry.name!r} has no weights in the Hugging Face layout here: "
                "use --engine ctranslate2."
            )
        if device == "cuda" and not torch.cuda.is_available():
            raise ModelNotFoundError("torch finds no CUDA device here: use --device cpu.")
        if device == "auto":
            device = "cuda" if torch.cuda.is_available() else "cpu"
        if threads:
            torch.set_num_threads(threads)
        self._device = device
        self._lock = threading.Lock()
        try:
            self._tokenizer, self._model = _load(str(model.marian))
        except (OSError, ValueError, RuntimeError) as error:
            raise ModelDamagedError(
                f"The model {model.entry.name!r} cannot be loaded from {model.marian} ({str(error).splitlines()[0]}). "
                f"`summtrans models verify {model.entry.name}` says which file is damaged."
            ) from None
        self._model.to(device)

    def count(self, line: str) -> int:
        """Return how many source pieces the line has."""
        return len(self._tokenizer.spm_source.encode(line))

    def translate(self, lines: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        """Return the best hypotheses of each line, best first."""
        output: list[list[Hypothesis]] = [[] for _ in lines]
        with self._lock:  # tokenizer and generate keep state while they work
            for batch in equal_length_batches([self.count(line) for line in lines], _BATCH):
                results = self._generate([lines[index] for index in batch], decoding)
                for index, hypotheses in zip(batch, results, strict=True):
                    output[index] = hypotheses
        return output

    def _generate(self, lines: list[str], decoding: Decoding) -> list[list[Hypothesis]]:
        import torch

        encoded = self._tokenizer(lines, return_tensors="pt", padding=True).to(self._device)
        longest = int(encoded["input_ids"].shape[1])
        with torch.inference_mode():
            result = self._model.generate(
                **encoded,
                num_beams=max(decoding.beam, decoding.hypotheses),
                num_return_sequences=decoding.hypotheses,
                length_penalty=decoding.length_penalty,
                no_repeat_ngram_size=decoding.no_repeat_ngram,
                early_stopping=True,  # as CTranslate2 stops: when as many hypotheses as beams are finished
                max_new_tokens=longest_translation(longest),
                output_scores=True,
                return_dict_in_generate=True,
            )
        scores = getattr(result, "sequences_scores", None)
        hypotheses = []
        for row, ids in enumerate(result.sequences.tolist()):
            special = set(self._tokenizer.all_special_ids) - {self._tokenizer.unk_token_id}
            pieces = self._tokenizer.convert_ids_to_tokens([i for i in ids if i not in special])
            score = float(scores[row]) if scores is not None else 0.0
            text = self._tokenizer.spm_target.decode(pieces).strip()
            hypotheses.append(Hypothesis(text, tuple(pieces), score))
        each = decoding.hypotheses
        return [hypotheses[first : first + each] for first in range(0, len(hypotheses), each)]

    def close(self) -> None:
        """Free the model's memory; the engine cannot be used afterwards."""
        del self._model


def _load(folder: str) -> tuple[Any, Any]:
    # Without this a background thread asks the hub for a converted copy of pickled weights (transformers 30469).
    os.environ.setdefault("DISABLE_SAFETENSORS_CONVERSION", "1")
    import torch
    import transformers
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "Recommended: pip install sacremoses", which it no longer uses
        tokenizer = transformers.MarianTokenizer.from_pretrained(folder, local_files_only=True)
        model = transformers.MarianMTModel.from_pretrained(folder, local_files_only=True, dtype=torch.float32)
    model.train(False)
    return tokenizer, model
