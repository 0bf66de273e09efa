"""The lines of a pasted text: where each stands, what it is, and which ones were one line before a hard wrap.

Reading looks at them for seams between documents, cleaning for furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summtrans.french import furniture
from summtrans.french.signs import BREAKS, bare, ends_sentence, fold, visible

_LINE = re.compile(f"[^{BREAKS}]*(?:\r\n|[{BREAKS}]|$)")
_RULE = re.compile(r"\W{3,}|_{3,}")
_WORD = re.compile(r"[^\W_]+")

_NARROWEST, _WIDEST = 40, 110
"""Characters of a hard-wrapped line: e-mail and terminals wrap at 65 to 80, PDF at up to about 100."""

_LONG_WORDS, _PROSE_WORDS, _EXCLAIMED_WORDS = 28, 9, 16
"""Words of running text: without an end mark, with a full stop, with another mark (which headlines have, too)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or several that a hard wrap had cut: ``parts`` are offsets, ``text`` is what a reader sees, on one line.

    ``blanks`` is the number of empty lines above it; ``furniture`` its kind, or None.
    """

    parts: tuple[tuple[int, int], ...]
    text: str
    blanks: int
    furniture: str | None

    @property
    def start(self) -> int:
        """Where the line begins in the text."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where the line ends in the text, its line break not counted."""
        return self.parts[-1][1]

    @property
    def words(self) -> int:
        """The number of words."""
        return len(_WORD.findall(self.text))

    @property
    def is_rule(self) -> bool:
        """Whether it is made of signs only, such as ``---`` or ``***``."""
        return _RULE.fullmatch(self.text) is not None

    @property
    def is_prose(self) -> bool:
        """Whether it is running text: a sentence or more, by its length and its end mark."""
        if self.furniture is not None or self.is_rule:
            return False
        count = self.words
        if count >= _LONG_WORDS:
            return True
        if not ends_sentence(self.text):
            return False
        return count >= (_PROSE_WORDS if bare(self.text).endswith(".") else _EXCLAIMED_WORDS)


@dataclass(frozen=True, slots=True)
class _Raw:
    start: int
    end: int
    text: str
    blanks: int


def lines_of(text: str) -> list[Line]:
    """Return the lines of ``text`` that show something, hard-wrapped ones joined, with their offsets."""
    raws = list(_raw_lines(text))
    joins = _wrapped(raws)
    lines: list[Line] = []
    group: list[_Raw] = []
    for index, raw in enumerate(raws):
        group.append(raw)
        if index + 1 < len(raws) and joins[index + 1]:
            continue
        shown = " ".join(part.text for part in group)
        parts = tuple((part.start, part.end) for part in group)
        lines.append(Line(parts, shown, group[0].blanks, furniture.kind_of(shown)))
        group = []
    return lines


def _raw_lines(text: str) -> Iterator[_Raw]:
    blanks = 0
    for match in _LINE.finditer(text):
        content = match.group().rstrip(BREAKS)
        shown = visible(content)
        if shown:
            yield _Raw(match.start(), match.start() + len(content), shown, blanks)
            blanks = 0
        else:
            blanks += 1


def _wrapped(raws: list[_Raw]) -> list[bool]:
    """Tell for each line whether it continues the one above it.

    A line continues if it starts in lower case after a line that is long enough to have been wrapped and does not end
    a sentence. Where such lines show a width, the rule of greedy wrapping tells the others: the first word of the
    next line would not have fitted.
    """
    sure = [False] * len(raws)
    for index in range(1, len(raws)):
        sure[index] = _continues(raws[index - 1], raws[index])
    joins = list(sure)
    width = 0
    for index in range(1, len(raws)):
        above, here = raws[index - 1], raws[index]
        if here.blanks:
            width = 0
            continue
        if sure[index]:
            width = max(width, len(above.text))
        ahead = width or _width_ahead(raws, sure, index)
        if ahead and not sure[index] and _fills(above.text, here.text, ahead):
            joins[index] = True
    return joins


def _continues(above: _Raw, here: _Raw) -> bool:
    first = here.text[0]
    if ends_sentence(above.text) or above.text.endswith((":", ";")) or not (first.islower() or first in "(«“\""):
        return False
    if here.blanks:
        return first.islower() and len(above.text) >= _NARROWEST * 2 and ends_sentence(here.text)
    return first.islower() and len(above.text) >= _NARROWEST and furniture.kind_of(here.text) is None


def _width_ahead(raws: list[_Raw], sure: list[bool], index: int) -> int:
    """Return the width that sure joins further down the same block of lines show, or 0."""
    width = 0
    for below in range(index + 1, min(len(raws), index + 12)):
        if raws[below].blanks:
            break
        if sure[below]:
            width = max(width, len(raws[below - 1].text))
    return width


def _fills(above: str, here: str, width: int) -> bool:
    if not width <= _WIDEST or len(above) < _NARROWEST:
        return False
    first = here.split(" ", 1)[0]
    return len(above) + 1 + len(first) > width + 1 and len(above) <= width + 3


def listed(lines: Sequence[Line]) -> list[bool]:
    """Tell for each line whether it stands in a list of links: short lines below a heading such as "Lire aussi".

    A list ends at running text or at an empty line.
    """
    inside = [False] * len(lines)
    opened = False
    for index, line in enumerate(lines):
        if line.furniture == "section":
            opened = True
        elif line.is_prose or line.is_rule or (line.blanks and index and lines[index - 1].furniture != "section"):
            opened = False
        elif opened:
            inside[index] = line.furniture is None
    return inside


def content_words(text: str) -> frozenset[str]:
    """Return the words of ``text`` that tell what it is about: folded, five letters or more, cut to seven."""
    return frozenset(word[:7] for word in _WORD.findall(fold(text)) if len(word) >= 5 or word.isdigit())
