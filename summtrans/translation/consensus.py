"""Which of several translations the others agree with most: minimum Bayes risk (Kumar and Byrne 2004).

What a weak model makes up differs from hypothesis to hypothesis; what it knows is in most of them. The agreement is
measured against the hypotheses' weighted mean, not pair by pair (reference aggregation, Vamvas and Sennrich 2024,
https://aclanthology.org/2024.acl-short.71), by chrF (Popović 2015) on the n-grams of one length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_ORDER = 4  # characters; three to six do as well
_BETA_SQUARED = 4.0  # chrF2: recall counts twice as much as precision


def agreement(texts: Sequence[str], weights: Sequence[float]) -> list[float]:
    """Return for each text how much it agrees with all of them, from 0 to 1; a heavier text counts more."""
    total = sum(weights)
    grams = [_grams(text) for text in texts]
    mean: Counter[str] = Counter()
    for counts, weight in zip(grams, weights, strict=True):
        for gram, count in counts.items():
            mean[gram] += count * weight / total  # type: ignore[assignment] # a Counter holds fractions as well
    size = sum(mean.values())
    return [_chrf(counts, mean, size) for counts in grams]


def _grams(text: str) -> Counter[str]:
    signs = "".join(text.split())
    return Counter(signs[i : i + _ORDER] for i in range(max(1, len(signs) - _ORDER + 1)))


def _chrf(counts: Counter[str], mean: Counter[str], size: float) -> float:
    shared = sum(min(count, mean[gram]) for gram, count in counts.items())
    if not shared:
        return 0.0
    precision, recall = shared / counts.total(), shared / size
    return (1 + _BETA_SQUARED) * precision * recall / (_BETA_SQUARED * precision + recall)
