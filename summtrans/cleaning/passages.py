"""Make passages of spans of a document: one line of visible text each, with the way back to the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from summtrans.french.lines import is_divided, is_hyphenated
from summtrans.french.signs import BREAKS, INVISIBLE
from summtrans.values import Passage

_GONE = INVISIBLE.pattern
_PLAIN = re.compile(rf"(?P<space>[\s{BREAKS}]+)|(?P<word>[^\s{BREAKS}]+)")
_TOKEN = re.compile(rf"(?P<gone>(?:{_GONE})+)|(?P<space>[\s{BREAKS}]+)|(?P<word>(?:(?!{_GONE})[^\s{BREAKS}])+)")


def passage(text: str, document: int, spans: Iterable[tuple[int, int]]) -> Passage | None:
    """Return the passage that the ``spans`` of ``text`` make, or None if they show nothing.

    Spans are joined by one space; by nothing after the hyphen of a compound, and a word's two halves without its
    hyphen. White space inside spans becomes one space, invisible signs go.
    """
    pieces: list[str] = []
    anchors: list[tuple[int, int]] = []
    length = end = 0
    space: int | None = None
    for start, stop in spans:
        if pieces and space is None:
            if is_divided(pieces[-1], text[start:stop]):
                pieces[-1] = pieces[-1][:-1]
                length -= 1
            elif not is_hyphenated(pieces[-1], text[start : start + 1]):
                space = end
        token = _PLAIN if INVISIBLE.search(text, start, stop) is None else _TOKEN
        for match in token.finditer(text, start, stop):
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
    return Passage("".join(pieces), document, _thinned(anchors), end)


def excerpt(whole: Passage, spans: Sequence[tuple[int, int]], *, is_headline: bool = False) -> Passage | None:
    """Return the passage that is left of ``whole`` if only the ``spans`` of its text are kept.

    Where a space stood at the cut, one stays.
    """
    anchors: list[tuple[int, int]] = []
    pieces: list[str] = []
    length = end = 0
    space = False
    for first, last in spans:
        start, stop = _stripped(whole.text, first, last)
        space = space or start > first
        if start >= stop:
            continue
        if space and pieces:
            anchors.append((length, end))
            pieces.append(" ")
            length += 1
        begin, end = whole.locate(start, stop)
        anchors.append((length, begin))
        anchors.extend((length + here - start, there) for here, there in whole.anchors if start < here < stop)
        pieces.append(whole.text[start:stop])
        length += stop - start
        space = stop < last
    if not pieces:
        return None
    return Passage("".join(pieces), whole.document, _thinned(anchors), end, is_headline)


def chained(inner: Sequence[Passage], outer: Sequence[Passage], gap: int) -> list[Passage]:
    """Return ``outer``, passages of the text that ``inner`` make with ``gap`` line breaks between, as of the document.

    Anchors of ``outer`` are offsets in that text; those of the result are offsets in the document.
    """
    starts: list[int] = []
    position = 0
    for one in inner:
        starts.append(position)
        position += len(one.text) + gap
    result = []
    for one in outer:
        spans = _runs(one)
        anchors: list[tuple[int, int]] = []
        for here, there, length in spans:
            anchors.extend(_through(inner, starts, here, there, length))
        end = _through(inner, starts, 0, one.end - 1, 1)[0][1] + 1
        result.append(Passage(one.text, inner[0].document, _thinned(anchors), end, one.is_headline))
    return result


def _runs(one: Passage) -> list[tuple[int, int, int]]:
    """Return (position, offset, length) of each stretch of ``one`` that stands unbroken in its text."""
    stops = [here for here, _ in one.anchors[1:]] + [len(one.text)]
    return [(here, there, stop - here) for (here, there), stop in zip(one.anchors, stops, strict=True)]


def _through(
    inner: Sequence[Passage], starts: Sequence[int], here: int, there: int, length: int
) -> list[tuple[int, int]]:
    """Return anchors for ``length`` characters at ``here`` that stand at ``there`` in the text made of ``inner``."""
    index = bisect_right(starts, there) - 1
    one, at = inner[index], there - starts[index]
    if at >= len(one.text):  # the line breaks between two passages
        return [(here, one.end)]
    first = one.locate(at, at + 1)[0]
    return [(here, first)] + [(here + to - at, origin) for to, origin in one.anchors if at < to < at + length]


def _stripped(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start] == " ":
        start += 1
    while stop > start and text[stop - 1] == " ":
        stop -= 1
    return start, stop


def _thinned(anchors: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Drop the anchors that follow from the one before them."""
    kept = list(anchors[:1])
    for here, there in anchors[1:]:
        if there - here != kept[-1][1] - kept[-1][0]:
            kept.append((here, there))
    return tuple(kept)
