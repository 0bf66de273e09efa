"""Sentences that are longer than a model translates well: cut at clause boundaries, joined again in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summtrans.french.words import fold
from summtrans.translation.glosses import capitalized
from summtrans.translation.typography import DAYS_AND_MONTHS

# Where a French sentence may be cut, best first. The cut falls after the match.
_BOUNDARIES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[.!?…][\"»]?\s+(?=[«\"A-ZÀ-Ý])",
        r";\s+",
        r"\s:\s+|:\s+",
        r",\s+(?=(?:et|mais|ou|or|car|donc|puis|alors que|tandis que|bien que|même si|afin que|parce que|puisque)\b)",
        r",\s+(?=(?:qui|que|dont|où|ce qui|ce que|selon|après|avant|avec|sans|pour)\b)",
        r"\s[–—-]\s+",
        r",\s+",
        r"\s+(?=(?:et|mais|ou|car|alors que|tandis que|parce que|afin de|pour)\s)",
    )
)
# Inside a clause: before a preposition, then between any two words that are not parts of one name.
_WEAK_BOUNDARIES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s+(?=(?:contrairement|selon|depuis|pendant|lors|après|avant|dans|avec|sans|entre|malgré|grâce|chez|vers)\s)",
        r"(?<![A-ZÀ-Ý])\b[\w'’]{4,}[.,)]?\s+(?=[a-zà-ÿ\d])",
        r"\s+",
    )
)
# So much longer than the limit (times) may a sentence be where it would have to be cut inside a clause.
_STRETCH = 1.4


def split_long(text: str, longest: int, count: Callable[[str], int]) -> list[str]:
    """Cut ``text`` into parts of at most ``longest`` pieces each, as ``count`` counts them.

    A part ends at the best boundary near the middle. Where no clause ends, a part may have 1.4 times the limit before
    it is cut inside; only a single word stays longer still. The parts joined with a space give the text again (white
    space aside).
    """
    pieces = count(text)
    if pieces <= longest:
        return [text]
    cut = _cut(text, _BOUNDARIES)
    if cut is None and pieces <= _STRETCH * longest:
        return [text]
    cut = cut or _cut(text, _WEAK_BOUNDARIES)
    if cut is None:
        return _hard(text, longest, count)
    head, tail = text[:cut].strip(), text[cut:].strip()
    return [*split_long(head, longest, count), *split_long(tail, longest, count)]


def _cut(text: str, boundaries: Sequence[re.Pattern[str]]) -> int | None:
    middle = len(text) / 2
    for boundary in boundaries:
        places = [m.end() for m in boundary.finditer(text) if 0.2 * len(text) <= m.end() <= 0.8 * len(text)]
        if places:
            return min(places, key=lambda place: abs(place - middle))
    return None


def _hard(text: str, longest: int, count: Callable[[str], int]) -> list[str]:
    """Cut a text without white space (a URL, a table's ruins) where it must be cut."""
    words = text.split()
    if len(words) > 1:
        half = len(words) // 2
        return [part for piece in (words[:half], words[half:]) for part in split_long(" ".join(piece), longest, count)]
    step = max(1, longest // 2)
    return [text[first : first + step] for first in range(0, len(text), step)]


def join(parts: Sequence[str], sources: Sequence[str]) -> str:
    """Join the translations of the parts of one sentence: inner capitals and full stops that the cut made go."""
    result = ""
    for index, (part, source) in enumerate(zip(parts, sources, strict=True)):
        text = part.strip()
        if index + 1 < len(parts) and text.endswith(".") and not source.rstrip("\"' ").endswith("."):
            text = text[:-1]
            if source.rstrip().endswith((",", ";", ":")):
                text += source.rstrip()[-1]
        first = source.lstrip("\"'« ")[:1]
        if index and first.islower() and not _is_proper(re.split(r"\W", text, maxsplit=1)[0], source):
            text = text[:1].lower() + text[1:]
        result = f"{result} {text}".strip()
    return result


def _is_proper(word: str, source: str) -> bool:
    """Tell whether an English word keeps its capital: a day, an acronym, "French", a name of the French source."""
    if len(word) < 2:
        return word == "I"
    if word in DAYS_AND_MONTHS or not word[1:].islower() or word in capitalized():
        return True
    return any(fold(name).startswith(fold(word)[:3]) for name in re.findall(r"[A-ZÀ-Ý]\w+", source))
