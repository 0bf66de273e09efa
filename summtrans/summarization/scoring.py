"""How important each fact is: a linear model over a handful of features, its weights in ``data/sentence_weights.txt``."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from summtrans.summarization.features import NAMES, Vector, dot, measure, survey, vector
from summtrans.values import Document, Fact

_QUERY = 0.5  # a sentence that is all about the query gains as much as the best one has over the worst


@dataclass(frozen=True, slots=True)
class Scores:
    """Of each fact, its score and its bag of stems (length 1)."""

    score: list[float]
    bags: list[Vector]


def scores(facts: Sequence[Fact], documents: Sequence[Document], query: str = "") -> Scores:
    """Score the facts; higher is more important, and only the order within one coverage has a meaning."""
    coverage = survey(facts, documents)
    bags = [vector(fact.face.text) for fact in facts]
    weights = _weights(max(1, coverage.documents))
    rated = [
        sum(weight * value for weight, value in zip(weights, measure(fact, bag, coverage), strict=True))
        for fact, bag in zip(facts, bags, strict=True)
    ]
    if query:
        wanted = vector(query)
        rated = [value + _QUERY * dot(bag, wanted) for value, bag in zip(rated, bags, strict=True)]
    return Scores(rated, bags)


@cache
def _weights(documents: int) -> tuple[float, ...]:
    """Return the weights for a coverage of so many documents: those of one document, and a part of what ten add."""
    part = math.log10(documents)
    return tuple(base + part * more for base, more in (_table()[name] for name in NAMES))


@cache
def _table() -> dict[str, tuple[float, float]]:
    text = resources.files("summtrans").joinpath("data/sentence_weights.txt").read_text("utf-8")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {name: (float(base), float(more)) for name, base, more in rows}
