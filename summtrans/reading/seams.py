"""Cut pasted coverage into its documents, so that support counts outlets.

A line of dashes always separates. Otherwise the lines between two stretches of running text are weighed: a headline,
with what sites write around the head of an article (who, when, cookies, menu) and at its foot (source, copyright,
comments), empty lines where the paste has none elsewhere, and whether the words change or tell the story again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summtrans.french.agencies import DATELINE
from summtrans.french.density import best_stretch, scores
from summtrans.french.headlines import headline_above, may_be_headline
from summtrans.french.lines import Line, lines_of, listed
from summtrans.reading.details import details
from summtrans.reading.restarts import restarts
from summtrans.values import Document

_SEPARATOR = re.compile(r"^[ \t]*(?:-{3,}|={3,}|\*{3,}|_{3,}|#{3,})[ \t]*$", re.MULTILINE)

_HEAD = {"moment": 3, "byline": 3, "share": 2, "credit": 1, "player": 1, "account": 1, "url": 3}
"""What a kind of furniture between headline and body says for a new document."""

_ABOVE = {
    "url": 3, "cookies": 2, "menu": 2, "legal": 2, "moment": 2, "byline": 2, "comment": 2,
    "account": 1, "player": 1, "newsletter": 1, "ticker": 1, "quotes": 1,
}  # fmt: skip
"""What a kind of furniture between the last body and the headline says for it."""

_KINDS_AT_MOST, _GAP, _SMALL_GAP, _TELLING, _LONG, _DATELINE = 3, 3, 1, 4, 8, 4
"""The most that the kinds of either table count; what a gap counts that is wider than between paragraphs (two empty
lines or more, or fewer); words from which a headline counts one more, and again; what a dateline counts."""

_RESTART = 4
"""What a headline counts whose words show that another document begins."""

_ENOUGH = 4
"""The sum from which there is a seam."""

_BODY, _UNBROKEN = 8.0, 50
"""What a document's body has at least: points (about fifty words), and words with no short line between; teasers have
fewer."""

_PARAGRAPHS = 2
"""Paragraphs of a body in a page, where one alone is a standfirst or a note on the newspaper."""

_SPACED_BODY, _SPACED_UNBROKEN = 4.0, 25
"""The same where empty lines part the document from the one above."""

_BRIEF = 12
"""Lines; a headline that shares no words with its text is only believed so near to it."""

_PAGE = 25
"""Lines between two paragraphs that make a page's foot and the menu of the next one."""


@dataclass(frozen=True, slots=True)
class _Seam:
    """A place between two paragraphs where another document may begin: indices of lines, and the evidence for it.

    ``blanks`` is the number of empty lines between; ``is_spaced``: they part it from what is above more than
    paragraphs are.
    """

    above: int
    headline: int
    below: int
    evidence: int
    blanks: int
    is_spaced: bool


def cut(text: str, source: str) -> tuple[Document, ...]:
    """Return the documents of ``text``, in order, with title, URL and date where found; none if it is blank."""
    return tuple(document for start, end in _pieces(text) for document in _documents(text, start, end, source))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SEPARATOR.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _documents(text: str, start: int, end: int, source: str) -> Iterator[Document]:
    lines = lines_of(text[start:end])
    if not lines:
        return
    cuts = [0, *_seams(lines), len(lines)]
    for number, (first, last) in enumerate(pairwise(cuts)):
        begin = start if number == 0 else start + lines[first].start
        stop = end if last == len(lines) else start + lines[last].start
        title, url, date = details(lines[first:last])
        yield Document(text[begin:stop], source, title, url, date, begin)


def _seams(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the indices of lines that begin another document."""
    in_list = listed(lines)
    prose = [index for index, line in enumerate(lines) if line.is_prose]
    usual = _usual_blanks(lines, prose)
    beginnings = frozenset(restarts(lines, prose))
    found = []
    for above, below in pairwise(prose):
        headline = _headline(lines, in_list, above, below)
        if headline is not None:
            evidence = _evidence(lines, above, headline, below, usual) + _RESTART * (headline in beginnings)
            if evidence >= _ENOUGH:
                blanks = _blanks(lines, above, headline)
                spaced = _is_spaced(lines, above, headline, blanks, usual)
                found.append(_Seam(above, headline, below, evidence, blanks, spaced))
    for seam in _between_bodies(lines, found, prose, scores(lines, in_list)):
        yield _beginning(lines, seam.above, seam.headline)


def _between_bodies(
    lines: Sequence[Line], seams: Sequence[_Seam], prose: Sequence[int], points: Sequence[float]
) -> Iterator[_Seam]:
    """Yield the surest seam between each two stretches with enough running text to be a document's body.

    What lies between them, a standfirst above share buttons or teasers below an article, goes to the one or the other.
    """
    best: _Seam | None = None
    known = False
    start = prose[0] if prose else 0
    parting = seams[0] if seams else None
    for seam in [*seams, None]:
        end = seam.above if seam else prose[-1] if prose else 0
        if _is_body(lines[start : end + 1], points[start : end + 1], parting):
            if known and best is not None:
                yield best
            known, best = True, None
        if seam is None:
            return
        start, parting = seam.below, seam
        if best is None or seam.evidence >= best.evidence:
            best = seam


def _is_body(lines: Sequence[Line], points: Sequence[float], parting: _Seam | None) -> bool:
    """Tell whether the lines hold enough running text for a document, and some of it in one piece.

    How much is enough depends on the seam that parts them from the lines above.
    """
    total, start, end = best_stretch(points)
    longest = run = paragraphs = 0
    for line in lines[start:end]:
        run = run + line.words if line.is_prose else 0
        longest = max(longest, run)
        paragraphs += line.is_prose
    if parting is not None and parting.is_spaced:
        return total >= _SPACED_BODY and longest >= _SPACED_UNBROKEN
    least = _PARAGRAPHS if parting is not None and not parting.blanks else 1
    return total >= _BODY and longest >= _UNBROKEN and paragraphs >= least


def _blanks(lines: Sequence[Line], above: int, headline: int) -> int:
    """Return the most empty lines that stand in one place between a paragraph and the headline below it."""
    return max(lines[index].blanks for index in range(above + 1, headline + 1))


def _is_spaced(lines: Sequence[Line], above: int, headline: int, blanks: int, usual: int) -> bool:
    """Tell whether empty lines, more than between paragraphs or below a source line, part the headline from above."""
    signed = any(lines[index].furniture in ("moment", "byline", "url", "legal") for index in range(above + 1, headline))
    return blanks > usual or (blanks > 0 and signed)


def _usual_blanks(lines: Sequence[Line], prose: Sequence[int]) -> int:
    """Return how many empty lines stand at most between two paragraphs that follow each other.

    The widest tenth is left out: a headline that ends in a full stop reads like a paragraph.
    """
    gaps = sorted(lines[b].blanks for a, b in pairwise(prose) if b == a + 1)
    return gaps[len(gaps) - 1 - len(gaps) // 10] if gaps else 1


def _headline(lines: Sequence[Line], in_list: Sequence[bool], above: int, below: int) -> int | None:
    """Return the line between two paragraphs that reads most like the headline of the lower one.

    A paragraph that opens with a dateline is its own headline where there is no other.
    """
    if below - above >= 2:
        found = headline_above(lines, in_list, above + 1, below, from_list=below - above > _PAGE)
        if found is None and below - above > _PAGE:
            found = _followed_by_head(lines, above, below)
        elif found is None and max(line.blanks for line in lines[above + 1 : below + 1]) > 0:
            found = _longest(lines, in_list, above, below)
        if found is not None:
            return found
    return below if DATELINE.match(lines[below].text) else None


def _longest(lines: Sequence[Line], in_list: Sequence[bool], above: int, below: int) -> int | None:
    found, longest = None, 2
    for index in range(below - 1, max(above, below - _BRIEF), -1):
        if may_be_headline(lines[index]) and not in_list[index] and lines[index].words > longest:
            found, longest = index, lines[index].words
    return found


def _followed_by_head(lines: Sequence[Line], above: int, below: int) -> int | None:
    """Return the nearest line of some length below which an article's head goes on: share buttons, credit, date."""
    for index in range(below - 2, max(above, below - _PAGE), -1):
        if may_be_headline(lines[index]) and lines[index].words >= _TELLING + 1:
            return index if lines[index + 1].furniture in (*_HEAD, "comment") else None
    return None


def _evidence(lines: Sequence[Line], above: int, headline: int, below: int, usual: int) -> int:
    """Return what speaks for a seam between two paragraphs, as a sum."""
    head = {lines[index].furniture for index in range(headline + 1, below)}
    before = {lines[index].furniture for index in range(above + 1, headline)}
    blanks = _blanks(lines, above, headline)
    score = min(_KINDS_AT_MOST, sum(_HEAD.get(kind or "", 0) for kind in head))
    score += min(_KINDS_AT_MOST, sum(_ABOVE.get(kind or "", 0) for kind in before))
    score += _GAP if blanks > max(1, usual) else _SMALL_GAP if blanks > usual else 0
    score += _DATELINE if DATELINE.match(lines[below].text) else 0
    if headline < below:
        score += (lines[headline].words >= _TELLING) + (lines[headline].words >= _LONG)
    return score


def _beginning(lines: Sequence[Line], above: int, headline: int) -> int:
    """Return the first line of the document whose headline is known: below the widest gap, the nearest if several."""
    best = headline
    for index in range(headline, above, -1):
        if lines[index].blanks > lines[best].blanks:
            best = index
    return best
