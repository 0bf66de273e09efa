"""How important each fact is: a linear model over a handful of features; its weights are a table in ``data``."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from summtrans.french.verbs import has_finite_verb
from summtrans.summarization.consensus import Phrase, consensus
from summtrans.summarization.features import NAMES, Survey, Vector, content_stems, dot, keys, measure, survey, vector
from summtrans.values import Document, Fact, Sentence

NOVELTY = 0.04
"""What a fact loses that only repeats the words of a chosen one, in scores."""

_QUERY = 0.5  # what a sentence gains that says nothing but the query; scores spread over about as much
_TWO_PARTS = 0.08
_VERBLESS = 0.12
_LABEL = re.compile(r"\w\s?: ")
_FLOOR = 0.05  # added to a feature's spread, so that one which hardly varies does not count as if it did


@dataclass(frozen=True, slots=True)
class Scores:
    """Of each fact, its score, its bag of stems (length 1), and the parts of its score that count only once in a brief.

    Without ``parts``, repeating costs `NOVELTY` times the cosine with the most similar chosen fact (MMR, Carbonell and
    Goldstein 1998).
    """

    score: list[float]
    bags: list[Vector]
    parts: Sequence[Mapping[Phrase, float]] = ()


def scores(
    facts: Sequence[Fact],
    documents: Sequence[Document],
    query: str = "",
    *,
    by_words: bool = False,
    agreed: bool = False,
) -> Scores:
    """Score the facts; higher is more important, and only the order within one coverage has a meaning.

    Features are standardized over the coverage, so that what counts is how a fact stands out from the others. Where the
    budget is one of words (``by_words``), what a sentence tells a word is what counts; otherwise what it tells. With
    ``agreed``, what counts is what the documents agree on (`consensus`).
    """
    if not facts:
        return Scores([], [])
    words = [keys(fact.face.text) for fact in facts]
    stems = [[key for key, meant in found if meant] for found in words]
    bags = [vector(found) for found in stems]
    whole = survey(facts, bags, stems, documents)
    parts: Sequence[Mapping[Phrase, float]] = ()
    if agreed:
        rated, parts = consensus(facts, words, bags, whole, by_words)
    else:
        rated = _linear(facts, bags, whole, by_words)
    rated = [value - _roughness(fact.face, by_words) for fact, value in zip(facts, rated, strict=True)]
    if query:
        wanted = vector(content_stems(query))
        rated = [value + _QUERY * dot(bag, wanted) for value, bag in zip(rated, bags, strict=True)]
    return Scores(rated, bags, parts)


def _linear(facts: Sequence[Fact], bags: Sequence[Vector], whole: Survey, by_words: bool) -> list[float]:
    table = [measure(fact, bag, whole) for fact, bag in zip(facts, bags, strict=True)]
    weights = _weights(max(1, whole.documents), by_words)
    rated = [0.0] * len(facts)
    for column, weight in zip(zip(*table, strict=True), weights, strict=True):
        mean = sum(column) / len(column)
        spread = math.sqrt(sum((value - mean) ** 2 for value in column) / len(column))
        rated = [
            total + weight * (value - mean) / (spread + _FLOOR) for total, value in zip(rated, column, strict=True)
        ]
    return rated


def _roughness(face: Sentence, by_words: bool) -> float:
    """Return what a headline loses for not being a sentence: "label: rest", or no finite verb.

    Under a budget of words, a headline in two parts makes up for some of that by being short.
    """
    if not face.is_headline:
        return 0.0
    two_parts = _TWO_PARTS if by_words else 2 * _TWO_PARTS
    return two_parts * bool(_LABEL.search(face.text)) + _VERBLESS * (not has_finite_verb(face.text))


@cache
def _weights(documents: int, by_words: bool) -> tuple[float, ...]:
    """Return the weights for a coverage of so many documents: those of one document, and a part of what ten add."""
    part = math.log10(documents)
    first = 0 if by_words else 2
    rows = (_table()[name] for name in NAMES)
    return tuple(row[first] + part * row[first + 1] for row in rows)


@cache
def _table() -> dict[str, tuple[float, ...]]:
    text = resources.files("summtrans").joinpath("data/sentence_weights.txt").read_text("utf-8")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {name: tuple(map(float, numbers)) for name, *numbers in rows}
