"""What a full stop after an abbreviation, an initial or a figure means."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_INITIAL = re.compile(r"(?:[A-ZÀ-Þ][a-z]?\.-?)*[A-ZÀ-Þ][hr]?")
_ACRONYM = re.compile(r"(?:[A-ZÀ-Þ]\.){1,}[A-ZÀ-Þ]")
_FIGURE = re.compile(r"[\d§]|[IVXLC]+(?![\w'’])|[LRDA]\.?[ -]?\d")
_NUMBERING = re.compile(r"[-–—•(\s]*(?:\d{1,2}|[IVX]{1,5}|[A-Za-z])")
_LETTERS = re.compile(r"[^\W\d_]+")
_PARTICLES = frozenset({"le", "la", "l", "de", "du", "des", "d", "van", "von", "el", "al", "mac", "mc"})


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in files("summtrans").joinpath("data/abbreviations.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            current.extend(line.split())
    return {name: frozenset(words) for name, words in sections.items()}


def opens_sentence(following: str) -> bool:
    """Tell whether ``following`` begins with a word that opens sentences and hardly ever names, as "Les" does."""
    word = _LETTERS.match(following)
    if word is None:
        return False
    elided = following[word.end() : word.end() + 1] in ("'", "’")
    return word.group().lower() in _table()["opener"] and (elided or len(word.group()) > 1 or word.group() in "AÀY")


def stop_ends_sentence(before: str, word: str, following: str) -> bool:
    """Tell whether the full stop after ``word`` ends a sentence.

    ``before`` is the sentence up to ``word``; ``following`` begins at the next word (quotes and dashes left aside),
    which does not begin in lower case.
    """
    lower = word.lower()
    opener = opens_sentence(following)
    table = _table()
    if _NUMBERING.fullmatch(word) and (not before.strip() or before.rstrip().endswith((";", ":"))):
        return False
    if lower in table["closing"]:
        return True
    if lower in table["title"]:
        return False
    if lower in table["reference"] and _FIGURE.match(following):
        return False
    if lower in table["other"] or (lower in table["reference"] and len(lower) <= 2) or _ACRONYM.fullmatch(word):
        return opener
    if _INITIAL.fullmatch(word):
        if before.rstrip()[-1:].isdigit():
            return True
        particle = _LETTERS.match(following)
        return opener and (particle is None or particle.group().lower() not in _PARTICLES)
    return True


def is_abbreviation(word: str) -> bool:
    """Tell whether ``word`` (without its last full stop) is in the table of abbreviations, or an initial."""
    lower = word.lower()
    table = _table()
    known = any(lower in table[name] for name in ("title", "reference", "other", "closing"))
    return known or _INITIAL.fullmatch(word) is not None
