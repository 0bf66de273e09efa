"""Which format the bytes are in, and the documents they hold."""

from __future__ import annotations

from summtrans.errors import InputError
from summtrans.reading.decoding import decode, tidy
from summtrans.reading.files import LARGEST
from summtrans.reading.seams import cut
from summtrans.values import Document


def read_text(text: str, source: str = "-") -> tuple[Document, ...]:
    """Return the documents of a pasted ``text``, cut at its seams (see `summtrans.reading.seams`)."""
    return cut(tidy(text), source)


def read_bytes(data: bytes, source: str) -> tuple[Document, ...]:
    """Return the documents that ``data`` holds, whatever its format and encoding.

    Raises InputError if it is over 20 MB, no text at all, or a damaged or protected file.
    """
    if len(data) > LARGEST:
        raise InputError("over 20 MB; cut it into smaller files")
    if data.startswith(b"%PDF-"):
        from summtrans.reading.pdf import read_pdf

        return read_pdf(data, source)
    if data.startswith(b"PK\x03\x04"):
        from summtrans.reading.docx import read_docx

        return read_docx(data, source)
    text = decode(data)
    head = text.lstrip("\ufeff \t\n")[:1]
    if head in ("{", "["):
        from summtrans.reading.records import read_json

        found = read_json(text, source)
        if found is not None:
            return found
    if head == "<":
        from summtrans.reading.html import is_html, read_html

        if is_html(text):
            return read_html(text, source)
    return cut(text, source)
