"""The text of a PDF file (extra ``files``)."""

from __future__ import annotations

import io
import logging

from summtrans.errors import InputError
from summtrans.reading.decoding import tidy
from summtrans.reading.seams import cut
from summtrans.values import Document

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its warnings are told as errors, or not at all


def read_pdf(data: bytes, source: str) -> tuple[Document, ...]:
    """Return the documents of the PDF file ``data``.

    Raises InputError if pypdf is not installed, or if the file is encrypted, damaged, or holds images only.
    """
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise InputError("PDF needs an extra; run: pip install 'summtrans[files]'") from error
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("an encrypted PDF; save it without a password")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
    except InputError:
        raise
    except Exception as error:  # pypdf raises many kinds on damaged files
        raise InputError(f"a PDF that cannot be read ({error})") from error
    if not text.strip():
        raise InputError("a PDF without text (scanned?); run a text recognition first")
    return cut(tidy(text), source)
