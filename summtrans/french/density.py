"""How much each line of a page looks like running text: the scores that articles and seams are found by.

Articles are where running text is dense; menus, teasers and footers are where short lines are. So lines get scores,
positive for running text, negative for what surrounds it, and an article is a stretch of great sum (maximum
subsequence segmentation: Pasternack and Roth, "Extracting article text from the web", WWW 2009).
"""

from __future__ import annotations

from collections.abc import Sequence

from summtrans.french.lines import Line

_AROUND = {
    "section": -5.0, "comment": -5.0, "legal": -5.0, "ticker": -3.0, "quotes": -2.0, "menu": -3.0, "account": -2.0,
    "newsletter": -1.5, "share": -1.5, "moment": -1.5, "cookies": -1.0, "link": -1.0, "byline": -1.0, "credit": -0.5,
    "player": -1.0, "url": -1.0,
}  # fmt: skip
"""What a furniture line costs, by kind: the more for those that stand at an article's end than within it."""

_WORDS_A_POINT = 6
_MOST_WORDS = 60
"""A paragraph longer than that says no more than one of that length."""

_LISTED, _RULE, _SHORTEST, _SHORT = -2.5, -0.5, -2.0, -1.2


def scores(lines: Sequence[Line], in_list: Sequence[bool]) -> list[float]:
    """Return the score of each line; ``in_list`` tells which ones stand in a list of links."""
    return [_score(line, inside) for line, inside in zip(lines, in_list, strict=True)]


def _score(line: Line, inside: bool) -> float:
    if line.is_rule:
        return _RULE
    if line.furniture:
        return _AROUND[line.furniture]
    if inside:
        return _LISTED
    if line.is_prose:
        return min(line.words, _MOST_WORDS) / _WORDS_A_POINT
    return _SHORTEST if line.words < 4 else _SHORT
