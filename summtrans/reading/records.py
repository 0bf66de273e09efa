"""JSON and JSON Lines: objects with title, text, url and date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from summtrans.reading.decoding import tidy
from summtrans.values import Document

_BODY = ("text", "body", "content", "article", "maintext")


def read_json(text: str, source: str) -> tuple[Document, ...] | None:
    """Return one document for each object of JSON or JSON Lines ``text``; None if it is neither."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = _lines(text)
    if value is None:
        return None
    return tuple(_documents(value, source))


def _lines(text: str) -> list[Any] | None:
    values = []
    for line in text.split("\n"):
        if line.strip():
            try:
                values.append(json.loads(line))
            except (ValueError, RecursionError):
                return None
    return values


def _documents(value: Any, source: str) -> Iterator[Document]:  # noqa: ANN401 (any JSON value)
    if isinstance(value, list):
        for inner in value:
            yield from _documents(inner, source)
    elif isinstance(value, dict):
        if isinstance(value.get("documents"), list):
            yield from _documents(value["documents"], source)
            return
        body = next((tidy(value[key]) for key in _BODY if isinstance(value.get(key), str)), "")
        title, url, date = (_string(value.get(key)) for key in ("title", "url", "date"))
        if body.strip() or title:
            full = f"{title}\n\n{body}" if title and not body.startswith(title) else body
            yield Document(full, source, title, url, date)
    elif isinstance(value, str) and value.strip():
        yield Document(tidy(value), source)


def _string(value: object) -> str | None:
    return (tidy(value).strip() or None) if isinstance(value, str) else None
