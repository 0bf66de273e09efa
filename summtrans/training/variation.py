"""Pairs made unlike themselves: French as coverage writes it, names and figures swapped, rare words glossed."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from summtrans.training.naming import WORD, Kind, is_name
from summtrans.translation.glosses import with_english_words
from summtrans.translation.names import anglicized

_FIGURE = re.compile(r"(?<![\d.,])\d{2,}(?!\d)")
_SWAPPED_NAMES, _SWAPPED_FIGURES = 0.8, 0.7  # of those that could be
_GLOSSED = (100, 200, 300, 1000, 3000, 20_000)  # occurrences: the commonest word that is glossed


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


# Share of the pairs (the rest stays as it is) and what becomes of the French.
_DISGUISES: tuple[tuple[float, Callable[[str], str]], ...] = (
    (0.03, str.upper),
    (0.02, _without_accents),
    (0.01, lambda text: _without_accents(text).upper()),
    (0.04, lambda text: text.replace("'", "’")),
    (0.03, lambda text: text.replace("« ", "«").replace(" »", "»")),
    (0.03, lambda text: text.replace("« ", '"').replace(" »", '"')),
    (0.02, lambda text: text.replace("« ", "«\u00a0").replace(" »", "\u00a0»")),
    (0.03, lambda text: text.rstrip(" .")),
    (0.01, lambda text: text.replace(" ", "  ", 2)),
)


def disguise(french: str, rng: random.Random) -> str:
    """Return the French as pasted coverage may write it; the English side stays clean."""
    draw = rng.random()
    for share, change in _DISGUISES:
        if draw < share:
            return change(french) or french
        draw -= share
    return french


def with_glosses(french: str, english: str, rng: random.Random) -> str:
    """Return the French with its rarer words in English, from very rare to rather common ones: the level is drawn.

    Names, and the words and phrases of the press, are put in English where the English side writes them so.
    """
    return with_english_words(anglicized(french, english), rng.choice(_GLOSSED), english)


def swap(
    french: str, english: str, kinds: Mapping[str, Kind], names: Mapping[Kind, Sequence[str]], rng: random.Random
) -> tuple[str, str] | None:
    """Swap names and figures that stand alike on both sides for others, consistently; None if there are none.

    A name is swapped for one of its kind: ``kinds`` says which that is, ``names`` which there are.

    What the model learns from such pairs is to copy what it has never seen.
    """
    words = {
        word: _name_for(kinds.get(word, Kind.OTHER), names, rng)
        for word in _alike(WORD, french, english)
        if is_name(word) and rng.random() < _SWAPPED_NAMES
    }
    figures = {
        figure: _figure_for(figure, rng)
        for figure in _alike(_FIGURE, french, english)
        if rng.random() < _SWAPPED_FIGURES
    }
    if not words and not figures:
        return None

    def change(text: str) -> str:
        text = WORD.sub(lambda match: words.get(match.group(), match.group()), text)
        return _FIGURE.sub(lambda match: figures.get(match.group(), match.group()), text)

    return change(french), change(english)


def _alike(pattern: re.Pattern[str], french: str, english: str) -> list[str]:
    """Return what occurs equally often on both sides, in the order of the French."""
    ours, theirs = Counter(pattern.findall(french)), Counter(pattern.findall(english))
    return [text for text, count in ours.items() if theirs[text] == count]


def _name_for(kind: Kind, names: Mapping[Kind, Sequence[str]], rng: random.Random) -> str:
    """Return a name of the kind, or one that nobody has: two halves, two in one, or (for no place) an acronym."""
    draw, name, other = rng.random(), rng.choice(names[kind]), rng.choice(names[kind])
    if draw < 0.15:
        return name[: rng.randint(2, max(2, len(name) - 2))] + other[rng.randint(1, max(1, len(other) - 2)) :].lower()
    if kind is Kind.OTHER and draw < 0.30:
        return name[:5] + other[:6]
    if kind is Kind.OTHER and draw < 0.45:
        return "".join(rng.choice("ABCDEFGHILMNOPRSTUV") for _ in range(rng.randint(2, 5)))
    return name


def _figure_for(figure: str, rng: random.Random) -> str:
    """Return another figure of the same length that could stand in its place (a year, a day, a number)."""
    if len(figure) == 4 and figure[:2] in ("19", "20"):
        return f"{rng.choice(('19', '20'))}{rng.randint(0, 99):02d}"
    if len(figure) == 2 and int(figure) < 32:
        return str(rng.randint(10, 31))
    return str(rng.randint(1, 9)) + "".join(str(rng.randint(0, 9)) for _ in figure[1:])
