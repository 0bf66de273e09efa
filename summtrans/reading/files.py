"""Files and folders: which ones to read, and their bytes."""

from __future__ import annotations

from pathlib import Path

from summtrans.errors import InputError
from summtrans.values import LeftOut

LARGEST = 20 * 1024 * 1024
"""Bytes; news coverage is never that long, and reading on would take minutes and gigabytes."""

SUFFIXES = frozenset(".txt .text .md .markdown .html .htm .xhtml .json .jsonl .ndjson .pdf .docx".split())
"""What a folder is searched for; a file named on its own is read whatever its name."""


def expand(given: str, left_out: list[LeftOut], failures: list[LeftOut]) -> list[str]:
    """Return the files to read for the path ``given``: itself, or those of the folder, sorted, however deep."""
    path = Path(given)
    try:
        if not path.is_dir():
            return [given]
        found: list[str] = []
        for inner in sorted(path.rglob("*")):
            if any(part.startswith(".") for part in inner.relative_to(path).parts) or inner.is_dir():
                continue
            if inner.suffix.lower() in SUFFIXES:
                found.append(str(inner))
            else:
                left_out.append(LeftOut(str(inner), f"not a kind of file that is read ({inner.suffix or 'no suffix'})"))
    except (OSError, ValueError) as error:
        failures.append(LeftOut(given, _why(error)))
        return []
    if not found:
        failures.append(
            LeftOut(given, "the folder holds no file that can be read: text, Markdown, HTML, JSON, PDF, DOCX")
        )
    return found


def load(path: str) -> bytes:
    """Return the bytes of the file at ``path``.

    Raises InputError if it is missing, unreadable or over `LARGEST`.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise InputError(_why(error)) from error
    return data


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file; check the path"
    if isinstance(error, PermissionError):
        return "permission denied; make the file readable"
    reason = getattr(error, "strerror", None) or str(error)
    return f"cannot be read ({reason})"
