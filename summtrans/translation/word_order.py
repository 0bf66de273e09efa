"""Adjectives of nationality that stand after their noun, as in French: "the Prime Minister Cambodian"."""

from __future__ import annotations

import re

from summtrans.french.words import words
from summtrans.translation.glosses import capitalized, english_of

_BETWEEN = """a an and are as at be been but by for from had has have he her his in into is it its of on or our said she
    so than that the their they this to was were which who will with would""".split()
_WORD = rf"(?!(?:{'|'.join(_BETWEEN)})\b)[A-Za-z][a-z-]+"
_BEFORE = r"\b(?P<before>[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|\d+)"
_FIRST = r"(?:new|former|first|second|young|old|top|main|last|next|other) "  # stands before a nationality
_AFTER = r"(?=$|[,.;:\"]| (?:[A-Z]|(?:and|as|at|by|for|from|had|has|have|in|is|of|on|said|to|was|were|who|with)\b))"


def with_adjectives_first(french: str, english: str) -> str:
    """Return the English with such adjectives before their noun and its other words, where the French has one."""
    for adjective in dict.fromkeys(filter(None, (_nationality(word.raw) for word in words(french)))):
        pattern = re.compile(
            rf"{_BEFORE} (?P<first>{_FIRST})?(?P<noun>{_WORD}(?: {_WORD}){{0,2}}) (?P<adjective>{adjective}){_AFTER}"
        )
        english = pattern.sub(_ordered, english)
    return english


def _nationality(word: str) -> str | None:
    """Return the English of a French adjective of nationality: small in French, with a capital in English."""
    english = english_of(word) if word.islower() else None
    return english if english in capitalized() else None


def _ordered(match: re.Match[str]) -> str:
    before, adjective = match["before"], match["adjective"]
    if before.lower() in ("a", "an") and match["first"] is None:
        before = before[0] + ("n" if adjective[0] in "AEIO" and not adjective.startswith("Eu") else "")
    return f"{before} {match['first'] or ''}{adjective} {match['noun']}"
