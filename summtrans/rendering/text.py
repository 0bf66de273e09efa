"""Plain text for terminals and pipes, and Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import PurePath

from summtrans.french.signs import INVISIBLE
from summtrans.rendering.report import Entry, Report
from summtrans.values import Conflict, Document, Sentence

_DIM, _PLAIN = "\x1b[2m", "\x1b[22m"  # ECMA-48, "select graphic rendition": faint, normal intensity
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>|])|^([#+-]|\d+\.)(?=\s)")


def to_text(
    report: Report, *, bilingual: bool = False, sources: bool = False, width: int | None = None, dim: bool = False
) -> str:
    """Return one sentence a line; under it, indented, its French and its sources where they are asked for.

    Where lines are wrapped at a ``width``, a terminal's, the number of sources stands at the end of the sentence,
    ``dim`` if the terminal can show that: the text then holds escape sequences, and none but these.
    """
    lines: list[str] = []
    for index, entry in enumerate(report.entries):
        if index and (bilingual or sources or width):
            lines.append("")
        note = support(entry) if sources and width else ""
        lines += _noted(entry.line, note, width, dim)
        if bilingual and entry.english is not None:
            lines += _wrap(entry.french, width, "    ")
        if sources:
            if not note:
                lines += _wrap(support(entry), width, "    ")
            for place in places(entry, report.documents):
                lines += _wrap(place, width, "      ")
    if sources and report.conflicts:
        lines += ["", "The sources differ:"]
        for conflict in report.conflicts:
            lines += _wrap(difference(conflict), width, "    ")
    return "\n".join(lines) + "\n"


def _noted(line: str, note: str, width: int | None, dim: bool) -> list[str]:
    """Return the wrapped line with a note at its end, which is never broken."""
    if not note:
        return _wrap(line, width)
    whole = "·\u00a0" + note.replace(" ", "\u00a0")  # no break inside: textwrap leaves these spaces alone
    wrapped = _wrap(f"{line} {whole}", width)
    if dim:
        wrapped[-1] = wrapped[-1].removesuffix(whole) + _DIM + whole + _PLAIN
    return wrapped


def _wrap(line: str, width: int | None, indent: str = "") -> list[str]:
    if width is None:
        return [indent + line]
    # The caller lets escape sequences through where notes are dim: none may come from the input.
    return textwrap.wrap(
        INVISIBLE.sub("", line).replace("\x85", " "),
        max(width, 20),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [indent]


def to_markdown(report: Report, *, bilingual: bool = False, sources: bool = False) -> str:
    """Return a list, one item a sentence, and the conflicts below it."""
    lines: list[str] = []
    for entry in report.entries:
        lines.append(f"- {escape(entry.line)}")
        if bilingual and entry.english is not None:
            lines.append(f"  > {escape(entry.french)}")
        if sources:
            lines.append(f"  - {support(entry)}")
            lines += [f"    - {escape(place)}" for place in places(entry, report.documents)]
    if report.conflicts:
        lines += ["", "**The sources differ**", ""]
        lines += [f"- {escape(difference(conflict))}" for conflict in report.conflicts]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is."""
    return _MARKDOWN_SIGNS.sub(lambda match: "\\" + match.group(), text)


def support(entry: Entry) -> str:
    """Return how many documents tell a fact: "3 sources"."""
    count = entry.fact.support
    return "1 source" if count == 1 else f"{count} sources"


def places(entry: Entry, documents: tuple[Document, ...]) -> Iterator[str]:
    """Yield where a fact stood, one line a place."""
    for member, reason in zip(entry.fact.members, entry.fact.reasons, strict=True):
        note = "" if reason == "face" else f" ({reason})"
        yield f"{where(member, documents)}{note}: {member.text}"


def where(sentence: Sentence, documents: tuple[Document, ...]) -> str:
    """Return the place of a sentence: source, number of the document if the source holds several, characters."""
    document = documents[sentence.document]
    siblings = [index for index, other in enumerate(documents) if other.source == document.source]
    number = f" #{siblings.index(sentence.document) + 1}" if len(siblings) > 1 else ""
    title = f" “{document.title}”" if document.title else ""
    name = document.source if "://" in document.source else PurePath(document.source).name or document.source
    return f"{name}{number}{title} {sentence.start}–{sentence.end}"


def difference(conflict: Conflict) -> str:
    """Return a conflict on one line: what differs, then the two sentences."""
    first, second = conflict.differs
    return f"{first} – {second}: {conflict.a.face.text} / {conflict.b.face.text}"
