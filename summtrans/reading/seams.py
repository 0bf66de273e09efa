"""Cut pasted coverage into its documents, so that support counts outlets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summtrans.values import Document

_SEPARATOR = re.compile(r"^[ \t]*(?:-{3,}|={3,}|\*{3,}|_{3,}|#{3,})[ \t]*$", re.MULTILINE)


def cut(text: str, source: str) -> tuple[Document, ...]:
    """Return the documents of ``text``, in order; none if it is blank."""
    return tuple(
        Document(text[start:end], source, offset=start) for start, end in _pieces(text) if text[start:end].strip()
    )


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SEPARATOR.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)
