"""The default engine: MarianMT in CTranslate2, int8 on the CPU; neither transformers nor torch is loaded."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import ctranslate2
import sentencepiece

from summtrans.errors import ModelDamagedError, ModelNotFoundError
from summtrans.models.store import Installed
from summtrans.translation.engine import Decoding, Hypothesis, equal_length_batches, longest_translation

# Sentences a batch. Beyond this nothing is gained on a CPU, and memory grows.
_BATCH = 16


def physical_cores() -> int:
    """Return the number of physical cores this process may use (logical ones where the system does not say)."""
    try:
        usable = os.sched_getaffinity(0)
    except AttributeError:  # not on Linux
        return os.cpu_count() or 1
    cores = set()
    for cpu in usable:
        siblings = Path(f"/sys/devices/system/cpu/cpu{cpu}/topology/thread_siblings_list")
        try:
            cores.add(siblings.read_text(encoding="ascii").strip())
        except OSError:
            cores.add(str(cpu))
    return max(1, len(cores))


class CTranslate2Engine:
    """MarianMT through CTranslate2; batches hold sentences of equal length only (see `equal_length_batches`)."""

    name = "ctranslate2"

    def __init__(self, model: Installed, device: str = "auto", threads: int = 0) -> None:
        """Load the model; ``threads`` 0 means one worker for each physical core."""
        if model.ct2 is None:
            raise ModelNotFoundError(
                f"The model {model.entry.name!r} has no CTranslate2 copy in {model.folder}: "
                "use --engine transformers, or convert it first."
            )
        if device == "cuda" and ctranslate2.get_cuda_device_count() == 0:
            raise ModelNotFoundError("CTranslate2 finds no CUDA device here: use --device cpu.")
        if device == "auto":
            device = "cuda" if ctranslate2.get_cuda_device_count() else "cpu"
        workers = threads or physical_cores()
        try:
            self._translator = ctranslate2.Translator(
                str(model.ct2),
                device=device,
                inter_threads=1 if device == "cuda" else workers,
                intra_threads=1,
            )
            self._source = sentencepiece.SentencePieceProcessor(model_file=str(model.pieces / "source.spm"))
            self._target = sentencepiece.SentencePieceProcessor(model_file=str(model.pieces / "target.spm"))
        except (RuntimeError, OSError, ValueError) as error:
            raise ModelDamagedError(
                f"The model {model.entry.name!r} cannot be loaded from {model.ct2} ({str(error).splitlines()[0]}). "
                f"`summtrans models verify {model.entry.name}` says which file is damaged."
            ) from None
        self._adds_eos = _adds_eos(model.ct2)

    def count(self, line: str) -> int:
        """Return how many source pieces the line has."""
        return len(self._source.encode(line))

    def translate(self, lines: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        """Return the best hypotheses of each line, best first."""
        sources = [self._source.encode(line, out_type=str) for line in lines]
        if not self._adds_eos:
            sources = [[*pieces, "</s>"] for pieces in sources]
        pending = []
        for batch in equal_length_batches([len(pieces) for pieces in sources], _BATCH):
            length = len(sources[batch[0]])
            results = self._translator.translate_batch(
                [sources[index] for index in batch],
                beam_size=max(decoding.beam, decoding.hypotheses),
                num_hypotheses=decoding.hypotheses,
                length_penalty=decoding.length_penalty,
                no_repeat_ngram_size=decoding.no_repeat_ngram,
                max_input_length=0,
                max_decoding_length=longest_translation(length),
                return_scores=True,
                asynchronous=True,
            )
            pending.append((batch, results))
        output: list[list[Hypothesis]] = [[] for _ in lines]
        for batch, results in pending:
            for index, result in zip(batch, results, strict=True):
                output[index] = self._hypotheses(result.result())
        return output

    def _hypotheses(self, result: ctranslate2.TranslationResult) -> list[Hypothesis]:
        return [
            Hypothesis(self._target.decode(pieces).strip(), tuple(pieces), float(score or 0.0))
            for pieces, score in zip_longest(result.hypotheses, result.scores)
        ]

    def close(self) -> None:
        """Free the model's memory; the engine cannot be used afterwards."""
        self._translator.unload_model()


def _adds_eos(folder: Path) -> bool:
    """Whether the converted model adds ``</s>`` itself: exactly one of it and us must."""
    import json

    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(config.get("add_source_eos"))
