"""The word lists of the translation checks, learned from pairs: translations of French words, and English words.

Translations come from IBM Model 1 (Brown et al. 1993) over stems of content words, by expectation maximization on all
co-occurrences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np
import numpy.typing as npt

from summtrans.translation.lexicon import english_stems, french_stems

_ITERATIONS = 5
_RAREST_FRENCH, _RAREST_ENGLISH = 12, 6  # occurrences
_RAREST_WORD = 5
_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST = 0.04  # probability of a translation that is kept
_MOST = 8  # translations of one word
_LONGEST = 40  # content words a side: longer pairs align badly and cost much


def learn(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Yield French stems, sorted, each with its English stems, the likeliest first."""
    sides = [(french_stems(french), english_stems(english)) for french, english in pairs]
    sides = [(f, e) for f, e in sides if 0 < len(f) <= _LONGEST and 0 < len(e) <= _LONGEST]
    french = _vocabulary((f for f, _ in sides), _RAREST_FRENCH)
    english = _vocabulary((e for _, e in sides), _RAREST_ENGLISH)
    f_ids, e_ids, places = _cooccurrences(sides, french, english)
    keys, pair = np.unique(f_ids.astype(np.int64) * len(english) + e_ids, return_inverse=True)
    heads = keys // len(english)
    probability = np.full(len(keys), 1.0)
    for _ in range(_ITERATIONS):
        weight = probability[pair]
        share = weight / np.bincount(places, weight)[places]
        counts = np.bincount(pair, share, len(keys))
        probability = counts / np.bincount(heads, counts, len(french) + 1)[heads]
    yield from _table(keys, probability, list(french), list(english))


def english_words(pairs: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return the words, in lower case and sorted, that the English sides hold five times or more."""
    counts: Counter[str] = Counter()
    for _, english, _ in pairs:
        counts.update(_LETTERS.findall(english.lower()))
    return sorted(word for word, count in counts.items() if count >= _RAREST_WORD and len(word) > 1)


def _vocabulary(sides: Iterable[list[str]], rarest: int) -> dict[str, int]:
    counts = Counter(word for side in sides for word in set(side))
    return {word: index for index, word in enumerate(sorted(w for w, count in counts.items() if count >= rarest))}


def _cooccurrences(
    sides: list[tuple[list[str], list[str]]], french: dict[str, int], english: dict[str, int]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Return every French and English word that stand in one pair, and a number for each English word's place.

    Each pair has the empty French word too (the last index), which English words that nothing explains go to.
    """
    none = len(french)
    f_ids: list[npt.NDArray[np.int32]] = []
    e_ids: list[npt.NDArray[np.int32]] = []
    places: list[npt.NDArray[np.int32]] = []
    place = 0
    for french_side, english_side in sides:
        f = np.array([*{french[word] for word in french_side if word in french}, none], np.int32)
        e = np.array([*{english[word] for word in english_side if word in english}], np.int32)
        f_ids.append(np.tile(f, len(e)))
        e_ids.append(np.repeat(e, len(f)))
        places.append(np.repeat(np.arange(place, place + len(e), dtype=np.int32), len(f)))
        place += len(e)
    return np.concatenate(f_ids), np.concatenate(e_ids), np.concatenate(places)


def _table(
    keys: npt.NDArray[np.int64], probability: npt.NDArray[np.float64], french: list[str], english: list[str]
) -> Iterator[tuple[str, list[str]]]:
    kept = np.flatnonzero(probability >= _LEAST)
    order = kept[np.lexsort((-probability[kept], keys[kept] // len(english)))]
    by_word: dict[str, list[str]] = {}
    for index in order.tolist():
        head, tail = divmod(int(keys[index]), len(english))
        if head < len(french):
            by_word.setdefault(french[head], []).append(english[tail])
    for word, translations in by_word.items():
        yield word, list(islice(translations, _MOST))
