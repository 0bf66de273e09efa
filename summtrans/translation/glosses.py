"""Rare French words replaced by their English before the model sees the sentence.

A small model has seen a rare word too seldom to know it, and takes it for a common one; but it learns soon to leave an
English word as it is. So the words that a table is nearly sure of are put in by it: source-side code-switching (Song et
al. 2019, https://aclanthology.org/N19-1044; Dinu et al. 2019, https://aclanthology.org/P19-1294). Only a model that was
trained on such sources gains by it: models.yaml says which.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from summtrans.french.words import fold
from summtrans.translation.names import anglicized, english_names

_LETTERS = re.compile(r"[^\W\d_]+")
_EX_BEFORE = re.compile(r"-[a-zà-ÿ]")
_TOWARD_A_TIME = re.compile(r"\b([Vv])ers (?=\d{1,2} ?h)")


class Gloss(NamedTuple):
    """The English of a French word, and how often the French word stood in the pairs that it was learned from."""

    english: str
    occurrences: int


@lru_cache(maxsize=1)
def _learned() -> Mapping[str, Gloss]:
    either = {row[0] for row in _rows("press_glosses.tsv") if len(row) == 1}
    rows = (row for row in _rows("glosses.tsv") if row[0] not in either)
    return {french: Gloss(english, int(occurrences)) for french, english, occurrences in rows}


def learned_glosses() -> Iterator[str]:
    """Yield the English words of the table that was learned from pairs."""
    return (each.english for each in _learned().values())


@lru_cache(maxsize=1)
def capitalized() -> frozenset[str]:
    """Return the English words that the tables write with a capital and never without: "French", but not "The"."""
    texts = (*press_glosses().values(), *learned_glosses(), *english_names())
    words = {word for text in texts for word in _LETTERS.findall(text)}
    return frozenset(word for word in words if word[0].isupper() and word.lower() not in words)


def english_of(word: str) -> str | None:
    """Return the English of a French word in lower case, if one of the tables has it."""
    learned = _learned().get(word)
    return press_glosses().get(word) or (learned.english if learned else None)


@lru_cache(maxsize=1)
def press_glosses() -> Mapping[str, str]:
    """Return the English of words and phrases that the press writes often and parallel text seldom, written by hand.

    Words that stand in the file alone mean one thing here and another there: they are left to the model.
    """
    return {row[0]: row[1] for row in _rows("press_glosses.tsv") if len(row) > 1}


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, Sequence[str]]:
    """Return the phrases of several words by the first of them, the longest first."""
    by_first: dict[str, list[str]] = {}
    for french in press_glosses():
        first = _LETTERS.match(french)
        if first is not None and first.group() != french:
            by_first.setdefault(first.group().lower(), []).append(french)
    return {first: sorted(found, key=lambda phrase: (-len(phrase), phrase)) for first, found in by_first.items()}


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files("summtrans.data").joinpath(name).read_text(encoding="utf-8")
    return (row.split("\t") for row in text.splitlines() if not row.startswith("#"))


def gloss(french: str, commonest: int, also: Collection[str] = ()) -> str:
    """Return ``french`` with the English of the words that occur at most ``commonest`` times in the training pairs.

    The words in ``also`` (in lower case) have their English however common they are. A capital inside the sentence may
    begin a name: such words stay, but for the names that English writes otherwise
    (`summtrans.translation.names.anglicized`). With ``commonest`` 0 nothing changes.
    """
    if commonest <= 0:
        return french
    french = _TOWARD_A_TIME.sub(lambda match: "around " if match[1] == "v" else "Around ", french)
    return with_english_words(anglicized(french), commonest, also=also)


def with_english_words(french: str, commonest: int, english: str | None = None, also: Collection[str] = ()) -> str:
    """Return ``french`` with the English of its rare words and of the press's phrases, its names as they are.

    With ``english``, the translation, the press's words and phrases are only changed where their English stands there.
    """
    have = None if english is None else english.lower()
    parts: list[str] = []
    end = 0
    for match in _LETTERS.finditer(french):
        if match.start() < end:
            continue
        limit = math.inf if match.group().lower() in also else commonest
        found = _phrase(french, match, have) or _word(match, limit, have)
        if found is not None:
            stop, wanted = found
            parts += [french[end : match.start()], wanted]
            end = stop
    return "".join([*parts, french[end:]])


def _phrase(french: str, match: re.Match[str], have: str | None) -> tuple[int, str] | None:
    """Return where the phrase that begins here ends, and its English; "ex-" before a word is one, too."""
    start = match.start()
    for phrase in _phrases().get(match.group().lower(), ()):
        stop = start + len(phrase)
        if fold(french[start:stop]) != fold(phrase) or french[stop : stop + 1].isalnum():
            continue
        wanted = press_glosses()[phrase]
        if have is None or wanted.lower() in have:
            return stop, _cased(wanted, french, start)
    if match.group() in ("ex", "Ex") and _EX_BEFORE.match(french, match.end()) and (have is None or "former" in have):
        return match.end() + 1, _cased("former ", french, start)
    return None


def phrases_said(french: str, english: str) -> list[str]:
    """Return the press's phrases of a French sentence whose English stands in ``english``."""
    have = english.lower()
    return [
        phrase
        for match in _LETTERS.finditer(french)
        for phrase in _phrases().get(match.group().lower(), ())
        if fold(french[match.start() : match.start() + len(phrase)]) == fold(phrase)
        and press_glosses()[phrase].lower() in have
    ]


def _word(match: re.Match[str], commonest: float, have: str | None) -> tuple[int, str] | None:
    word = match.group()
    if match.start() and not word[0].islower():
        return None
    wanted = press_glosses().get(word.lower())
    if wanted is None or (have is not None and wanted.lower() not in have):
        learned = _learned().get(word.lower())
        wanted = learned.english if learned is not None and learned.occurrences <= commonest else None
    return None if wanted is None else (match.end(), _cased(wanted, match.string, match.start()))


def _cased(english: str, french: str, start: int) -> str:
    """Return the English with a capital where it begins the sentence and the French has one."""
    return (
        english[0].upper() + english[1:] if not french[:start].strip(" \"'«") and french[start].isupper() else english
    )
