"""How well a model foresees pairs: the loss that training makes small, on pairs it has seen and on others.

A change in it shows where BLEU is noise still. And it shows what was learned by heart: a loss on the pairs of a tag
that lies far below the one on a test set of the same kind says that their weight in the recipe is too high.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece
import torch
from transformers import MarianMTModel
from transformers.utils import logging

from summtrans.errors import InputError, ModelNotFoundError
from summtrans.training.encoding import LONGEST
from summtrans.training.network import loss

_AT_ONCE = 64  # sentences

Sides = tuple[str, str]


def losses(folder: Path, groups: Mapping[str, Sequence[Sides]]) -> dict[str, float]:
    """Return the mean loss, in nats a target piece, on each group of (French, English) pairs.

    Raises:
        ModelNotFoundError: ``folder`` has no model in the Hugging Face layout.
        InputError: a group has no pair that is short enough to be trained on.
    """
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = MarianMTModel.from_pretrained(folder, local_files_only=True, dtype=torch.float32)
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    except (OSError, ValueError) as error:
        raise ModelNotFoundError(f"There is no MarianMT model in {folder}: {error}.") from None
    model.train(False)
    return {name: _loss(model, _encoded(pieces, pairs), name) for name, pairs in groups.items()}


def by_tag(pairs: Iterable[tuple[str, str, str]], most: int, seed: int) -> dict[str, list[Sides]]:
    """Return ``most`` pairs of each tag, drawn at random (reservoir sampling, Vitter 1985)."""
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    found: dict[str, list[Sides]] = {}
    seen: Counter[str] = Counter()
    for french, english, tag in pairs:
        name = tag or "untagged"
        kept, number = found.setdefault(name, []), seen[name]
        seen[name] += 1
        if len(kept) < most:
            kept.append((french, english))
        elif (place := rng.randrange(number + 1)) < most:
            kept[place] = french, english
    return found


def _encoded(pieces: sentencepiece.SentencePieceProcessor, pairs: Sequence[Sides]) -> list[tuple[list[int], list[int]]]:
    sides = ((pieces.encode(french), pieces.encode(english)) for french, english in pairs)
    fitting = [(x, y) for x, y in sides if 0 < len(x) <= LONGEST and 0 < len(y) <= LONGEST]
    return sorted(fitting, key=lambda pair: len(pair[1]))


@torch.no_grad()
def _loss(model: MarianMTModel, rows: Sequence[tuple[list[int], list[int]]], name: str) -> float:
    if not rows:
        raise InputError(f"{name} has no pair of at most {LONGEST} pieces a side.")
    padding = model.config.pad_token_id
    assert padding is not None
    total, count = 0.0, 0
    for begin in range(0, len(rows), _AT_ONCE):
        some = rows[begin : begin + _AT_ONCE]
        nll, number = loss(model, _padded([x for x, _ in some], padding), _padded([y for _, y in some], padding), "cpu")
        total, count = total + float(nll), count + number
    return total / count


def _padded(rows: Sequence[Sequence[int]], padding: int) -> npt.NDArray[np.int64]:
    found = np.full((len(rows), 1 + max(map(len, rows))), padding, np.int64)
    for row, ids in zip(found, rows, strict=True):
        row[: len(ids)] = ids
        row[len(ids)] = 0
    return found
