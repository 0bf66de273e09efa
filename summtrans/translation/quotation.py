"""Quotation marks where the French has them: a small model drops one of a pair, doubles it, or puts another kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

_FRENCH = re.compile(r"[«»“”\"]")
_OPENS, _CLOSES = "«“", "»”"
_SINGLE = re.compile(r"(?<![\w'])'(?=[\w€$])([^'\"]{1,120}?)(?<=[\w.,!?%])'(?![\w'])")
_LATE = 0.97  # part of a sentence from which a mark stands at its end
_MOST = 9  # marks in the English; beyond it the ways to choose among them are too many

Span = tuple[float, float]


def with_quotation_marks(french: str, english: str) -> str:
    """Return the English with as many pairs of double quotation marks as the French has, as far as they can be told.

    Marks too many go, so that those that stay lie where the French ones do; one of a pair that is missing at the
    beginning or the end of the sentence is put there, and one that stays alone goes. French whose own marks do not
    pair, and English that has its marks, stay as they are.
    """
    spans = _quoted(french)
    if spans is None or any(end - start < 3 / len(french) for start, end in spans):
        return english
    if spans:
        english = _SINGLE.sub(r'"\1"', english)
    marks = [place for place, sign in enumerate(english) if sign == '"']
    if len(marks) == 2 * len(spans) or len(marks) > _MOST:
        return english
    if len(spans) == 1 and len(marks) == 1 and (whole := _completed(spans[0], english, marks[0])):
        return whole
    kept = _best(spans, marks, english)
    return "".join(sign for place, sign in enumerate(english) if sign != '"' or place in kept)


def _quoted(french: str) -> list[Span] | None:
    """Return where the quotations of a sentence begin and end, in parts of its length; None where marks do not pair."""
    found: list[Span] = []
    opened: int | None = None
    for match in _FRENCH.finditer(french):
        sign = match.group()
        if opened is None and sign not in _CLOSES:
            opened = match.start()
        elif opened is not None and sign not in _OPENS:
            found.append((opened / len(french), match.end() / len(french)))
            opened = None
        else:
            return None
    return None if opened is not None else found


def _completed(span: Span, english: str, mark: int) -> str | None:
    """Return the English with the missing one of a single pair at its beginning or end, if the French one is there."""
    ends = english.rstrip().endswith('"')
    if span[0] == 0.0 and mark > 0 and not (ends and span[1] < _LATE):
        return f'"{english}'
    if span[1] >= _LATE and not ends and not english.startswith('"'):
        return f'{english}"'
    return None


def _best(spans: Sequence[Span], marks: Sequence[int], english: str) -> frozenset[int]:
    """Return the marks to keep: an even number, two for each quotation at most, that lie most like the French ones."""
    pairs = min(len(spans), len(marks) // 2)
    choices = (
        (sum(abs(mark / len(english) - place) for mark, place in zip(kept, places, strict=True)), kept)
        for wanted in combinations(spans, pairs)
        for places in [[place for span in wanted for place in span]]
        for kept in combinations(marks, 2 * pairs)
        if all(_may_be(english, mark, opening=number % 2 == 0) for number, mark in enumerate(kept))
    )
    return frozenset(min(choices, default=(0.0, ()))[1])


def _may_be(english: str, mark: int, *, opening: bool) -> bool:
    """Tell whether a mark has its space on the side where one that opens, or closes, has it."""
    before, after = english[mark - 1 : mark], english[mark + 1 : mark + 2]
    return not before.isalnum() if opening else bool(before.strip()) and not after.isalnum()
