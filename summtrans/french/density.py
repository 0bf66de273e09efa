"""How much each line of a page looks like running text: the scores that articles and seams are found by.

Articles are where running text is dense; menus, teasers and footers are where short lines are. So lines get scores,
positive for running text, negative for what surrounds it, and an article is a stretch of great sum (maximum
subsequence segmentation: Pasternack and Roth, "Extracting article text from the web", WWW 2009).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summtrans.french.lines import Line

_AROUND = {
    "section": -5.0, "comment": -4.0, "legal": -5.0, "ticker": -3.0, "quotes": -2.0, "menu": -3.0, "account": -2.0,
    "newsletter": -1.5, "share": -1.5, "moment": -1.5, "cookies": -1.0, "link": -1.0, "byline": -1.0, "credit": -0.5,
    "player": -1.0, "url": -1.0, "ad": -0.5, "reply": -2.0, "video": -1.2,
}  # fmt: skip
"""What a furniture line costs, by kind: the more for those that stand at an article's end than within it."""

_WORDS_A_POINT = 6
_MOST_WORDS = 60
"""A paragraph longer than that says no more than one of that length."""

_TEASER_WORDS, TEASER = 40, 1.0
"""A paragraph of so few words at most that stands alone between short lines may be a teaser, and weighs no more."""

_WITHIN = frozenset("link player ad newsletter share account cookies credit video".split())
_ASIDE = 3
"""Furniture that stands within articles, and how many such lines between two paragraphs leave them neighbours."""

_LISTED, _RULE, _SHORTEST, _SHORT = -2.5, -0.5, -2.0, -1.2
_COMMENT, _CONTINUED = -1.0, 0.5
"""A reader's comment; a line that goes on from the one above, or leads over to the next, as in an enumeration."""

_COMMENT_WORDS = 150
"""Words of a reader's comment at most; a longer paragraph alone is an article's."""

_GAP = 2
"""Empty lines between documents of a paste; comments stand closer together."""

_SIGNATURE = 12
"""Words of a line that says who wrote a comment, and when."""

_DATE_FIRST = re.compile(r"(?:[Ll]e )?\d")
_CLOCK = re.compile(r"\b\d{1,2} ?[hH:] ?\d{2}\b")


def scores(lines: Sequence[Line], in_list: Sequence[bool]) -> list[float]:
    """Return the score of each line; ``in_list`` tells which ones stand in a list of links."""
    points = []
    for index, line in enumerate(lines):
        if line.is_prose:
            points.append(_prose_score(lines, index))
        elif line.is_rule:
            points.append(_RULE)
        elif line.furniture:
            points.append(_AROUND[line.furniture])
        elif in_list[index]:
            points.append(_LISTED)
        elif line.text[0].islower() or line.text.endswith((";", ":")):
            points.append(_CONTINUED)
        else:
            points.append(_SHORTEST if line.words < 4 or _in_row(lines, index) else _SHORT)
    return points


def _in_row(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the line is one of three or more short ones, as in a list of other articles."""
    row = lines[max(0, index - 2) : index + 3]
    short = [line.furniture is None and not line.is_prose and not line.is_rule for line in row]
    return "111" in "".join("01"[flag] for flag in short)


def _prose_score(lines: Sequence[Line], index: int) -> float:
    words = lines[index].words
    if _next_to_prose(lines, index, -1) or _next_to_prose(lines, index, 1):
        return min(words, _MOST_WORDS) / _WORDS_A_POINT
    if words <= _COMMENT_WORDS and _is_comment(lines, index):
        return _COMMENT
    return TEASER if words <= _TEASER_WORDS else min(words, _MOST_WORDS) / _WORDS_A_POINT


def _next_to_prose(lines: Sequence[Line], index: int, step: int) -> bool:
    """Tell whether running text stands next in the direction ``step``, a few lines of furniture left aside."""
    for near in range(index + step, index + step * (_ASIDE + 1), step):
        if not 0 <= near < len(lines):
            return False
        if lines[near].furniture not in _WITHIN:
            return lines[near].is_prose
    return False


def _is_comment(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the paragraph is a reader's: "reply" stands below, or dates with a time both above and below."""
    below = lines[index + 1 : index + 4]
    gap = next((at for at, line in enumerate(below) if line.blanks >= _GAP), len(below))
    below = below[:gap]
    if any(line.furniture == "reply" for line in below):
        return True
    above = lines[max(0, index - 2) : index]
    return any(map(_is_time, above)) and any(_is_time(line) or line.furniture == "comment" for line in below)


def _is_time(line: Line) -> bool:
    """Tell whether the line says when a comment was written, and perhaps by whom."""
    if line.furniture not in ("moment", "byline") or line.words > _SIGNATURE:
        return False
    return _DATE_FIRST.match(line.text) is not None or (
        _CLOCK.search(line.text) is not None and not line.text.lower().startswith(("publi", "mis"))
    )


def best_stretch(points: Sequence[float]) -> tuple[float, int, int]:
    """Return (sum, start, end) of the stretch of the greatest sum, zeros if none is positive (Kadane's algorithm)."""
    best, best_start, best_end, total, start = 0.0, 0, 0, 0.0, 0
    for index, score in enumerate(points):
        if total <= 0:
            total, start = 0.0, index
        total += score
        if total > best:
            best, best_start, best_end = total, start, index + 1
    return best, best_start, best_end
