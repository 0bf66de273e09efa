"""Which of the lines above an article is its headline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summtrans.french.lines import Line, content_words, is_item

_REACH = 45
"""Lines above the first paragraph in which a headline is looked for; more than menus of share buttons take."""

_DISTANCE, _LISTED = 0.01, 0.3
"""What a line of distance costs, and standing in a list of links, in units of the score below."""

_BUTTONS = 2.0
"""What it speaks for a line that share buttons stand directly below it, in the same units."""

_ENTRIES = 3
"""Labels of one wording that make a feed of what stands below each."""

_LEAST = 0.3
_LEAD = 6
"""Paragraphs that a headline is compared with."""


def headline_above(
    lines: Sequence[Line], in_list: Sequence[bool], floor: int, start: int, *, from_list: bool = True
) -> int | None:
    """Return the index, from ``floor`` on, of the headline of the article that begins at ``start``; None if none fits.

    A headline shares words with the text below it: the score is the number of shared words, times their share of the
    headline. Lines of lists of links are taken only if ``from_list``. Of two copies the upper one counts, since
    by-lines may stand between them. Entries of a feed (each below the same label) are never taken.
    """
    labels = Counter(line.text for line in lines if line.furniture == "section")
    body = _lead(lines, start)
    best, found = _LEAST, None
    for index in range(start - 1, max(floor, start - _REACH) - 1, -1):
        line = lines[index]
        if not may_be_headline(line) or line.words < 3 or (in_list[index] and not from_list):
            continue
        if index and labels[lines[index - 1].text] >= _ENTRIES:
            continue
        own = content_words(line.text)
        shared = len(own & body)
        score = shared * shared / (len(own) + 1) - _DISTANCE * (start - index) - _LISTED * in_list[index]
        score += _BUTTONS * (lines[index + 1].furniture == "share")
        if score > best or (found is not None and line.text == lines[found].text):
            best, found = score, index
    return found


def may_be_headline(line: Line) -> bool:
    """Tell whether a line can be a headline at all: no running text, no furniture, no item of a list."""
    return line.furniture in (None, "video") and not (line.is_rule or line.is_prose or is_item(line.text))


def _lead(lines: Sequence[Line], start: int) -> frozenset[str]:
    texts: list[str] = []
    for line in lines[start:]:
        if line.is_prose:
            texts.append(line.text)
        if len(texts) == _LEAD:
            break
    return content_words(" ".join(texts))
