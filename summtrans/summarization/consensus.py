"""How important each sentence is where many outlets tell one story at length: what they agree on.

With many documents and room for several facts, what an editor keeps is what the outlets share, whatever the place;
with few documents or little room it is what they lead with, which `scoring` knows better. The weights were chosen on
RPM2 (26 coverages of ten articles, 100 words) and are flat around their best. Every telling of a fact is scored, and
the best one speaks for it: the fullest one, which is the deduplicator's face, wastes room.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import pairwise

from summtrans.french.words import count_words
from summtrans.summarization.features import Survey, Vector, dot, scaled, vector
from summtrans.values import Fact

FEWEST_DOCUMENTS = 5
"""Documents from which outlets can agree: with fewer, two that copy one agency look like a majority."""

NOVELTY = 1.0
"""What a fact loses that only repeats the words of a chosen one, in the units of these scores (MMR, Carbonell 1998)."""

_EARLY, _TITLES, _SUPPORT, _PHRASES = 0.2, 0.3, 1.0, 0.3
_CANDIDATES = 200  # facts whose support is measured; further down none is chosen


def consensus(
    facts: Sequence[Fact], bags: Sequence[Vector], stems: Sequence[Sequence[str]], whole: Survey
) -> list[float]:
    """Score sentences, each as a fact of its own, by what they share with the coverage.

    The sum of: the cosine with the stems that two documents or more have (centroid; Radev et al. 2004); the phrases of
    two stems that two documents or more have, by the number of those (Gillick and Favre 2009), for the square root of
    the length; the likeness of the most similar sentence of each other document, on average; how early it stands, and
    the cosine with the titles.
    """
    titles = scaled(whole.mean_title)
    early = [1 / (1 + max(0, min(m.position - whole.first.get(m.document, 0) for m in fact.members))) for fact in facts]
    phrases = _phrases(facts, stems, whole.documents)
    centroid = _centroid(facts, stems)
    rated = [
        dot(bag, centroid) + _EARLY * soon + _TITLES * dot(bag, titles) + _PHRASES * shared
        for bag, soon, shared in zip(bags, early, phrases, strict=True)
    ]
    best = nlargest(_CANDIDATES, range(len(facts)), key=lambda index: (rated[index], -index))
    for index, support in zip(best, _support(best, facts, bags, whole.documents), strict=True):
        rated[index] += _SUPPORT * support
    return rated


def _centroid(facts: Sequence[Fact], stems: Sequence[Sequence[str]]) -> Vector:
    told: dict[int, list[str]] = {}
    for fact, found in zip(facts, stems, strict=True):
        for document in {member.document for member in fact.members}:
            told.setdefault(document, []).extend(found)
    spread = Counter(key for found in told.values() for key in set(found))
    centroid: dict[str, float] = {}
    for found in told.values():
        for key, weight in vector(found).items():
            if spread[key] > 1:
                centroid[key] = centroid.get(key, 0.0) + weight
    return scaled(centroid)


def _phrases(facts: Sequence[Fact], stems: Sequence[Sequence[str]], documents: int) -> list[float]:
    homes: dict[tuple[str, str], set[int]] = {}
    pairs = [set(pairwise(found)) for found in stems]
    for fact, found in zip(facts, pairs, strict=True):
        for pair in found:
            homes.setdefault(pair, set()).update(member.document for member in fact.members)
    return [
        sum(len(homes[pair]) - 1 for pair in found if len(homes[pair]) > 1)
        / documents
        / math.sqrt(max(1, count_words(fact.face.text)))
        for fact, found in zip(facts, pairs, strict=True)
    ]


def _support(wanted: Iterable[int], facts: Sequence[Fact], bags: Sequence[Vector], documents: int) -> list[float]:
    """Return, of each wanted fact, the cosine of the most similar sentence of each other document, on average."""
    postings: dict[str, list[tuple[int, float]]] = {}
    for index, bag in enumerate(bags):
        for key, weight in bag.items():
            postings.setdefault(key, []).append((index, weight))
    supports = []
    for index in wanted:
        sums: dict[int, float] = {}
        for key, weight in bags[index].items():
            for other, theirs in postings[key]:
                sums[other] = sums.get(other, 0.0) + weight * theirs
        own = {member.document for member in facts[index].members}
        nearest = dict.fromkeys(own, 1.0)
        for other, cosine in sums.items():
            for document in {member.document for member in facts[other].members} - own:
                nearest[document] = max(cosine, nearest.get(document, 0.0))
        supports.append((sum(nearest.values()) - 1.0) / max(1, documents - 1))
    return supports
