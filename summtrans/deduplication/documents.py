"""Whole documents that are copies of each other: republished, updated, or lifted in part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summtrans.french.words import forms
from summtrans.values import Document

_WORDS = 5  # words of a shingle (Broder 1997, "On the resemblance and containment of documents")
_RESEMBLANCE = 0.3
_CONTAINMENT = 0.5
_SMALLEST = 5  # shingles; a shorter text is a copy only of one that holds all of it


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of two documents is the same, in runs of five words, each 0 to 1.

    ``resemblance``: of both together (Jaccard); ``containment``: of the shorter one.
    """

    resemblance: float
    containment: float

    @property
    def same(self) -> bool:
        """Whether one document is a copy of the other, whole, updated or shortened.

        Two reports of one event by different hands share a quotation or two: far less than half of either.
        """
        return self.resemblance >= _RESEMBLANCE or self.containment >= _CONTAINMENT


def compare_documents(a: Document, b: Document) -> Likeness:
    """Compare two documents by their runs of five words; case, accents and signs do not count."""
    return _likeness(_shingles(a.text), _shingles(b.text))


def copies(documents: Sequence[Document]) -> tuple[int | None, ...]:
    """Return, for each document, the index of the longest document that it is a copy of, or None.

    Documents are taken from the longest to the shortest, so that each copy matches the one that stands for it, and no
    chain can drift. Only documents that share a run of words are compared, at a cost in proportion to what they share.
    """
    shingles = [_shingles(document.text) for document in documents]
    order = sorted(range(len(documents)), key=lambda index: (-len(shingles[index]), documents[index].text, index))
    rank = {index: place for place, index in enumerate(order)}
    holders: dict[tuple[str, ...], list[int]] = {}
    found: list[int | None] = [None] * len(documents)
    for index in order:
        shared: dict[int, int] = {}
        for shingle in shingles[index]:
            for other in holders.get(shingle, ()):
                shared[other] = shared.get(other, 0) + 1
        originals = [other for other in shared if _likeness(shingles[index], shingles[other], shared[other]).same]
        if originals:
            found[index] = min(originals, key=rank.__getitem__)
        else:
            for shingle in shingles[index]:
                holders.setdefault(shingle, []).append(index)
    return tuple(found)


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = forms(text)
    if len(words) < _WORDS:
        return frozenset([tuple(words)] if words else [])
    return frozenset(zip(*(words[start:] for start in range(_WORDS)), strict=False))


def _likeness(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]], shared: int | None = None) -> Likeness:
    both = len(a & b) if shared is None else shared
    smaller = min(len(a), len(b))
    if not both:
        return Likeness(0.0, 0.0)
    containment = both / smaller
    if smaller < _SMALLEST and both < smaller:
        return Likeness(0.0, 0.0)
    return Likeness(both / (len(a) + len(b) - both), containment)
