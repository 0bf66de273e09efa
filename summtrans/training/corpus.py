"""Parallel text: French, English and, optionally, a tag, one pair a line, tab-separated."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from summtrans.errors import InputError


def pairs(paths: Sequence[Path]) -> Iterator[tuple[str, str, str]]:
    """Yield French, English and tag (empty where there is none); lines without two sides are passed over.

    Raises:
        InputError: a file cannot be read.
    """
    for path in paths:
        for line in _lines(path):
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 1 and cells[0] and cells[1]:
                yield cells[0], cells[1], cells[2] if len(cells) > 2 else ""


def lines(path: Path) -> list[str]:
    """Return the lines of a text, .xz or plain, that are not blank.

    Raises:
        InputError: the file cannot be read.
    """
    return [line.strip() for line in _lines(path) if line.strip()]


def write(rows: Iterable[tuple[str, str, str]], path: Path) -> int:
    """Write pairs with their tags, tab-separated; return how many they were."""
    count = 0
    with path.open("w", encoding="utf-8") as stream:
        for row in rows:
            stream.write("\t".join(row) + "\n")
            count += 1
    return count


def _lines(path: Path) -> Iterator[str]:
    try:
        with _opened(path) as stream:
            yield from stream
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise InputError(f"Cannot read {path}: {error}.") from None


def _opened(path: Path) -> IO[str]:
    return lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8")


def spread(paths: Sequence[Path], most: int) -> Iterator[tuple[str, str]]:
    """Yield at most ``most`` pairs, every n-th of all, so that no part of the files is left out."""
    total = sum(1 for _ in pairs(paths))
    step = max(1, -(-total // most))
    for number, (french, english, _) in enumerate(pairs(paths)):
        if number % step == 0:
            yield french, english
