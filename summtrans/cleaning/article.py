"""Find the article among the lines of a page.

The article is the stretch of lines with the greatest sum of scores (`summtrans.french.density`). Inside it, what the
furniture table names goes; above it, the headline is the line that shares words with the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from summtrans.french.density import scores
from summtrans.french.headlines import headline_above
from summtrans.french.lines import Line, listed

_FEW = 4
"""So many unknown short lines above or below an article are no menu: pasted headlines, or the last of a list."""


def kept_lines(lines: Sequence[Line]) -> list[str | None]:
    """Return for each line the reason why it goes, or None where it stays."""
    reasons: list[str | None] = ["rule" if line.is_rule else line.furniture for line in lines]
    in_list = listed(lines)
    stretches = _stretches(scores(lines, in_list))
    if not stretches:
        return [reason or ("list of links" if inside else None) for reason, inside in zip(reasons, in_list, strict=True)]
    last = 0
    for number, (start, end) in enumerate(stretches):
        headline = headline_above(lines, in_list, last, start)
        first = start if headline is None else headline
        _outside(lines, reasons, last, first, in_list, leading=True)
        _inside(reasons, in_list, start if headline is None else headline + 1, end)
        last = end
        if number + 1 == len(stretches):
            _outside(lines, reasons, end, len(lines), in_list, leading=False)
    return reasons


def _stretches(points: Sequence[float]) -> list[tuple[int, int]]:
    """Return the stretch (start, end) of the greatest sum, in a list; an empty list if no score is positive."""
    best, best_start, best_end, total, start = 0.0, 0, 0, 0.0, 0
    for index, score in enumerate(points):
        if total <= 0:
            total, start = 0.0, index
        total += score
        if total > best:
            best, best_start, best_end = total, start, index + 1
    return [(best_start, best_end)] if best > 0 else []


def _outside(
    lines: Sequence[Line], reasons: list[str | None], start: int, end: int, in_list: Sequence[bool], *, leading: bool
) -> None:
    unknown = [index for index in range(start, end) if reasons[index] is None]
    if any(in_list[start:end]) or len(unknown) > _FEW or any(lines[index].furniture for index in range(start, end)):
        for index in unknown:
            reasons[index] = "outside the article"


def _inside(reasons: list[str | None], in_list: Sequence[bool], start: int, end: int) -> None:
    for index in range(start, end):
        if in_list[index] and reasons[index] is None:
            reasons[index] = "list of links"

