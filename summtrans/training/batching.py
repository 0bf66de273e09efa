"""Endless batches of encoded pairs, padded to shapes out of a small set."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from summtrans.training.encoding import DATA
from summtrans.training.recipe import Recipe, of_tag

Batch: TypeAlias = "tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]"
# Few shapes, so that kernels and their caches are reused; fine steps where sentences are common.
_LENGTHS = np.array([*range(4, 65, 4), 72, 80, 96, 112, 128])
_FAR_APART = 3  # steps between the sides' lengths, from which both get the longer one


def batches(folder: Path, recipe: Recipe, padding: int, seed: int) -> Iterator[Batch]:
    """Yield source and target ids, ``(sentences, length)`` each, about ``recipe.tokens`` padded target pieces a batch.

    Every row ends with the id 0 (``</s>``) before its padding. Each pass over the data draws anew how often a pair
    counts (its tag's weight), and shuffles.
    """
    data = np.load(folder / DATA)
    source, target = data["source"], data["target"]
    source_lengths, target_lengths = (data[name].astype(np.int64) for name in ("source_lengths", "target_lengths"))
    source_starts = np.concatenate([[0], np.cumsum(source_lengths)])
    target_starts = np.concatenate([[0], np.cumsum(target_lengths)])
    times = np.array([of_tag(tag, recipe.weights, 1.0) for tag in data["tags"]], float)[data["tag"]]
    times = times * ((source_lengths < recipe.longest) & (target_lengths < recipe.longest))
    shapes = _shapes(source_lengths, target_lengths)
    rng = np.random.default_rng(seed)
    while True:
        copies = np.floor(times + rng.random(len(times)) * (times > 0)).astype(int)
        waiting: dict[int, list[int]] = {}
        for index in rng.permutation(np.repeat(np.arange(len(times)), copies)).tolist():
            shape = int(shapes[index])
            members = waiting.setdefault(shape, [])
            members.append(index)
            width_x, width_y = (int(_LENGTHS[step]) for step in divmod(shape, 64))
            if len(members) * max(width_x, width_y) >= recipe.tokens:
                yield (
                    _rows(members, source, source_starts, width_x, padding),
                    _rows(members, target, target_starts, width_y, padding),
                )
                waiting[shape] = []
        for shape, members in waiting.items():  # a small corpus would else never fill a batch
            if members and not copies.sum() * int(_LENGTHS[-1]) > 50 * recipe.tokens:
                width_x, width_y = (int(_LENGTHS[step]) for step in divmod(shape, 64))
                yield (
                    _rows(members, source, source_starts, width_x, padding),
                    _rows(members, target, target_starts, width_y, padding),
                )


def _shapes(source: npt.NDArray[np.int64], target: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    x, y = np.searchsorted(_LENGTHS, source + 1), np.searchsorted(_LENGTHS, target + 1)
    return np.where(abs(x - y) <= _FAR_APART, x * 64 + y, np.maximum(x, y) * 65)


def _rows(
    members: list[int], pieces: npt.NDArray[np.uint16], starts: npt.NDArray[np.int64], width: int, padding: int
) -> npt.NDArray[np.int64]:
    rows = np.full((len(members), width), padding, np.int64)
    for row, index in enumerate(members):
        sentence = pieces[starts[index] : starts[index + 1]]
        rows[row, : len(sentence)] = sentence
        rows[row, len(sentence)] = 0
    return rows


def ahead(iterator: Iterator[Batch], depth: int = 16) -> Iterator[Batch]:
    """Yield what ``iterator`` yields, made ahead of time by another thread."""
    queue: Queue[Any] = Queue(depth)

    def work() -> None:
        for item in iterator:
            queue.put(item)

    threading.Thread(target=work, daemon=True).start()
    while True:
        yield queue.get()
