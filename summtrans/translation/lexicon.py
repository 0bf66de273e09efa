"""Whether the English speaks of what the French speaks of, in words that there are: two lists learned from pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from summtrans.french import words as french_words
from summtrans.french.words import fold
from summtrans.translation.glosses import learned_glosses, phrases_said, press_glosses
from summtrans.translation.names import english_names

_WORD = re.compile(r"[^\W_]+")
_ENGLISH_STOP = frozenset(
    """a also an and any are as at be been being but by can could d did do does each for from had has have he her his
    how i if in into is it its just ll may me might more most mr mrs ms must my no nor not of on only or other our out
    over own re s shall she should so some such t than that the their them then there these they this those to too under
    up us ve very was we were what when where which while who whom why will with would you your""".split()
)

_SHORTEST_COPY, _SHORTEST_INVENTION = 4, 3  # letters
_LETTERS = re.compile(r"[^\W\d_]+")
_BEGINS = re.compile(r"(?:^|: )[\s\"'«“(-]*$")


def french_stems(text: str) -> list[str]:
    """Return the stems of the French content words of ``text``."""
    return french_words.stems(text)


def english_stems(text: str) -> list[str]:
    """Return the stems of the English content words of ``text`` (Porter 2)."""
    return [english_stem(word) for word in _WORD.findall(fold(text)) if word not in _ENGLISH_STOP and len(word) > 1]


@lru_cache(maxsize=1 << 16)
def english_stem(word: str) -> str:
    """Return the stem of an English word in lower case (Porter 2)."""
    stemmed: str = _stemmer().stemWord(word)
    return stemmed


@cache
def _stemmer() -> Any:  # noqa: ANN401 - the library has no types
    import Stemmer

    return Stemmer.Stemmer("english")


@lru_cache(maxsize=1)
def _lexicon() -> Mapping[str, frozenset[str]]:
    text = resources.files("summtrans.data").joinpath("lexicon.txt").read_text(encoding="utf-8")
    rows = (row.split() for row in text.splitlines() if not row.startswith("#"))
    table = {row[0]: frozenset(row[1:]) for row in rows if row}
    for french, english in press_glosses().items():
        if not french.isalpha():
            continue  # a phrase
        stem = french_words.stem(fold(french))
        table[stem] = table.get(stem, frozenset()) | frozenset(english_stems(english))
    return table


def translations(stem: str) -> frozenset[str]:
    """Return the English stems that translate a French one; none where the lexicon does not know it."""
    return _lexicon().get(stem, frozenset())


def is_translation(stem: str) -> bool:
    """Tell whether an English stem translates any French one."""
    return stem in _english_vocabulary()


def lost(french: str, english: str) -> tuple[float, float]:
    """Return the weight of the French content words that the English lacks, and the weight of all that are known.

    A word's weight is its rarity in French news.
    """
    fates = {stem: kept for _, stem, kept in _fates(french, english)}
    weights = {stem: french_words.rarity(stem) for stem in fates}
    return sum(weights[stem] for stem, kept in fates.items() if not kept), sum(weights.values())


def lost_words(french: str, english: str) -> frozenset[str]:
    """Return the French content words, in lower case, that the English lacks or has left in French."""
    missing = {word.raw.lower() for word, _, kept in _fates(french, english) if not kept}
    return frozenset(missing.union(copied(french, english)))


def _fates(french: str, english: str) -> Iterator[tuple[french_words.Word, str, bool]]:
    """Yield the French content words that have known translations, their stems, and whether the English keeps them.

    A word counts as kept if one of its translations, or the word itself, is in the English, or if it belongs to a
    phrase of the press's whose English is there.
    """
    have = set(english_stems(english))
    said = {stem for phrase in phrases_said(french, english) for stem in french_stems(phrase)}
    for word in french_words.words(french):
        stem = french_words.stem(word.form)
        translations = None if french_words.is_stop(word.form) else _lexicon().get(stem)
        if translations is not None:
            yield word, stem, bool(translations & have) or stem in have or stem in said


def copied(french: str, english: str) -> tuple[str, ...]:
    """Return the French words that stand in the English as they are, though English has other words for them.

    Names, numbers and words that both languages share ("table", "ministre" for "minister") are none.
    """
    have = set(_WORD.findall(fold(english)))
    found = []
    for word in french_words.words(french):
        plain = word.raw.lower()
        if len(plain) < _SHORTEST_COPY or word.form not in have or _may_be_name(french, word):
            continue
        translations = _lexicon().get(french_words.stem(word.form))
        stem = english_stem(word.form)
        if translations and stem not in translations and stem not in _english_vocabulary():
            found.append(plain)
    return tuple(dict.fromkeys(found))


def _may_be_name(french: str, word: french_words.Word) -> bool:
    """Tell whether a capital is more than that of a sentence's first word."""
    if not word.raw[0].isupper():
        return False
    return not _BEGINS.search(french[: word.start]) or french_words.mostly_name(french_words.stem(word.form))


@lru_cache(maxsize=1)
def _english_vocabulary() -> frozenset[str]:
    return frozenset(stem for translations in _lexicon().values() for stem in translations)


def invented(french: str, english: str) -> tuple[str, ...]:
    """Return the words of the English that neither English writes nor the French holds: pieces put together wrongly."""
    own = set(_WORD.findall(fold(french)))
    found = []
    for word in _LETTERS.findall(english):
        plain = word.lower()
        if len(plain) >= _SHORTEST_INVENTION and not is_english_word(plain) and fold(plain) not in own:
            found.append(word)
    return tuple(dict.fromkeys(found))


def is_english_word(word: str) -> bool:
    """Tell whether a word in lower case is one that English texts write."""
    return word in _english_words()


@lru_cache(maxsize=1)
def _english_words() -> frozenset[str]:
    text = resources.files("summtrans.data").joinpath("english_words.txt").read_text(encoding="utf-8")
    glossed = " ".join([*press_glosses().values(), *learned_glosses(), *english_names()]).lower()
    return frozenset(text.split()) | frozenset(_LETTERS.findall(glossed))
