"""News sentences with slots for names and figures, French and English, written for this project.

None reports an event. ``templates/*.tsv`` hold a pair a line; a slot stands on both sides, as in
``{org} rachète {org2}``. They bring words and turns of phrase of today's press, and copying, to a model whose other
pairs are mostly old parliament records.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import resources

from summtrans.training.naming import Kind

TAG = "made"
_SLOT = re.compile(r"\{([a-z_]+?)(\d*)\}")
_TO_ELIDE = re.compile(r"\b([dD]|[qQ]u|[a-z]+qu)e (?=[AEIOUÉÈÊÂÎÔ][a-zà-ÿ])")
_NOT_TO_ELIDE = re.compile(r"\b([dD]|[qQ]u|[a-z]+qu)['’](?=[BCDFGJKLMNPQRSTVWXZ][a-zà-ÿ])")
_LETTERS = "ABCDEFGHILMNOPRSTUV"
# First names that tell English his from her; family names, companies and towns come from the corpus.
_MEN = """Jean Pierre Michel Alain Philippe Nicolas François Laurent Julien Thomas Antoine Mathieu Karim Mohamed Omar
    David Daniel Robert John Paul James Peter Carlos José Marco Luca Ivan Sergueï Vladimir Hans Stefan Li Kenji Rafael
    Hugo Louis Arthur Kevin Bruno Didier Olivier Éric Christophe Stéphane Jérôme Sébastien""".split()
_WOMEN = """Marie Anne Sophie Julie Nathalie Isabelle Catherine Sylvie Claire Camille Léa Manon Fatima Leïla Aïcha Sarah
    Laura Emma Mary Elizabeth Susan Angela Ingrid Maria Carmen Giulia Olga Natalia Mei Yuki Nadia Brigitte Christine
    Martine Valérie Sandrine Céline Élodie Pauline Charlotte Alice Louise Simone Hélène""".split()
_ORDINAL = re.compile(r"\b(\d*(?<!1)[123])th\b")
_ORDINAL_ENDS = {"1": "st", "2": "nd", "3": "rd"}


def filled(names: Mapping[Kind, Sequence[str]], times: int, rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """Yield French, English and `TAG`: each template ``times`` times, its slots filled anew each time.

    ``names`` are the names to choose from, by kind, at least one of each.
    """
    slots = _Slots(names, rng)
    for french, english in templates():
        for _ in range(times if _SLOT.search(french) else max(1, times // 2)):
            chosen: dict[str, tuple[str, str]] = {}
            for slot in _SLOT.finditer(french):
                chosen.setdefault(slot.group(), slots.draw(slot.group(1)))
            yield _elided(_fill(french, chosen, 0)), _in_english(_fill(english, chosen, 1)), TAG


def templates() -> list[tuple[str, str]]:
    """Return all templates, French and English."""
    found = []
    for file in sorted(
        resources.files("summtrans.training").joinpath("templates").iterdir(), key=lambda each: each.name
    ):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                french, english = line.split("\t")
                found.append((french, english))
    return found


def _fill(text: str, chosen: Mapping[str, tuple[str, str]], side: int) -> str:
    return _SLOT.sub(lambda slot: chosen[slot.group()][side], text)


def _elided(french: str) -> str:
    """Return the French with "de" and "que" elided before a name with a vowel, and whole before any other."""
    french = _TO_ELIDE.sub(r"\1'", french)
    return _NOT_TO_ELIDE.sub(r"\1e ", french)


def _in_english(english: str) -> str:
    """Return the English with "an" before figures that begin with a vowel's sound, and ordinals ended as they must."""
    english = re.sub(r"\b([Aa]) (?=(?:8\d?|11|18)(?:th)?\b)", r"\1n ", english)
    return _ORDINAL.sub(lambda match: match[1] + _ORDINAL_ENDS[match[1][-1]], english)


class _Slots:
    """Draws what fills a slot: its French and its English form."""

    def __init__(self, names: Mapping[Kind, Sequence[str]], rng: random.Random) -> None:
        self._names, self._rng = names, rng
        self._kinds: Mapping[str, Callable[[], tuple[str, str]]] = {
            "man": lambda: self._person(_MEN),
            "woman": lambda: self._person(_WOMEN),
            "last_m": self._last,
            "last_w": self._last,
            "org": lambda: self._alike(self._company()),
            "app": lambda: self._alike(self._company()),
            "city": lambda: self._alike(rng.choice(names[Kind.PLACE])),
            "town": lambda: self._alike(rng.choice(names[Kind.PLACE])),
            "acronym": lambda: self._alike(self._acronym()),
            "party": lambda: self._alike(self._acronym()),
            "n": lambda: self._alike(str(rng.randint(2, 99))),
            "big": self._big,
            "dec": self._decimal,
            "day": lambda: self._alike(str(rng.randint(2, 28))),
            "year": lambda: self._alike(str(rng.randint(1970, 2025))),
            "time": self._time,
        }

    def draw(self, kind: str) -> tuple[str, str]:
        return self._kinds[kind]()

    def _alike(self, text: str) -> tuple[str, str]:
        return text, text

    def _last(self) -> tuple[str, str]:
        return self._alike(self._rng.choice(self._names[Kind.PERSON]))

    def _person(self, first: Sequence[str]) -> tuple[str, str]:
        return self._alike(f"{self._rng.choice(first)} {self._rng.choice(self._names[Kind.PERSON])}")

    def _company(self) -> str:
        """One that the corpus knows, or one that nobody knows, in the manner of the trade (TikTok, ByteDance)."""
        rng, draw = self._rng, self._rng.random()
        one, other = (rng.choice(self._names[kind]) for kind in (Kind.OTHER, rng.choice((Kind.OTHER, Kind.PERSON))))
        if draw < 0.4:
            return one
        if draw < 0.6:
            return one[: rng.randint(3, 6)] + other[: rng.randint(3, 6)]
        if draw < 0.85:
            return one[: rng.randint(2, 5)] + other[-rng.randint(2, 4) :].lower()
        return self._acronym()

    def _acronym(self) -> str:
        return "".join(self._rng.choice(_LETTERS) for _ in range(self._rng.randint(2, 5)))

    def _big(self) -> tuple[str, str]:
        number = self._rng.choice((1, 10, 100, 500)) * self._rng.randint(11, 99) * self._rng.choice((10, 50, 100))
        english = f"{number:,}"
        return english.replace(",", " "), english

    def _decimal(self) -> tuple[str, str]:
        whole, part = self._rng.randint(0, 30), self._rng.randint(1, 9)
        return f"{whole},{part}", f"{whole}.{part}"

    def _time(self) -> tuple[str, str]:
        hour, minute = self._rng.randint(6, 22), self._rng.choice((0, 0, 15, 30, 45, self._rng.randint(1, 59)))
        english = f"{(hour - 1) % 12 + 1}{f':{minute:02d}' if minute else ''} {'a.m.' if hour < 12 else 'p.m.'}"
        return f"{hour} h{f' {minute:02d}' if minute else ''}", english
