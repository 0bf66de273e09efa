"""What speaks for a fact: where it stands, what it shares with the titles and the rest of the coverage, its shape."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summtrans.french.words import count_words, forms, is_stop, rarity, stem
from summtrans.summarization.readability import links
from summtrans.values import Document, Fact

Vector = dict[str, float]

_CAPITAL = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-Þ]")
_FIGURE = re.compile(r"(?<![^\W_])\d")

NAMES = (
    "lead", "early", "title", "titles", "common", "shared", "frequent", "typical", "support",
    "short", "long", "length", "names", "figures", "quotation", "links",
)  # fmt: skip
"""The features, each measured on every fact:

``lead``: it is the first sentence of a document; ``early``: 1 / (1 + its place in the document, from 0);
``title``, ``titles``: cosine with the title nearest to it, and with the titles on average;
``common``: cosine with the counts of the stems that two documents or more have (of a single document: all stems);
``shared``: the share of the other documents that a stem of it is in, on average;
``frequent``: how often a stem of it comes in the coverage, on average (Nenkova and Vanderwende 2005, SumBasic);
``typical``: cosine with the sentences on average (centroid: Radev et al. 2004; degree: Erkan and Radev 2004);
``support``: the share of the other documents that tell the same fact;
``short``, ``long``, ``length``: below 12 words, above 30 words, logarithm of the words;
``names``, ``figures``: words with a capital, and with a figure; ``quotation``: it opens with a quotation mark;
``links``: it opens with "Par ailleurs" and the like.
"""


@dataclass(frozen=True, slots=True)
class Survey:
    """The coverage as a whole, which the features of a fact are measured against."""

    documents: int
    counts: Mapping[str, int]  # how often each stem comes
    total: int  # of all counts
    spread: Mapping[str, int]  # in how many documents
    common: Vector
    typical: Vector
    titles: Mapping[str, Sequence[tuple[int, float]]]  # of each stem, the titles that have it, and its weights there
    mean_title: Vector
    first: Mapping[int, int]  # of each document, the position of its first sentence that is no headline


def vector(stems: Sequence[str]) -> Vector:
    """Return the stems with rarity times log frequency, scaled to length 1."""
    return scaled({key: (1 + math.log(count)) * rarity(key) for key, count in Counter(stems).items()})


def scaled(weights: Mapping[str, float]) -> Vector:
    """Return the vector scaled to length 1."""
    norm = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {key: weight / norm for key, weight in weights.items()} if norm else {}


def dot(first: Vector, second: Vector) -> float:
    """Return the scalar product (the cosine, of vectors of length 1)."""
    if len(first) > len(second):
        first, second = second, first
    return sum(weight * second[key] for key, weight in first.items() if key in second)


def keys(text: str) -> list[tuple[str, bool]]:
    """Return the words of a text: the stems of those that carry meaning (true), the forms of the others (false)."""
    return [(form, False) if is_stop(form) else (stem(form), True) for form in forms(text)]


def content_stems(text: str) -> list[str]:
    """Return the stems of the words that carry meaning."""
    return [key for key, meant in keys(text) if meant]


def survey(
    facts: Sequence[Fact], bags: Sequence[Vector], stems: Sequence[Sequence[str]], documents: Sequence[Document]
) -> Survey:
    """Look over the coverage once."""
    spread: dict[str, set[int]] = {}
    counts: Counter[str] = Counter()
    typical: Counter[str] = Counter()
    first: dict[int, int] = {}
    told = {member.document for fact in facts for member in fact.members}
    titles = [document.title for index, document in enumerate(documents) if document.title and index in told]
    for fact, bag, found in zip(facts, bags, stems, strict=True):
        homes = {member.document for member in fact.members}
        for key in found:
            counts[key] += len(fact.members)
        for key, weight in bag.items():
            spread.setdefault(key, set()).update(homes)
            typical[key] += weight  # type: ignore[assignment]
        for member in fact.members:
            if not member.is_headline:
                first[member.document] = min(member.position, first.get(member.document, member.position))
            elif member.position == 0:
                titles.append(member.text)
    wide = {key: len(homes) for key, homes in spread.items()}
    common = {key: float(count) for key, count in counts.items() if wide[key] > 1 or len(told) == 1}
    total = max(1, counts.total())
    holders, mean = _titles(tuple(dict.fromkeys(titles)))
    return Survey(len(told), counts, total, wide, scaled(common), scaled(typical), holders, mean, first)


def _titles(titles: Sequence[str]) -> tuple[dict[str, list[tuple[int, float]]], Vector]:
    """Return which titles have each stem, with its weights there, and the titles' mean."""
    holders: dict[str, list[tuple[int, float]]] = {}
    for index, title in enumerate(titles):
        for key, weight in vector(content_stems(title)).items():
            holders.setdefault(key, []).append((index, weight))
    return holders, {key: sum(weight for _, weight in found) / len(titles) for key, found in holders.items()}


def _nearest_title(bag: Vector, whole: Survey) -> float:
    sums: dict[int, float] = {}
    for key, weight in bag.items():
        for index, theirs in whole.titles.get(key, ()):
            sums[index] = sums.get(index, 0.0) + weight * theirs
    return max(sums.values(), default=0.0)


def measure(fact: Fact, bag: Vector, whole: Survey) -> tuple[float, ...]:
    """Return the features of a fact, in the order of `NAMES`."""
    text = fact.face.text
    position = max(0, min(member.position - whole.first.get(member.document, 0) for member in fact.members))
    others = max(1, whole.documents - 1)
    distinct = max(1, len(bag))
    length = max(1, count_words(text))
    capitals = _CAPITAL.findall(text.lstrip("\"'«“”»–—-([ \u00a0")[1:])
    return (
        float(position == 0),
        1 / (1 + position),
        _nearest_title(bag, whole),
        dot(bag, whole.mean_title),
        dot(bag, whole.common),
        sum(whole.spread.get(key, 1) - 1 for key in bag) / others / distinct,
        20 * sum(whole.counts.get(key, 0) for key in bag) / whole.total / distinct,
        dot(bag, whole.typical),
        (len({member.document for member in fact.members}) - 1) / others,
        max(0.0, 1 - length / 12),
        min(1.0, max(0.0, (length - 30) / 30)),
        math.log(length) / 4,
        min(1.0, len(capitals) / 6),
        min(1.0, len(_FIGURE.findall(text)) / 3),
        float(text.lstrip()[:1] in '"«“'),
        float(links(text)),
    )
