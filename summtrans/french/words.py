"""French words: tokens, folded forms, stems, stop words, and how rare a word is in French news.

The rarity table (``data/rarity.txt``) holds document frequencies of stems over 24,000 French news articles. It is read
once, when the first word is weighed.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:(?<=aujourd)['’]hui)?", re.IGNORECASE)
_MARKS = re.compile(r"[\u0300-\u036f]")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss"})


class Word(NamedTuple):
    """A word of a text: ``form`` is lower-case without accents, ``raw`` as it is written at ``start`` to ``end``."""

    form: str
    raw: str
    start: int
    end: int


class Rarity(NamedTuple):
    """The table of document frequencies: stem to frequency, the stems that are mostly names, and the collection."""

    frequencies: dict[str, int]
    names: frozenset[str]
    documents: int


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, ligatures opened: capitals in print often lack their accents."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFD", text.translate(_LIGATURES).lower())
    return _MARKS.sub("", text)


@lru_cache(maxsize=1 << 12)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text``: runs of letters and digits; apostrophes and hyphens part words."""
    return tuple([Word(fold(m[0]), m[0], *m.span()) for m in _WORD.finditer(text)])


def forms(text: str) -> list[str]:
    """Return the folded words of ``text`` without their places."""
    return [fold(raw) for raw in _WORD.findall(text)]


@lru_cache(maxsize=1 << 15)
def count_words(text: str) -> int:
    """Return the number of words by white space, as an editor counts; signs standing alone do not count."""
    pieces = text.split()
    return len(pieces) - sum(1 for piece in pieces if not piece[0].isalnum() and not _WORD.search(piece))


@lru_cache(maxsize=1 << 17)
def stem(form: str) -> str:
    """Return the stem of a folded word by the Snowball algorithm for French (Porter, http://snowballstem.org).

    Folding comes first so that "ÉLUS", "élus" and "elus" have one stem.
    """
    stemmed: str = _stemmer().stemWord(form)
    return stemmed


def stems(text: str) -> list[str]:
    """Return the stems of the words of ``text`` that carry meaning, in order."""
    return [stem(word.form) for word in words(text) if not is_stop(word.form)]


def is_stop(form: str) -> bool:
    """Tell whether a folded word carries no meaning of its own (articles, pronouns, auxiliaries, single letters)."""
    return (len(form) == 1 and not form.isdigit()) or form in _stop_words()


def rarity(stemmed: str) -> float:
    """Return the inverse document frequency of a stem in French news, in nats (about 0.5 to 10)."""
    table = _rarity()
    return math.log((table.documents + 1) / (table.frequencies.get(stemmed, 1) + 0.5))


def mostly_name(stemmed: str) -> bool:
    """Tell whether a stem is nearly always written with a capital in French news ("macron", "pari")."""
    return stemmed in _rarity().names


def is_known(stemmed: str) -> bool:
    """Tell whether the stem is in the table at all."""
    return stemmed in _rarity().frequencies


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(fold(line) for row in _rows("stopwords.txt") for line in row.split())


@cache
def _rarity() -> Rarity:
    rows = _rows("rarity.txt")
    documents = int(next(rows))
    frequencies: dict[str, int] = {}
    names: set[str] = set()
    for row in rows:
        frequency, *entries = row.split(" ")
        for entry in entries:
            folded = entry.lower()
            frequencies[folded] = int(frequency)
            if folded != entry:
                names.add(folded)
    return Rarity(frequencies, frozenset(names), documents)


def _rows(name: str) -> Iterator[str]:
    text = resources.files("summtrans").joinpath(f"data/{name}").read_text("utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _stemmer():  # type: ignore[no-untyped-def]  # noqa: ANN202  (PyStemmer has no types)
    import Stemmer

    return Stemmer.Stemmer("french")
