"""The main text of an HTML page."""

from __future__ import annotations

import logging
import re

from summtrans.errors import InputError
from summtrans.reading.decoding import tidy
from summtrans.values import Document

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its warnings are told as errors, or not at all

_PAGE = re.compile(r"<(?:!doctype html|html|head|body|article|div|p|h1|section|meta|title)\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*?(/?)>")
_NESTING = frozenset(
    "div span section article main header footer table tbody tr td ul ol blockquote font b i em strong a".split()
)

_WORDS = 8
"""Words of a description that may be a standfirst."""

_DEEPEST = 250
"""Levels; libxml2 drops, without a word, what is nested below 256."""

_MOST_TAGS = 60_000
"""A news page has a few thousand; extraction takes some ten seconds for so many."""


def is_html(text: str) -> bool:
    """Tell whether ``text`` is an HTML page (or part of one)."""
    return _PAGE.search(text[:5000]) is not None


def read_html(text: str, source: str) -> tuple[Document, ...]:
    """Return the document that the HTML page ``text`` holds: title and main text; none if it holds no text.

    Raises InputError if it is nested too deep or has too many tags to be parsed.
    """
    _check(text)
    import trafilatura

    try:
        body = trafilatura.extract(text, include_comments=False, include_tables=True) or ""
        about = trafilatura.extract_metadata(text)
    except Exception as error:  # lxml and trafilatura raise many kinds on hostile pages
        raise InputError(f"HTML that cannot be parsed ({error}); save the page as text") from error
    title = tidy(about.title).strip() if about and about.title else None
    standfirst = _standfirst(text, body, about.description if about else None)
    head = [part for part in (title, standfirst) if part and not body.startswith(part)]
    full = "\n\n".join([*head, body])
    if not full.strip():
        return ()
    return (Document(tidy(full), source, title, about.url if about else None, about.date if about else None),)


def _standfirst(text: str, body: str, description: str | None) -> str | None:
    """Return the page's description where it is shown on the page as well and extraction has lost it."""
    if not description or len(description.split()) < _WORDS or description.endswith(("...", "…")):
        return None
    said = _squeezed(description)
    if said in _squeezed(body) or said not in _squeezed(_shown(text)):
        return None
    return tidy(description).strip()


def _shown(text: str) -> str:
    """Return all the text that the page shows."""
    from lxml import etree, html

    try:
        tree = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return ""
    return "".join(tree.xpath("//body//text()[not(parent::script or parent::style or parent::noscript)]"))


def _squeezed(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _check(text: str) -> None:
    depth = deepest = count = 0
    for closing, name, empty in _TAG.findall(text):
        count += 1
        if name.lower() in _NESTING and not empty:
            depth = max(0, depth - 1) if closing else depth + 1
            deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise InputError(f"HTML nested {deepest} levels deep, past what the parser reads; save the page as text")
    if count > _MOST_TAGS:
        raise InputError(f"HTML with {count} tags, too many for a news page; save the page as text")
