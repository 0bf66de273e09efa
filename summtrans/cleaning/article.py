"""Find the article among the lines of a page.

The article is the stretch of lines with the greatest sum of scores (`summtrans.french.density`). Inside it, what the
furniture table names goes; above it, the headline is the line that shares words with the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summtrans.french.density import best_stretch, scores
from summtrans.french.headlines import headline_above
from summtrans.french.lines import Line, content_words, holds_several_sentences, is_item, listed
from summtrans.french.signs import ends_sentence

_FEW = 4
"""So many unknown short lines above or below an article are no menu: pasted headlines, or the last of a list."""

_PAGE = frozenset("section comment legal ticker menu account newsletter share moment cookies byline url".split())
_SIGNS, _SIGNS_AT_MOST = 0.1, 10
"""Kinds of furniture that show a page, and the share or number of such lines from which the text is taken for one."""

_SIGNS_OF_A_PAGE = 4
"""Such lines that make a whole page, with teasers and comments; with fewer, all running text is the article's."""

_BARE_CREDIT = re.compile(r"©(?! ?\d{4})")
_CAPTION = 40
"""Words of a caption at most."""

_TELLING = 8
"""Words of a short line that is kept above an article although it shares none with it."""


@dataclass(frozen=True, slots=True)
class Article:
    """For each line the reason why it goes, or None where it stays; and the index of the headline, if one was found."""

    reasons: list[str | None]
    headline: int | None


def article(lines: Sequence[Line]) -> Article:
    """Find the article among ``lines``."""
    in_list = listed(lines)
    reasons: list[str | None] = [
        "rule" if line.is_rule else line.furniture or ("list of links" if inside else None)
        for line, inside in zip(lines, in_list, strict=True)
    ]
    best, start, end = best_stretch(scores(lines, in_list))
    headline = None
    if best:
        headline = headline_above(lines, in_list, 0, start)
        if headline is not None:
            reasons[headline] = None
        signs = sum(line.furniture in _PAGE for line in lines)
        if signs >= min(_SIGNS_AT_MOST, _SIGNS * len(lines)):
            _frame(lines, reasons, headline, start, end, is_page=signs >= _SIGNS_OF_A_PAGE)
        elif headline is not None:
            _above(lines, reasons, headline, end, is_page=False)
    _captions(lines, reasons)
    _repeats(lines, reasons)
    return Article(reasons, headline)


def _frame(
    lines: Sequence[Line], reasons: list[str | None], headline: int | None, start: int, end: int, *, is_page: bool
) -> None:
    """Take out what stands around the article whose text is at ``start:end``; running text only from whole pages."""
    prose = [index for index, line in enumerate(lines) if line.is_prose and reasons[index] is None]
    if not is_page:
        start, end = min([start, *prose[:1]]), max([end, *(index + 1 for index in prose[-1:])])
    if headline is not None and headline < start:
        _between(lines, reasons, headline + 1, start)
        start = headline
    _above(lines, reasons, start, end, is_page=True)
    _below(lines, reasons, end)


def _between(lines: Sequence[Line], reasons: list[str | None], start: int, end: int) -> None:
    """Between headline and text only a standfirst stays: sentences, or a line as long as one, and what follows it."""
    begun = False
    for index in range(start, end):
        line = lines[index]
        begun = (begun or line.is_prose) and line.furniture is None
        if reasons[index] is None and not begun and line.words < _TELLING and not _is_sentence(line):
            reasons[index] = "outside the article"


def _above(lines: Sequence[Line], reasons: list[str | None], start: int, end: int, *, is_page: bool) -> None:
    """Above the headline only other headlines stay, where there are a few and no menu."""
    unknown = [index for index in range(start) if reasons[index] is None]
    menu = is_page and (len(unknown) > _FEW or any(line.furniture for line in lines[:start]))
    body = content_words(" ".join(line.text for line in lines[start:end][: _FEW * 3]))
    for index in unknown:
        line = lines[index]
        if menu or (line.words < _TELLING and not content_words(line.text) & body):
            reasons[index] = "outside the article"


def _below(lines: Sequence[Line], reasons: list[str | None], start: int) -> None:
    """Below the text its last lines stay, up to the first furniture: running text, a list, short sentences."""
    foot = next((index for index in range(start, len(lines)) if reasons[index] is not None), len(lines))
    last = start
    while last + 1 < foot and (lines[last].is_prose or lines[last + 1].is_prose) and last - start < _FEW:
        last += 1
    few = foot == len(lines) and foot - last <= _FEW
    for index in range(last, len(lines)):
        line = lines[index]
        if reasons[index] is None and (index > foot or not (few or _is_sentence(line) or is_item(line.text))):
            reasons[index] = "outside the article"


def _is_sentence(line: Line) -> bool:
    return line.words >= 3 and ends_sentence(line.text)


def _captions(lines: Sequence[Line], reasons: list[str | None]) -> None:
    """Take out captions: a single sentence directly above a bare credit."""
    for index, line in enumerate(lines[1:], 1):
        above = lines[index - 1]
        is_credit = line.furniture == "credit" and _BARE_CREDIT.match(line.text) and not line.blanks
        if is_credit and above.words <= _CAPTION and not holds_several_sentences(above.text):
            reasons[index - 1] = reasons[index - 1] or "caption"


def _repeats(lines: Sequence[Line], reasons: list[str | None]) -> None:
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if reasons[index] is None and line.words >= _FEW:
            if line.text in seen:
                reasons[index] = "said above"
            seen.add(line.text)
