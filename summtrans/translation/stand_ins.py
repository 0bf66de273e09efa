"""Stand-ins for names: what the model knows well takes the place of a name that it loses, and gives it back afterwards.

A small model turns a name that it has never seen into a word that looks like it; a name that it has seen thousands of
times it copies.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summtrans.translation.names import Name, missing

_PLACES = ("Paris", "Ottawa", "Washington", "Berlin")  # names that are frequent in parallel text, alike in English
_OTHERS = ("Martin", "Blair", "Thomas", "Clark")
_PLACE_BEFORE = re.compile(r"(?:\b(?:à|en|vers|près de)|\bde la) $", re.IGNORECASE)
_MOST = 3  # names replaced in one sentence


def stand_ins(french: str, names: Sequence[Name], english: str) -> tuple[str, Mapping[str, str]]:
    """Return the French with stand-ins for the names that ``english`` lacks, and which name each stands for.

    Names that English writes otherwise are left alone; without any name to replace the mapping is empty.
    """
    replaced: dict[str, str] = {}
    for name in [each for each in missing(names, english) if each.is_spelled_alike][:_MOST]:
        found = re.search(rf"(?<!\w){re.escape(name.french)}(?!\w)", french)
        if found is None:
            continue
        pool = _PLACES if _PLACE_BEFORE.search(french[: found.start()]) else _OTHERS
        free = next((each for each in pool if each not in french), None)
        if free is not None:
            french = re.sub(rf"(?<!\w){re.escape(name.french)}(?!\w)", free, french)
            replaced[free] = name.french
    return french, replaced


def given_back(english: str, replaced: Mapping[str, str]) -> str:
    """Return the English with the names in the places of their stand-ins."""
    for stand_in, name in replaced.items():
        english = re.sub(rf"(?<!\w){stand_in}(?!\w)", name.replace("\\", r"\\"), english)
    return english
