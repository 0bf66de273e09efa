"""Which pairs are worth a small model's time: French like the domain's, and English that says the same.

Likeness is the difference of two cross-entropies (Moore and Lewis 2010, https://aclanthology.org/P10-2041): how much
better a bigram model of the domain's sentences foresees the French than one of the pairs themselves does. Faithfulness
is the share of the content words that have a translation on the other side, in the lexicon of the translation checks,
French to English times English to French: it is low where the pair came by way of a third language, or is misaligned.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from summtrans.french.words import is_stop, stem, words
from summtrans.translation.lexicon import english_stems, is_translation, translations

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_VOCABULARY, _LEAST_COUNT = 60_000, 3
_UNKNOWN, _START, _END = 0, 1, 2
_SAMPLE = 6  # the pairs' own model is counted on every sixth pair
_AT_ONCE = 20_000  # sentences whose numbers are in memory together

Pair = tuple[str, str, str]
Ids: TypeAlias = "npt.NDArray[np.int64]"


def select(pairs: Sequence[Pair], domain: Sequence[str], shares: Mapping[str, float], least: float) -> Iterator[Pair]:
    """Yield the pairs that are like the domain and faithful, in their order.

    ``domain`` are French sentences of the domain. ``shares`` gives, by the beginning of a tag, the share of its pairs
    that are kept for their likeness; tags that it does not name are kept whole. Of all that, pairs whose faithfulness
    is at least ``least`` (0 to 1) are kept.
    """
    close = _close(likeness([french for french, _, _ in pairs], domain), [tag for _, _, tag in pairs], shares)
    return (pair for pair, keep in zip(pairs, close, strict=True) if keep and faithfulness(*pair[:2]) >= least)


def _close(likenesses: npt.NDArray[np.float64], tags: Sequence[str], shares: Mapping[str, float]) -> list[bool]:
    beginnings = [next((start for start in shares if tag.startswith(start)), None) for tag in tags]
    limits = {
        start: np.quantile(likenesses[[each == start for each in beginnings]], 1 - share)
        for start, share in shares.items()
        if start in beginnings
    }
    return [start is None or bool(value >= limits[start]) for start, value in zip(beginnings, likenesses, strict=True)]


def likeness(sentences: Sequence[str], domain: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return, in nats a word, how much better the domain's bigrams foresee each sentence than the sentences' own do."""
    counts = Counter(token for text in (*domain, *sentences[::_SAMPLE]) for token in _tokens(text))
    known = [token for token, count in counts.most_common(_VOCABULARY) if count >= _LEAST_COUNT]
    vocabulary = {token: number for number, token in enumerate(known, _END + 1)}
    size = len(vocabulary) + _END + 1
    inside = _Bigrams.of((_ids(text, vocabulary) for text in domain), size)
    outside = _Bigrams.of((_ids(text, vocabulary) for text in sentences[::_SAMPLE]), size)
    found = np.zeros(len(sentences))
    for begin in range(0, len(sentences), _AT_ONCE):
        rows = [_ids(text, vocabulary) for text in sentences[begin : begin + _AT_ONCE]]
        lengths = np.array([len(row) for row in rows])
        ends = np.cumsum(lengths)
        together = np.concatenate(rows)
        # The steps from one sentence's end to the next one's start fall between the sums that are taken.
        sums = np.concatenate([[0.0], np.cumsum(inside.log(together) - outside.log(together))])
        found[begin : begin + len(rows)] = (sums[ends - 1] - sums[ends - lengths]) / (lengths - 1)
    return found


def faithfulness(french: str, english: str) -> float:
    """Return the share of the French content words that the English translates, times the share the other way round.

    Words that the lexicon does not know do not count; names and figures that both sides have are translated.
    """
    ours = dict.fromkeys(stem(word.form) for word in words(french) if not is_stop(word.form))
    theirs = dict.fromkeys(english_stems(english))
    known = [found for each in ours if (found := translations(each))]
    there = sum(not found.isdisjoint(theirs) for found in known)
    explained = frozenset(ours).union(*known)
    counted = [each for each in theirs if is_translation(each)]
    back = sum(each in explained for each in counted)
    return (there / len(known) if known else 1.0) * (back / len(counted) if counted else 1.0)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.lower())


def _ids(text: str, vocabulary: Mapping[str, int]) -> Ids:
    return np.array([_START, *(vocabulary.get(token, _UNKNOWN) for token in _tokens(text)), _END])


@dataclass(frozen=True, slots=True)
class _Bigrams:
    """Bigrams interpolated with unigrams (Witten and Bell 1991): ``pairs`` of ids, sorted, and their ``counts``."""

    unigrams: npt.NDArray[np.float64]
    pairs: Ids
    counts: npt.NDArray[np.float64]
    firsts: npt.NDArray[np.float64]
    trust: npt.NDArray[np.float64]

    @classmethod
    def of(cls, sentences: Iterable[Ids], size: int) -> _Bigrams:
        unigrams = np.ones(size)
        batches = iter(sentences)
        keys = []
        while rows := list(islice(batches, _AT_ONCE)):
            unigrams += np.bincount(np.concatenate(rows), minlength=size)
            keys.append(np.concatenate([row[:-1] * size + row[1:] for row in rows]))
        pairs, counts = np.unique(np.concatenate(keys), return_counts=True)
        firsts = np.bincount(pairs // size, weights=counts, minlength=size).astype(float)
        kinds = np.bincount(pairs // size, minlength=size)
        return cls(
            unigrams / unigrams.sum(), pairs, counts.astype(float), firsts, firsts / np.maximum(1, firsts + kinds)
        )

    def log(self, ids: Ids) -> npt.NDArray[np.float64]:
        """Return the log probability of each id after the one before it."""
        before, after = ids[:-1], ids[1:]
        keys = before * len(self.unigrams) + after
        places = np.minimum(np.searchsorted(self.pairs, keys), len(self.pairs) - 1)
        counts = np.where(self.pairs[places] == keys, self.counts[places], 0.0)
        trust = self.trust[before]
        share = counts / np.maximum(1.0, self.firsts[before])
        logs: npt.NDArray[np.float64] = np.log(trust * share + (1 - trust) * self.unigrams[after])
        return logs
