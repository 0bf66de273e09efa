"""The main text of an HTML page."""

from __future__ import annotations

import re

from summtrans.errors import InputError
from summtrans.reading.decoding import tidy
from summtrans.values import Document

_TAG = re.compile(r"<(?:!doctype html|html|head|body|article|div|p|h1|section|meta|title)\b", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Tell whether ``text`` is an HTML page (or part of one)."""
    return _TAG.search(text[:5000]) is not None


def read_html(text: str, source: str) -> tuple[Document, ...]:
    """Return the document that the HTML page ``text`` holds: title and main text.

    Raises InputError if nothing can be parsed.
    """
    import trafilatura

    try:
        body = trafilatura.extract(text, include_comments=False, include_tables=True) or ""
        meta = trafilatura.extract_metadata(text)
    except Exception as error:  # lxml and trafilatura raise many kinds on hostile pages
        raise InputError(f"HTML that cannot be parsed ({error})") from error
    title = meta.title if meta else None
    if not body and not title:
        return ()
    full = f"{title}\n\n{body}" if title and not body.startswith(title) else body
    return (Document(tidy(full), source, title, meta.url if meta else None, meta.date if meta else None),)
