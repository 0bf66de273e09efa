"""From paths, bytes and pastes to documents."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from summtrans.errors import InputError
from summtrans.reading.files import expand, load
from summtrans.reading.formats import read_bytes, read_text
from summtrans.values import Document, LeftOut, Reading

__all__ = ["read", "read_bytes", "read_text"]


def read(inputs: Sequence[str | os.PathLike[str] | Document]) -> Reading:
    """Read ``inputs``: paths of files and folders (recursive, sorted), ``-`` for standard input, or documents.

    What cannot be read is told in ``failures`` and does not stop the others; what a folder holds beside texts, and
    what is empty, is told in ``left_out``.
    """
    documents: list[Document] = []
    left_out: list[LeftOut] = []
    failures: list[LeftOut] = []
    for item in inputs:
        if isinstance(item, Document):
            documents.append(item)
            continue
        given = os.fspath(item)
        paths = [given] if given == "-" else expand(given, left_out, failures)
        for path in paths:
            try:
                data = sys.stdin.buffer.read() if path == "-" else load(path)
                found = read_bytes(data, path)
            except InputError as error:
                failures.append(LeftOut(path, str(error)))
                continue
            if found:
                documents.extend(found)
            else:
                left_out.append(LeftOut(path, "empty"))
    return Reading(tuple(documents), tuple(left_out), tuple(failures))
