"""Names of a corpus by what they name, so that one name is swapped only for another of its kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from summtrans.french.words import fold, mostly_name, stem
from summtrans.translation.names import has_english_form

WORD = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"([^\W\d_]+)(['’.]?\s?)$")
_AFTER = re.compile(r"\s[A-ZÀ-Ý][a-zà-ÿ]")
_PLACE_WORDS = frozenset("à en vers depuis près".split())
_PERSON_WORDS = frozenset("m mm mme mmes mlle me dr monsieur madame mademoiselle".split())
_PLACE_SHARE, _PERSON_SHARE = 0.25, 0.5  # of a name's occurrences


class Kind(Enum):
    """What a name names, as far as the words around it tell."""

    PERSON = "person"
    PLACE = "place"
    OTHER = "other"


def is_name(word: str) -> bool:
    """Tell whether a word of three letters or more is a name: French news writes it mostly with a capital."""
    return word[0].isupper() and len(word) > 2 and mostly_name(stem(fold(word)))


def kinds(sentences: Iterable[str]) -> Mapping[str, Kind]:
    """Return the kind of each name of the French sentences, sorted by name.

    "à X" and "en X" speak for a place, a title or another capital beside it for a person; what is mostly neither (a
    company, a party, a paper) is other.
    """
    seen, places, persons = Counter[str](), Counter[str](), Counter[str]()
    for text in sentences:
        for match in WORD.finditer(text):
            word = match.group()
            if not match.start() or not is_name(word) or word.lower() in _PERSON_WORDS:
                continue
            seen[word] += 1
            before = (
                found.group(1) if (found := _BEFORE.search(text, max(0, match.start() - 24), match.start())) else ""
            )
            if before.lower() in _PLACE_WORDS:
                places[word] += 1
            elif before.lower() in _PERSON_WORDS or before[:1].isupper() or _AFTER.match(text, match.end()):
                persons[word] += 1
    return {word: _kind(count, places[word], persons[word]) for word, count in sorted(seen.items())}


def _kind(count: int, places: int, persons: int) -> Kind:
    if places > _PLACE_SHARE * count:
        return Kind.PLACE
    return Kind.PERSON if persons > _PERSON_SHARE * count else Kind.OTHER


def by_kind(names: Mapping[str, Kind]) -> Mapping[Kind, Sequence[str]]:
    """Return the names of each kind that both languages write alike; of a kind that has none, all names."""
    alike = {name: kind for name, kind in names.items() if not has_english_form(name)}
    return {kind: [name for name, own in alike.items() if own is kind] or list(names) for kind in Kind}
