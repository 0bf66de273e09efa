"""JSON with stable keys; the schema is ``summtrans/data/report.schema.json``."""

from __future__ import annotations

import json
from typing import Any

from summtrans import __version__
from summtrans.french.signs import INVISIBLE
from summtrans.rendering.report import Entry, Report
from summtrans.values import Conflict, Document, Fact


def to_json(report: Report, *, indent: int | None = 2, name: str | None = None) -> str:
    """Return the report as a JSON object (``indent`` None: on one line), ``name`` as its ``id`` if it is given."""
    data = as_data(report) if name is None else {"id": name, **as_data(report)}
    return escaped(json.dumps(data, ensure_ascii=False, indent=indent))


def escaped(text: str) -> str:
    """Return JSON text with what no reader sees as escapes: the output may go to a terminal."""
    return INVISIBLE.sub(lambda match: json.dumps(match.group())[1:-1] if match.group() != "\n" else "\n", text)


def as_data(report: Report) -> dict[str, Any]:
    """Return the report as plain dictionaries, lists, strings and numbers."""
    data: dict[str, Any] = {"version": __version__}
    if report.model is not None:
        model = report.model
        data["model"] = {
            "name": model.name,
            "revision": model.revision,
            "sha256": model.sha256,
            "engine": model.engine,
        }
    data[report.kind] = [_entry(entry, report.documents) for entry in report.entries]
    data["conflicts"] = [_conflict(conflict, report.documents) for conflict in report.conflicts]
    data["documents"] = [
        _document(document, count) for document, count in zip(report.documents, report.sentence_counts, strict=True)
    ]
    data["counts"] = dict(report.counts)
    data["left_out"] = [
        {"source": item.source, "reason": item.reason, **({"text": item.text} if item.text else {})}
        for item in report.left_out
    ]
    return data


def _entry(entry: Entry, documents: tuple[Document, ...]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if entry.english is not None:
        data["english"] = entry.english
    data["french"] = entry.french
    data["support"] = entry.fact.support
    if entry.score is not None:
        data["score"] = round(entry.score, 6)
    if entry.english is not None:
        data["flags"] = list(entry.flags)
    data["sources"] = _sources(entry.fact, documents)
    return data


def _sources(fact: Fact, documents: tuple[Document, ...]) -> list[dict[str, Any]]:
    return [
        {
            "document": member.document,
            "start": member.start,
            "end": member.end,
            "text": documents[member.document].text[member.start : member.end],
            "reason": reason,
        }
        for member, reason in zip(fact.members, fact.reasons, strict=True)
    ]


def _conflict(conflict: Conflict, documents: tuple[Document, ...]) -> dict[str, Any]:
    return {
        "a": {"french": conflict.a.face.text, "sources": _sources(conflict.a, documents)},
        "b": {"french": conflict.b.face.text, "sources": _sources(conflict.b, documents)},
        "differs": list(conflict.differs),
        "kind": conflict.kind,
    }


def _document(document: Document, sentences: int) -> dict[str, Any]:
    return {
        "source": document.source,
        "title": document.title,
        "url": document.url,
        "date": document.date,
        "offset": document.offset,
        "sentences": sentences,
    }
