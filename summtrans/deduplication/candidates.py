"""Which sentences are worth comparing: pairs that share enough rare features, found by sorting, never by all pairs.

A feature is a stem or quantity (in large collections a word cut to six letters), or two in a row. Only features of few
sentences are looked at (the postings are short), so time and memory stay in proportion to the number of sentences.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from summtrans.french.profiles import profile
from summtrans.french.words import fold, is_stop

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

_WORD = re.compile(r"[^\W_]+")
_PREFIX = 6
_SMALL = 3_000  # sentences up to which every feature is used, and quantities are understood
_LONGEST_POSTING = 400
_LONGEST_POSTING_LARGE = 24
_FEATURES_LARGE = 10
_SHARED_LARGE = 0.5  # share of the shorter one's words that the longer one must have, in a large collection


def candidate_pairs(texts: Sequence[str]) -> dict[int, list[int]]:
    """Return, for each text that has any, the texts that may tell the same fact (both ways)."""
    import numpy as np

    if len(texts) < 2:
        return {}
    small = len(texts) <= _SMALL
    words, starts = _keys(texts, small)
    owners, features = _features(words, starts)
    owners, features = _rare(owners, features, len(texts), small)
    pairs = _pairs(owners, features, len(texts))
    if not len(pairs):
        return {}
    pairs.sort()
    twice = pairs[1:][pairs[1:] == pairs[:-1]]  # what stands n times stands here n - 1 times
    kept = twice[np.r_[True, twice[1:] != twice[:-1]]] if len(twice) else twice
    found = zip((kept // len(texts)).tolist(), (kept % len(texts)).tolist(), strict=True)
    neighbours: dict[int, list[int]] = {}
    for first, second in found if small else _plausible(found, words, starts):
        neighbours.setdefault(first, []).append(second)
        neighbours.setdefault(second, []).append(first)
    return neighbours


def _plausible(pairs: Iterable[tuple[int, int]], words: Integers, starts: Integers) -> Iterator[tuple[int, int]]:
    """Pass on the pairs in which the longer sentence has half the words of the shorter one."""
    bags: dict[int, frozenset[int]] = {}
    for pair in pairs:
        for index in pair:
            if index not in bags:
                bags[index] = frozenset(words[starts[index] : starts[index + 1]].tolist())
        first, second = bags[pair[0]], bags[pair[1]]
        if len(first & second) >= _SHARED_LARGE * min(len(first), len(second)):
            yield pair


class _Numbering(dict[str, int]):
    """The number of a key; looking one up that is new numbers it."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


class _QuickNumbering(dict[str, int]):
    """The number of a word's quick key, by the word as written: one look-up a word, where nearly all are old."""

    def __init__(self) -> None:
        super().__init__()
        self._keys = _Numbering({"": 0})  # 0 is for words without meaning

    def __missing__(self, word: str) -> int:
        self[word] = number = self._keys[_quick_key(word)]
        return number


def _keys(texts: Sequence[str], small: bool) -> tuple[Integers, Integers]:
    """Return the numbers of the keys of all texts in one array, and where each text's keys start in it."""
    import numpy as np

    flat = array("q")
    starts = np.zeros(len(texts) + 1, np.int64)
    numbers, quick = _Numbering(), _QuickNumbering()
    for index, text in enumerate(texts):
        if small:
            flat.extend([numbers[key] for key in _profile_keys(text)])
        else:
            flat.extend([number for word in _WORD.findall(text) if (number := quick[word])])
        starts[index + 1] = len(flat)
    return np.array(flat, np.int64), starts


def _features(words: Integers, starts: Integers) -> tuple[Integers, Integers]:
    """Return parallel arrays: the text's index, and a feature of it (a key, or two in a row)."""
    import numpy as np

    owners = np.repeat(np.arange(len(starts) - 1, dtype=np.int64), np.diff(starts))
    if len(words) < 2:
        return owners, words
    bigrams = (words[:-1] + 1) * (int(words.max()) + 2) + words[1:]
    inside = owners[:-1] == owners[1:]
    return np.concatenate([owners, owners[:-1][inside]]), np.concatenate([words, bigrams[inside]])


def _profile_keys(text: str) -> list[str]:
    return [token.key for token in profile(text).tokens if token.weight > 0]


def _quick_key(word: str) -> str:
    """Return the first letters of a word, nothing of one without meaning."""
    form = fold(word)
    return "" if is_stop(form) else form[:_PREFIX]


def _rare(owners: Integers, features: Integers, count: int, small: bool) -> tuple[Integers, Integers]:
    """Keep the features that more than one but not too many texts have; of a large collection the rarest few a text."""
    import numpy as np

    _, features, frequencies = np.unique(features, return_inverse=True, return_counts=True)
    key = np.sort(features.astype(np.int64) * count + owners)
    key = key[np.r_[True, key[1:] != key[:-1]]] if len(key) else key
    owners, features = key % count, key // count
    frequencies = np.bincount(features)
    frequency = frequencies[features]
    kept = (frequency > 1) & (frequency <= (_LONGEST_POSTING if small else _LONGEST_POSTING_LARGE))
    owners, features, frequency = owners[kept], features[kept], frequency[kept]
    if not small and len(owners):
        order = np.lexsort((frequency, owners))
        owners, features = owners[order], features[order]
        starts = np.r_[0, np.flatnonzero(np.diff(owners)) + 1]
        rank = np.arange(len(owners)) - np.repeat(starts, np.diff(np.r_[starts, len(owners)]))
        owners, features = owners[rank < _FEATURES_LARGE], features[rank < _FEATURES_LARGE]
    order = np.lexsort((owners, features))
    return owners[order], features[order]


def _pairs(owners: Integers, features: Integers, count: int) -> Integers:
    """Return every pair within a posting as ``first * count + second``; postings are runs of equal features."""
    import numpy as np

    found: list[Integers] = []
    shift = 1
    while shift < len(owners):
        same = features[:-shift] == features[shift:]
        if not same.any():
            break
        found.append(owners[:-shift][same] * count + owners[shift:][same])
        shift += 1
    return np.concatenate(found) if found else np.empty(0, np.int64)
