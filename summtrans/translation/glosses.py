"""Rare French words replaced by their English before the model sees the sentence.

A small model has seen a rare word too seldom to know it, and takes it for a common one; but it learns soon to leave an
English word as it is. So the words that a table is nearly sure of are put in by it: source-side code-switching (Song et
al. 2019, https://aclanthology.org/N19-1044; Dinu et al. 2019, https://aclanthology.org/P19-1294). Only a model that was
trained on such sources gains by it: models.yaml says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from summtrans.translation.names import anglicized

_LETTERS = re.compile(r"[^\W\d_]+")


class Gloss(NamedTuple):
    """The English of a French word, and how often the French word stood in the pairs that it was learned from."""

    english: str
    occurrences: int


@lru_cache(maxsize=1)
def _table() -> dict[str, Gloss]:
    learned = {french: Gloss(english, int(occurrences)) for french, english, occurrences in _rows("glosses.tsv")}
    # What the press writes and parallel text seldom has counts as rare, whatever it was taken for elsewhere.
    return learned | {french: Gloss(english, 0) for french, english in press_glosses().items()}


@lru_cache(maxsize=1)
def press_glosses() -> Mapping[str, str]:
    """Return the English of words that the press writes often and parallel text seldom, written by hand."""
    return {row[0]: row[1] for row in _rows("press_glosses.tsv")}


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files("summtrans.data").joinpath(name).read_text(encoding="utf-8")
    return (row.split("\t") for row in text.splitlines() if not row.startswith("#"))


def gloss(french: str, commonest: int) -> str:
    """Return ``french`` with the English of the words that occur at most ``commonest`` times in the training pairs.

    A capital inside the sentence may begin a name: such words stay, but for the names that English writes otherwise
    (`summtrans.translation.names.anglicized`). With ``commonest`` 0 nothing changes.
    """
    return with_english_words(anglicized(french), commonest) if commonest > 0 else french


def with_english_words(french: str, commonest: int) -> str:
    """Return ``french`` with the English of its rare words, its names as they are."""

    def english(match: re.Match[str]) -> str:
        word = match.group()
        if match.start() and not word[0].islower():
            return word
        found = _table().get(word.lower())
        if found is None or found.occurrences > commonest:
            return word
        return found.english if word[0].islower() else found.english[0].upper() + found.english[1:]

    return _LETTERS.sub(english, french)
