"""The rules of French sentence ends."""

from __future__ import annotations

import re

from summtrans.sentences.abbreviations import is_abbreviation

_END = re.compile(
    r"(?P<mark>[.!?…]+)(?P<close>(?:[ \u00a0\u202f]?»|[”\"’')\]])*)(?P<space>\s+|$)(?=(?:[«“\"‘'(\[–—-]\s?)*[A-ZÀ-ÖØ-Þ0-9]|$)"
    r"|(?<=[a-zà-öø-ÿ0-9%»”\")])(?P<gluedmark>[.!?…]+[»”\"]?)(?=[«“\"]?[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’'])"
)


def segment(text: str) -> list[tuple[int, int]]:
    """Return the offsets (start, end) of the sentences of ``text``; line breaks always end a sentence."""
    found: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for match in _END.finditer(text, line.start(), line.end()):
            if match["mark"] and _inside(text, start, match):
                continue
            end = match.end("close") if match["mark"] else match.end()
            _add(found, text, start, end)
            start = end
        _add(found, text, start, line.end())
    return found


def _inside(text: str, start: int, match: re.Match[str]) -> bool:
    if match["mark"] != "." or match["close"]:
        return False
    word = text[start : match.start()].rsplit(None, 1)
    return bool(word) and is_abbreviation(word[-1])


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
