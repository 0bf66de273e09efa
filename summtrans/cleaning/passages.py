"""Make a passage of spans of a document: one line of visible text, with the way back to the document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summtrans.french.signs import BREAKS, INVISIBLE
from summtrans.values import Passage

_TOKEN = re.compile(rf"(?P<gone>(?:{INVISIBLE.pattern})+)|(?P<space>[\s{BREAKS}]+)|(?P<word>(?:(?!{INVISIBLE.pattern})\S)+)")


def passage(
    text: str, document: int, spans: Iterable[tuple[int, int]], *, is_headline: bool = False
) -> Passage | None:
    """Return the passage that the ``spans`` of ``text`` make, or None if they show nothing.

    Spans are joined by one space, white space inside them becomes one space, invisible signs go.
    """
    pieces: list[str] = []
    anchors: list[tuple[int, int]] = []
    length = end = 0
    space: int | None = None
    for start, stop in spans:
        if pieces and space is None:
            space = end
        for match in _TOKEN.finditer(text, start, stop):
            if match.lastgroup == "space" and pieces and space is None:
                space = match.start()
            if match.lastgroup != "word":
                continue
            if space is not None:
                anchors.append((length, space))
                pieces.append(" ")
                length += 1
                space = None
            anchors.append((length, match.start()))
            pieces.append(match.group())
            length += len(match.group())
            end = match.end()
    if not pieces:
        return None
    return Passage("".join(pieces), document, _thinned(anchors), end, is_headline)


def _thinned(anchors: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Drop the anchors that follow from the one before them."""
    kept = anchors[:1]
    for here, there in anchors[1:]:
        if there - here != kept[-1][1] - kept[-1][0]:
            kept.append((here, there))
    return tuple(kept)
