"""Abbreviations that a full stop does not end a sentence after."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]?\.-?)*[A-ZÀ-Þ][a-z]?")


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    text = files("summtrans").joinpath("data/abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def is_abbreviation(word: str) -> bool:
    """Tell whether ``word`` (without its last full stop) is an abbreviation that text goes on after."""
    core = re.split(r"['’]", word.lstrip("(«\"“[‘"))[-1]
    return core.lower() in _titles() or _INITIALS.fullmatch(core) is not None
