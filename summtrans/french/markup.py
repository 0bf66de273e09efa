"""Markdown within a line: headings, quotes, bold, links and pictures. What is left is what a reader sees."""

from __future__ import annotations

import re

_SIGN = re.compile(r"^(?:#{1,6}|>+) |\*\*|__|\]\(")
_MARKUP = re.compile(
    r"^(?:#{1,6}|>+) +"  # heading, quote
    r"|!\[[^\]\[]*\]\([^()\s]*\)"  # picture
    r"|\[(?P<link>[^\]\[]+)\]\([^()\s]+(?: \"[^\"]*\")?\)"
    r"|\*\*(?P<bold>[^*]+)\*\*"
    r"|(?<!\w)__(?P<strong>[^_]+)__(?!\w)"
)


def shown(text: str) -> list[tuple[int, int]]:
    """Return the spans of the one-line ``text`` that Markdown shows; all of it where there is no markup."""
    if _SIGN.search(text) is None:
        return [(0, len(text))]
    spans = []
    start = 0
    for match in _MARKUP.finditer(text):
        spans.append((start, match.start()))
        if match.lastgroup:
            spans.append(match.span(match.lastgroup))
        start = match.end()
    return [span for span in [*spans, (start, len(text))] if span[0] < span[1]]


def unmarked(text: str) -> str:
    """Return the one-line ``text`` without Markdown."""
    spans = shown(text)
    if spans == [(0, len(text))]:
        return text
    return " ".join("".join(text[start:end] for start, end in spans).split())
