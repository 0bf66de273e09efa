"""How important each sentence is where many outlets tell one story at length: what they agree on early.

With many documents and room for several facts, an editor keeps what the outlets share; with few documents or little
room, what they lead with, which `scoring` knows better. What is shared is counted in pairs of words, as ICSI's
summarizer does (Gillick and Favre 2009, "A scalable global model for summarization"), but a pair counts more the
earlier a document has it, and a brief gains by each pair only once. Every telling of a fact is scored, and the best one
speaks for it: the fullest one, which is the deduplicator's face, wastes room.

The constants were chosen on RPM2 (26 coverages of ten articles, 100 words), where they are flat around their best.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nlargest
from itertools import pairwise

from summtrans.french.words import count_words
from summtrans.summarization.features import Survey, Vector, dot, scaled
from summtrans.values import Fact

FEWEST_DOCUMENTS = 5
"""Documents from which outlets can agree: with fewer, two that copy one agency look like a majority."""

_AGREE = 4  # one document in so many must have a pair of words, two at least, for it to count
_ROOM = 70  # pairs that a brief of a hundred words holds: the heaviest so many weigh 1 together
_TITLES = 0.15  # what a hundred words gain that say nothing but the titles, in the same unit
_PER_WORD = 0.65  # the power of the length that a sentence pays for under a budget of words
_PER_SENTENCE = 0.5  # the same under a budget of sentences, where a long one takes no room, but is harder to read
_SHORTEST = 8  # words; a shorter sentence pays for as many, or fragments would lead
_BEST = 10  # sentences whose scores are 1 on average

Phrase = tuple[str, str]


def consensus(
    facts: Sequence[Fact],
    words: Sequence[Sequence[tuple[str, bool]]],
    bags: Sequence[Vector],
    whole: Survey,
    by_words: bool,
) -> tuple[list[float], list[dict[Phrase, float]]]:
    """Score sentences, each as a fact of its own, by the pairs of stems that they share with the coverage.

    ``words`` are the keys of their words (`features.keys`). Returns the scores (about 1 for the best ones), and of each
    sentence the part of its score that each pair brings: what it loses once a chosen sentence has that pair.
    """
    pairs = [
        {(a, b) for (a, meant), (b, also) in pairwise(found) if meant or also} for found in words
    ]  # neighbouring stems, of which one at least carries meaning
    weights = _weights(facts, pairs, whole)
    titles = scaled(whole.mean_title)
    rated: list[float] = []
    parts: list[dict[Phrase, float]] = []
    for fact, bag, found in zip(facts, bags, pairs, strict=True):
        length = max(1, count_words(fact.face.text))
        price = max(length, _SHORTEST) ** (_PER_WORD if by_words else _PER_SENTENCE)
        part = {pair: weights[pair] / price for pair in sorted(found) if pair in weights}
        parts.append(part)
        rated.append(sum(part.values()) + _TITLES * dot(bag, titles) * length / 100 / price)
    best = nlargest(_BEST, rated)
    scale = sum(best) / len(best) or 1.0
    return [value / scale for value in rated], [{p: value / scale for p, value in part.items()} for part in parts]


def _weights(facts: Sequence[Fact], pairs: Sequence[set[Phrase]], whole: Survey) -> Mapping[Phrase, float]:
    """Return the weights of the pairs that enough documents have: 1 / (1 + where it first stands), summed over them."""
    homes: dict[Phrase, dict[int, int]] = {}
    for fact, found in zip(facts, pairs, strict=True):
        for member in fact.members:
            place = max(0, member.position - whole.first.get(member.document, 0))
            for pair in found:
                seen = homes.setdefault(pair, {})
                seen[member.document] = min(place, seen.get(member.document, place))
    enough = max(2, -(-whole.documents // _AGREE))
    weights = {
        pair: sum(1 / (1 + place) for place in seen.values()) for pair, seen in homes.items() if len(seen) >= enough
    }
    total = sum(sorted(weights.values(), reverse=True)[:_ROOM]) or 1.0
    return {pair: weight / total for pair, weight in weights.items()}
