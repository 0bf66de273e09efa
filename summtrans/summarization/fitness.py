"""Which facts may stand in a brief at all, and beside what."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from summtrans.french.verbs import has_finite_verb
from summtrans.french.words import count_words
from summtrans.summarization.features import Vector
from summtrans.summarization.readability import flaws
from summtrans.values import Fact

_SHORTEST = 4  # words of a full sentence
_SHORT = 25  # words up to which a sentence without a known verb is taken for a fragment
_TOLD = 0.5  # share of a headline's weight in one sentence from which the sentence tells it


class Fitness(IntEnum):
    """How fit a fact's face is for a brief.

    ``ALONE``: it stands on its own; ``BESIDE``: only right after the sentence it leans on; ``LAST``: only where nothing
    else is left (a fragment, a question, a headline that a sentence tells).
    """

    ALONE = 0
    BESIDE = 1
    LAST = 2


def fitness(facts: Sequence[Fact], bags: Sequence[Vector]) -> list[Fitness]:
    """Return the fitness of each fact's face; ``bags`` are the faces' stems with their weights."""
    found = [_of_sentence(fact) for fact in facts]
    headlines = [index for index, fact in enumerate(facts) if fact.face.is_headline and found[index] is Fitness.ALONE]
    openings = _openings(facts)
    told = _told(headlines, facts, bags)
    for index in headlines:
        heads = any(member.position < openings.get(member.document, 1) for member in facts[index].members)
        if not heads or index in told:
            found[index] = Fitness.LAST
    return found


def _of_sentence(fact: Fact) -> Fitness:
    found = flaws(fact.face.text)
    length = count_words(fact.face.text)
    if found.unreadable or length < _SHORTEST:
        return Fitness.LAST
    if length <= _SHORT and not fact.face.is_headline and not has_finite_verb(fact.face.text):
        return Fitness.LAST
    return Fitness.BESIDE if found.leans else Fitness.ALONE


def _openings(facts: Sequence[Fact]) -> dict[int, int]:
    """Return, of each document, the position of its first full sentence; headlines below it are captions and such."""
    first: dict[int, int] = {}
    for fact in facts:
        for member in fact.members:
            if not member.is_headline:
                first[member.document] = min(member.position, first.get(member.document, member.position))
    return first


def _told(headlines: Sequence[int], facts: Sequence[Fact], bags: Sequence[Vector]) -> set[int]:
    """Return the headlines whose words stand, for the most part, in one full sentence."""
    holders: dict[str, list[int]] = {}
    for index in headlines:
        for key in bags[index]:
            holders.setdefault(key, []).append(index)
    totals = {index: sum(bags[index].values()) for index in headlines}
    told: set[int] = set()
    for fact, bag in zip(facts, bags, strict=True):
        if fact.face.is_headline or flaws(fact.face.text).unreadable:
            continue
        shared: dict[int, float] = {}
        for key in bag:
            for index in holders.get(key, ()):
                shared[index] = shared.get(index, 0.0) + bags[index][key]
        told.update(index for index, weight in shared.items() if weight >= _TOLD * totals[index])
    return told
