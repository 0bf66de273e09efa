"""What speaks for a fact: where it stands, what it shares with titles and the other documents, how it is told."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summtrans.french.words import count_words, is_stop, rarity, stem, words
from summtrans.summarization.readability import flaws
from summtrans.values import Document, Fact

Vector = dict[str, float]

NAMES = (
    "lead", "early", "position", "title", "titles", "centroid", "echo", "support",
    "short", "long", "names", "figures", "quotation", "leans", "unreadable", "headline",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the features of a fact are measured against: all documents of the coverage, seen as bags of stems."""

    documents: int
    centroid: Vector
    spread: Mapping[str, int]  # number of documents that have the stem
    titles: tuple[Vector, ...]
    first: Mapping[int, int]  # of each document, the position of its first sentence that is no headline
    lengths: Mapping[int, int]


def vector(text: str) -> Vector:
    """Return the stems of a text with their rarity times log frequency, scaled to length 1."""
    counts = Counter(stem(word.form) for word in words(text) if not is_stop(word.form))
    weights = {key: (1 + math.log(count)) * rarity(key) for key, count in counts.items()}
    return scaled(weights)


def scaled(weights: Vector) -> Vector:
    """Return the vector scaled to length 1."""
    norm = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {key: weight / norm for key, weight in weights.items()} if norm else {}


def dot(first: Vector, second: Vector) -> float:
    """Return the scalar product (the cosine, of vectors of length 1)."""
    if len(first) > len(second):
        first, second = second, first
    return sum(weight * second[key] for key, weight in first.items() if key in second)


def survey(facts: Sequence[Fact], documents: Sequence[Document]) -> Coverage:
    """Look over the coverage once."""
    bags: dict[int, Counter[str]] = {}
    first: dict[int, int] = {}
    lengths: Counter[int] = Counter()
    titles = [document.title for document in documents if document.title]
    for fact in facts:
        keys = [stem(word.form) for word in words(fact.face.text) if not is_stop(word.form)]
        for member in fact.members:
            bags.setdefault(member.document, Counter()).update(keys)
            lengths[member.document] += 1
            if not member.is_headline:
                first[member.document] = min(member.position, first.get(member.document, member.position))
            elif member.position == 0:
                titles.append(member.text)
    centroid: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for bag in bags.values():
        spread.update(bag.keys())
        for key, weight in scaled({key: (1 + math.log(n)) * rarity(key) for key, n in bag.items()}).items():
            centroid[key] += weight
    return Coverage(
        len(bags), scaled(dict(centroid)), spread, tuple(vector(title) for title in dict.fromkeys(titles)), first, lengths
    )


def measure(fact: Fact, bag: Vector, coverage: Coverage) -> tuple[float, ...]:
    """Return the features of a fact, in the order of `NAMES`; each lies between 0 and 1."""
    text = fact.face.text
    position = min(member.position - coverage.first.get(member.document, 0) for member in fact.members)
    relative = min(member.position / coverage.lengths[member.document] for member in fact.members)
    overlaps = [dot(bag, title) for title in coverage.titles]
    others = max(1, coverage.documents - 1)
    told = {member.document for member in fact.members}
    echo = sum(w * w * (coverage.spread[key] - 1) / others for key, w in bag.items() if key in coverage.spread)
    length = count_words(text)
    written = words(text)
    flawed = flaws(text)
    return (
        float(position <= 0),
        1 / (1 + max(0, position)),
        1 - relative,
        max(overlaps, default=0.0),
        sum(overlaps) / len(overlaps) if overlaps else 0.0,
        dot(bag, coverage.centroid),
        echo,
        (len(told) - 1) / others,
        max(0.0, 1 - length / 12),
        min(1.0, max(0.0, (length - 30) / 30)),
        min(1.0, sum(word.raw[0].isupper() for word in written[1:]) / 6),
        min(1.0, sum(word.raw[0].isdigit() for word in written) / 3),
        float(text.lstrip()[:1] in "\"«“"),
        float(flawed.leans),
        float(flawed.unreadable),
        float(fact.face.is_headline),
    )
