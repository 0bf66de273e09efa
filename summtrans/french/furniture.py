"""Recognize what news sites put around an article, line by line.

The patterns are in ``data/furniture.txt``; they name what such lines say in French (share, subscribe, read also,
published on…), never a site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from summtrans.french.signs import fold

_LONGEST = 400
"""Characters; a longer line is a paragraph, whatever words it holds."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return (how, kind, pattern) in the order of the file."""
    names: dict[str, str] = {}
    groups: dict[tuple[str, str], list[str]] = {}
    current: list[str] = []
    source = files("summtrans").joinpath("data/furniture.txt").read_text(encoding="utf-8")
    for line in source.splitlines():
        if not line or line.startswith("# "):
            continue
        heading = re.fullmatch(r"\[(full|any|case):(\w+)\]", line)
        definition = re.fullmatch(r"(\w+) = (.*)", line)
        if heading:
            current = groups.setdefault((heading[1], heading[2]), [])
        elif definition:
            names[definition[1]] = _expand(definition[2], names)
        else:
            current.append(_expand(line, names))
    return tuple((how, kind, re.compile("|".join(f"(?:{p})" for p in some))) for (how, kind), some in groups.items())


def _expand(pattern: str, names: dict[str, str]) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda m: f"(?:{names[m[1]]})", pattern)


def kinds(line: str) -> Iterator[str]:
    """Yield the kinds of furniture that ``line`` can be, most telling first."""
    if len(line) > _LONGEST:
        return
    folded = fold(line)
    if not folded:
        return
    for how, kind, pattern in _patterns():
        subject = line if how == "case" else folded
        if pattern.search(subject) if how == "any" else pattern.fullmatch(subject):
            yield kind


@lru_cache(maxsize=4096)
def kind_of(line: str) -> str | None:
    """Return the kind of furniture that ``line`` is (``"share"``, ``"moment"``, ``"section"``…), or None."""
    return next(kinds(line), None)
