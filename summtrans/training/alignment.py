"""IBM Model 1 (Brown et al. 1993): how likely an English word is the translation of a French one, from pairs.

Expectation maximization on all co-occurrences of words in a pair. Each French side has the empty word too, which takes
the English words that nothing explains.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Sides: TypeAlias = "tuple[Sequence[str], Sequence[str]]"
_ITERATIONS = 5
_LONGEST = 45  # words a side: longer pairs align badly and cost much


class Candidate(NamedTuple):
    """An English word for a French one: its probability, and the expected number of pairs in which it is one."""

    english: str
    probability: float
    pairs: float


def translations(
    pairs: Iterable[Sides], least: float, rarest_french: int, rarest_english: int
) -> Iterator[tuple[str, list[Candidate]]]:
    """Yield French words, sorted, each with its English words of probability ``least`` or more, the likeliest first.

    Words that fewer pairs hold than ``rarest_french`` or ``rarest_english`` are left out.
    """
    sides = [(f, e) for f, e in pairs if 0 < len(f) <= _LONGEST and 0 < len(e) <= _LONGEST]
    french = _vocabulary((f for f, _ in sides), rarest_french)
    english = _vocabulary((e for _, e in sides), rarest_english)
    f_ids, e_ids, places = _cooccurrences(sides, french, english)
    keys, pair = np.unique(f_ids.astype(np.int64) * len(english) + e_ids, return_inverse=True)
    del f_ids, e_ids
    heads = keys // len(english)
    probability: npt.NDArray[np.float64] = np.ones(len(keys))
    counts = probability
    for _ in range(_ITERATIONS):
        weight: npt.NDArray[np.float64] = probability[pair]
        weight /= np.bincount(places, weight)[places]
        counts = np.bincount(pair, weight, len(keys)).astype(np.float64)
        probability = counts / np.bincount(heads, counts, len(french) + 1)[heads]
    kept = np.flatnonzero((probability >= least) & (heads < len(french)))
    order = kept[np.lexsort((-probability[kept], heads[kept]))]
    yield from _rows(keys[order], probability[order], counts[order], list(french), list(english))


def _vocabulary(sides: Iterable[Sequence[str]], rarest: int) -> dict[str, int]:
    counts = Counter(word for side in sides for word in set(side))
    return {word: index for index, word in enumerate(sorted(w for w, count in counts.items() if count >= rarest))}


def _cooccurrences(
    sides: Sequence[Sides], french: dict[str, int], english: dict[str, int]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Return every French and English word that stand in one pair, and a number for each English word's place.

    The empty French word has the last index.
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


def _rows(
    keys: npt.NDArray[np.int64],
    probability: npt.NDArray[np.float64],
    counts: npt.NDArray[np.float64],
    french: list[str],
    english: list[str],
) -> Iterator[tuple[str, list[Candidate]]]:
    by_word: dict[str, list[Candidate]] = {}
    for key, share, count in zip(keys.tolist(), probability.tolist(), counts.tolist(), strict=True):
        head, tail = divmod(key, len(english))
        by_word.setdefault(french[head], []).append(Candidate(english[tail], share, count))
    yield from by_word.items()
