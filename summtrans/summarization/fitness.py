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
_SAID = 0.5  # share of a headline's weight that all sentences together must have
_NAME = 5  # words of the name of a paper or a section at most


class Fitness(IntEnum):
    """How fit a fact's face is for a brief.

    ``ALONE``: it stands on its own; ``BESIDE``: only right after the sentence it leans on; ``LAST``: only where nothing
    else is left (a fragment, a question, a headline that a sentence tells).
    """

    ALONE = 0
    BESIDE = 1
    LAST = 2


class Judge:
    """Tells the fitness of each fact's face when asked: few of a large coverage are ever looked at.

    ``bags`` are the faces' stems with their weights.
    """

    def __init__(self, facts: Sequence[Fact], bags: Sequence[Vector]) -> None:
        """Look at the headlines, which the other sentences may tell."""
        self._facts = facts
        self._bags = bags
        self._said = {key for fact, bag in zip(facts, bags, strict=True) if not fact.face.is_headline for key in bag}
        self._openings = _openings(facts)
        self._told = _told([index for index, fact in enumerate(facts) if fact.face.is_headline], facts, bags)
        self._known: dict[int, Fitness] = {}

    def fitness(self, index: int) -> Fitness:
        """Return the fitness of the face of the fact with this index."""
        if index not in self._known:
            self._known[index] = self._judge(index)
        return self._known[index]

    def _judge(self, index: int) -> Fitness:
        fact = self._facts[index]
        found = _of_sentence(fact)
        if found is Fitness.ALONE and fact.face.is_headline:
            heads = any(member.position < self._openings.get(member.document, 1) for member in fact.members)
            if not heads or index in self._told or not self._is_about(index):
                return Fitness.LAST
        return found

    def _is_about(self, index: int) -> bool:
        """Tell whether a headline is one: it is long, has a verb, or the sentences speak of its words.

        Else it is the name of a paper or a section.
        """
        text, bag = self._facts[index].face.text, self._bags[index]
        told = sum(weight for key, weight in bag.items() if key in self._said)
        return told >= _SAID * sum(bag.values()) or count_words(text) > _NAME or has_finite_verb(text)


def _of_sentence(fact: Fact) -> Fitness:
    length = count_words(fact.face.text)
    if length < _SHORTEST:
        return Fitness.LAST
    found = flaws(fact.face.text)
    if found.unreadable:
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
        if fact.face.is_headline:
            continue
        shared: dict[int, float] = {}
        for key in bag:
            for index in holders.get(key, ()):
                shared[index] = shared.get(index, 0.0) + bags[index][key]
        found = [index for index, weight in shared.items() if weight >= _TOLD * totals[index]]
        if found and not flaws(fact.face.text).unreadable:
            told.update(found)
    return told
