"""Comparing many pairs of texts, here or in processes of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from typing import Protocol

from summtrans.deduplication.comparison import Relation, compare
from summtrans.processes import worker_pool

_BATCH = 100  # pairs that a process gets at a time
_WORTH = 10_000  # pairs below which starting processes costs more than it saves
_AT_A_TIME = 60_000  # texts; the processes stand idle at the end of each round
Pair = tuple[str, str]


class Comparer(Protocol):
    """Compares pairs of sentences, and hands out the relations in the order of the pairs."""

    def __call__(self, pairs: Sequence[Pair]) -> Iterator[Relation]:
        """Return the relation of each pair."""


@contextmanager
def comparer(pairs: int, processes: int) -> Iterator[tuple[Comparer, int]]:
    """Yield what compares pairs, and how many texts at a time should be given to it.

    Processes are started only for ``pairs`` enough to be worth it, and ended with the context.
    """
    if processes < 2 or pairs < _WORTH:
        yield _here, 1
        return
    pool = worker_pool(processes)
    try:
        yield lambda given: _spread(pool, given), _AT_A_TIME
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _here(pairs: Sequence[Pair]) -> Iterator[Relation]:
    return (compare(first, second) for first, second in pairs)


def _spread(pool: Executor, pairs: Sequence[Pair]) -> Iterator[Relation]:
    """Compare in the pool; where a process was killed (out of memory, by hand), the rest is compared here."""
    batches = [pairs[start : start + _BATCH] for start in range(0, len(pairs), _BATCH)]
    done = 0
    try:
        for relations in pool.map(_compare_all, batches):
            done += len(relations)
            yield from relations
    except BrokenExecutor:
        yield from _here(pairs[done:])


def _compare_all(pairs: Iterable[Pair]) -> list[Relation]:
    return [compare(first, second) for first, second in pairs]
