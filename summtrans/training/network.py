"""The network: a MarianMTModel of transformers, its beginning, its loss, and its folder in the Hugging Face layout."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece
import torch
from torch.nn import functional
from transformers import GenerationConfig, MarianConfig, MarianMTModel

from summtrans.training.encoding import PIECES
from summtrans.training.recipe import Recipe


def build(recipe: Recipe, vocabulary: int, device: str = "cpu") -> MarianMTModel:
    """Return a fresh model. The padding, id ``vocabulary``, also begins every translation; ``</s>`` is id 0."""
    config = MarianConfig(
        vocab_size=vocabulary + 1,
        pad_token_id=vocabulary,
        decoder_start_token_id=vocabulary,
        eos_token_id=0,
        forced_eos_token_id=0,
        bos_token_id=None,
        d_model=recipe.width,
        encoder_layers=recipe.encoder_layers,
        decoder_layers=recipe.decoder_layers,
        encoder_ffn_dim=recipe.feed_forward,
        decoder_ffn_dim=recipe.feed_forward,
        encoder_attention_heads=recipe.heads,
        decoder_attention_heads=recipe.heads,
        activation_function="relu",
        dropout=recipe.dropout,
        attention_dropout=0.0,
        activation_dropout=0.0,
        max_position_embeddings=512,
        scale_embedding=True,
        static_position_embeddings=True,  # type: ignore[call-arg]
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
    )
    config._attn_implementation = "sdpa" if device == "cuda" else "eager"
    model = MarianMTModel(config)
    with torch.no_grad():
        for name, weights in model.named_parameters():
            if is_matrix(name, weights):
                torch.nn.init.xavier_uniform_(weights)
        embedding = _embedding(model)
        torch.nn.init.normal_(embedding, std=recipe.width**-0.5)
        embedding[vocabulary].zero_()
    return model


def _embedding(model: MarianMTModel) -> torch.Tensor:
    weights = model.get_input_embeddings().weight
    assert isinstance(weights, torch.Tensor)
    return weights


def is_matrix(name: str, weights: torch.Tensor) -> bool:
    """Tell whether a parameter is a matrix of a layer (and no embedding)."""
    return weights.dim() == 2 and "embed" not in name and "shared" not in name


def loss(
    model: MarianMTModel,
    source: npt.NDArray[np.int64],
    target: npt.NDArray[np.int64],
    device: str,
    smoothing: float = 0.0,
) -> tuple[torch.Tensor, int]:
    """Return the summed negative log-likelihood of the target pieces in nats, and how many there are.

    Padding is cut away before the output layer, which is the most expensive one of a small model.
    """
    padding = model.config.pad_token_id
    assert padding is not None
    x = torch.from_numpy(source).to(device, non_blocking=True)
    y = torch.from_numpy(target).to(device, non_blocking=True)
    start = torch.full((y.size(0), 1), padding, device=y.device)
    hidden = model.model(
        input_ids=x,
        attention_mask=torch.ne(x, padding).long(),
        decoder_input_ids=torch.cat([start, y[:, :-1]], 1),
        use_cache=False,
    ).last_hidden_state
    gold = y.reshape(-1)
    real = gold != padding
    hidden, gold = hidden.reshape(-1, hidden.size(-1))[real], gold[real]
    logits = functional.linear(hidden, _embedding(model)[:padding])
    nll = functional.cross_entropy(logits.float(), gold, reduction="sum", label_smoothing=smoothing)
    return nll, gold.numel()


def export(weights: Mapping[str, torch.Tensor], recipe: Recipe, data: Path, folder: Path) -> None:
    """Write a model with these weights in the Hugging Face layout, float16, into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(data / PIECES))
    count = pieces.get_piece_size()
    model = build(recipe, count)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.requires_grad:
                parameter.copy_(weights[name])
    model.config.dtype = "float16"
    model.generation_config = GenerationConfig(  # type: ignore[no-untyped-call]
        num_beams=4,
        max_length=512,
        pad_token_id=count,
        eos_token_id=0,
        forced_eos_token_id=0,
        decoder_start_token_id=count,
        bad_words_ids=[[count]],
    )
    model.to(torch.float16).save_pretrained(folder)  # type: ignore[arg-type]
    for side in ("source", "target"):
        shutil.copyfile(data / PIECES, folder / f"{side}.spm")
    names = {("</s>" if i == 0 else "<unk>" if i == 1 else pieces.id_to_piece(i)): i for i in range(count)}
    (folder / "vocab.json").write_text(json.dumps({**names, "<pad>": count}, ensure_ascii=False), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(
        json.dumps(
            {
                "tokenizer_class": "MarianTokenizer",
                "source_lang": "fr",
                "target_lang": "en",
                "model_max_length": 512,
                "eos_token": "</s>",
                "unk_token": "<unk>",
                "pad_token": "<pad>",
            }
        ),
        encoding="utf-8",
    )
