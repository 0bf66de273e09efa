"""The lines of a pasted text: where each stands, what it is, and which ones were one line before a hard wrap.

Reading looks at them for seams between documents, cleaning for furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summtrans.french import furniture
from summtrans.french.markup import unmarked
from summtrans.french.signs import BREAKS, bare, ends_sentence, fold, visible
from summtrans.french.words import fold as folded
from summtrans.french.words import is_known, stem

_LINE = re.compile(f"[^{BREAKS}]*(?:\r\n|[{BREAKS}]|$)")
_RULE = re.compile(r"\W{3,}|_{3,}")
_WORD = re.compile(r"[^\W_]+")
_LAST_LETTERS, _FIRST_LETTERS = re.compile(r"[^\W\d_]+\Z"), re.compile(r"\A[^\W\d_]+")

_NARROWEST, _WIDEST = 40, 110
"""Characters of a hard-wrapped line: e-mail and terminals wrap at 65 to 80, PDF at up to about 100."""

_PROSE_WORDS, _EXCLAIMED_WORDS = 9, 16
"""Words of running text that ends with a full stop, with another end mark (which headlines have, too)."""

_LONG_WORDS, _UNENDED_WORDS = 20, 40
"""Words of running text without an end mark, if a sentence ends within it, and if none does."""

_INNER_END = re.compile(r"[.!?…][»”\"]? ?[«“\"]?[A-ZÀ-ÖØ-Þ]")

_GAP = re.compile(r"[ \u00a0]{2,}|\t")
_MENU_ITEMS, _ITEM = 4, 25
"""Items of a menu on one line at least, and characters of each at most."""

_NEAR = 4
"""Lines up and down in which a hard wrap shows its width."""

_ENTRIES = 3
"""Times followed by text that make a live blog; one may be the last of a table of headlines."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or several that a hard wrap had cut: ``parts`` are offsets, ``text`` is what a reader sees, on one line.

    ``blanks`` is the number of empty lines above it; ``furniture`` its kind, or None. ``is_rule``: made of signs only,
    such as ``---``. ``is_prose``: running text, a sentence or more, by its length and its end mark.
    """

    parts: tuple[tuple[int, int], ...]
    text: str
    blanks: int
    furniture: str | None
    words: int
    is_rule: bool
    is_prose: bool

    @classmethod
    def of(cls, parts: tuple[tuple[int, int], ...], text: str, blanks: int, furniture: str | None) -> Line:
        """Return the line, its words counted and its nature told."""
        words = len(_WORD.findall(text))
        is_rule = words == 0 and _RULE.fullmatch(text) is not None
        return cls(parts, text, blanks, furniture, words, is_rule, furniture is None and _is_prose(text, words))

    @property
    def start(self) -> int:
        """Where the line begins in the text."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where the line ends in the text, its line break not counted."""
        return self.parts[-1][1]

    @property
    def is_headline(self) -> bool:
        """Whether it reads like a headline or an intertitle: short, no full stop, no part of an enumeration."""
        if self.is_prose or self.is_rule or self.text[0].islower() or is_item(self.text):
            return False
        return not bare(self.text).endswith((".", ":", ","))


def holds_several_sentences(text: str) -> bool:
    """Tell whether a sentence ends within ``text``."""
    return _INNER_END.search(text) is not None


def _is_prose(text: str, words: int) -> bool:
    if not ends_sentence(text):
        return words >= _LONG_WORDS and (words >= _UNENDED_WORDS or holds_several_sentences(text))
    return words >= (_PROSE_WORDS if bare(text).endswith(".") else _EXCLAIMED_WORDS)


@dataclass(frozen=True, slots=True)
class _Raw:
    start: int
    end: int
    text: str
    blanks: int
    is_menu: bool


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
        shown = unmarked(_joined(part.text for part in group))
        if not shown:
            group = []
            continue
        parts = tuple((part.start, part.end) for part in group)
        kind = "menu" if raw.is_menu else furniture.kind_of(shown)
        lines.append(Line.of(parts, shown, group[0].blanks, kind))
        group = []
    return _live(lines)


def is_hyphenated(above: str, below: str) -> bool:
    """Tell whether ``above`` ends with the hyphen of a word that goes on in ``below`` (or of a compound)."""
    return above[-1:] == "-" and above[-2:-1].isalpha() and below[:1].islower()


def is_divided(above: str, below: str) -> bool:
    """Tell whether the hyphen that ends ``above`` only divides a word: one that is known without it ("gouverne-ment").

    "porte-" and "parole" keep theirs.
    """
    if not is_hyphenated(above, below):
        return False
    halves = _LAST_LETTERS.findall(above[:-1]) + _FIRST_LETTERS.findall(below)
    return is_known(stem(folded("".join(halves))))


def _joined(texts: Iterable[str]) -> str:
    whole = ""
    for text in texts:
        if is_divided(whole, text):
            whole = whole[:-1] + text
        else:
            whole += text if not whole or is_hyphenated(whole, text) else f" {text}"
    return whole


def _live(lines: list[Line]) -> list[Line]:
    """Return the lines with those that open an entry of a live blog ("9 h 05 - …", then text) no longer furniture."""
    entries = {
        index
        for index in range(len(lines) - 1)
        if lines[index].furniture == "ticker" and lines[index].text[0].isdigit() and lines[index + 1].is_prose
    }
    if len(entries) < _ENTRIES:
        return lines
    return [
        Line.of(line.parts, line.text, line.blanks, None) if index in entries else line
        for index, line in enumerate(lines)
    ]


def _raw_lines(text: str) -> Iterator[_Raw]:
    blanks = 0
    for match in _LINE.finditer(text):
        content = match.group().rstrip(BREAKS)
        shown = visible(content)
        if shown:
            yield _Raw(match.start(), match.start() + len(content), shown, blanks, _is_menu(content))
            blanks = 0
        else:
            blanks += 1


def _is_menu(content: str) -> bool:
    """Tell whether wide gaps part the line into short items without figures."""
    items = _GAP.split(content.strip())
    return len(items) >= _MENU_ITEMS and not any(c.isdigit() for c in content) and max(map(len, items)) <= _ITEM


def _wrapped(raws: list[_Raw]) -> list[bool]:
    """Tell for each line whether it continues the one above it.

    A line continues if it starts in lower case after a line that is long enough to have been wrapped and does not end
    a sentence. Where such lines show a width, the rule of greedy wrapping tells the others: the first word of the
    next line would not have fitted.
    """
    joins = [index > 0 and _continues(raws[index - 1], raws[index]) for index in range(len(raws))]
    widths = _widths(raws, joins)
    for index in range(1, len(raws)):
        if not joins[index] and not raws[index].blanks and widths[index]:
            joins[index] = _fills(raws[index - 1], raws[index], widths[index])
    return joins


def _continues(above: _Raw, here: _Raw) -> bool:
    if not here.text[0].islower() or ends_sentence(above.text) or above.text.endswith((":", ";")):
        return False
    if here.blanks:
        return len(above.text) >= _NARROWEST * 2 and ends_sentence(here.text)
    return len(above.text) >= _NARROWEST and furniture.kind_of(here.text) is None


def _widths(raws: list[_Raw], joins: list[bool]) -> list[int]:
    """Return for each line the width of hard wrapping around it, 0 where there is none.

    The width is that of the longest line that was continued, among those at most `_NEAR` lines away.
    """
    widths = [0] * len(raws)
    for index, join in enumerate(joins):
        width = len(raws[index - 1].text)
        if not join or raws[index].blanks or width > _WIDEST:
            continue
        for near in range(max(0, index - _NEAR), min(len(raws), index + _NEAR + 1)):
            widths[near] = max(widths[near], width)
    return widths


def _fills(above: _Raw, here: _Raw, width: int) -> bool:
    """Tell whether the first word of ``here`` would not have fitted on the line above."""
    first = here.text.split(" ", 1)[0]
    length = len(above.text)
    if not _NARROWEST <= length <= width + 3 or length + 1 + len(first) <= width:
        return False
    return furniture.kind_of(above.text) is None and furniture.kind_of(here.text) is None


_NO_LINKS = frozenset("cookies url legal menu account newsletter comment".split())
"""Furniture that does not stand within a list of links, but above the next article."""


def listed(lines: Sequence[Line]) -> list[bool]:
    """Tell for each line whether it stands in a list of links: short lines below a heading such as "Lire aussi".

    A list ends at running text or at an empty line; if an empty line stands below its heading, also at what a page
    begins with.
    """
    inside = [False] * len(lines)
    opened = spaced = False
    for index, line in enumerate(lines):
        below_heading = index > 0 and lines[index - 1].furniture == "section"
        if line.furniture == "section":
            opened, spaced = True, False
        elif line.is_prose or line.is_rule or (line.blanks and not below_heading):
            opened = False
        elif opened:
            spaced = spaced or line.blanks > 0
            opened = not (spaced and line.furniture in _NO_LINKS)
            inside[index] = opened and line.furniture is None
    return inside


_ITEM_START = re.compile(r"(?:[•●▪■►▶‣*–—-]|>{1,2}|\d{1,3} ?[.)°/–-]|[a-z]\))\s")


def is_item(text: str) -> bool:
    """Tell whether ``text`` is an item of a list: a bullet, a number, or a semicolon at its end."""
    return _ITEM_START.match(text) is not None or text.endswith(";")


def content_words(text: str) -> frozenset[str]:
    """Return the words of ``text`` that tell what it is about: folded, five letters or more, cut to seven."""
    return frozenset(word[:7] for word in _WORD.findall(fold(text)) if len(word) >= 5 or word.isdigit())
