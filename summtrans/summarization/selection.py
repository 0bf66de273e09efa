"""The choice: greedy by importance and novelty, within the budget, and readable."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from summtrans.errors import UsageError
from summtrans.french.profiles import coverage, profile, similarity
from summtrans.french.words import count_words
from summtrans.summarization.features import dot
from summtrans.summarization.readability import flaws
from summtrans.summarization.scoring import Scores
from summtrans.values import Budget, Fact

_NOVELTY = 0.15  # what a sentence loses that only repeats the words of a chosen one
_SAME_EVENT = 0.5  # cosine of two sentences' words from which they tell one event
_TOLD = 0.62  # share of a sentence's words in a chosen one from which it tells nothing new
_SHORTEST = 4  # words of a full sentence


@dataclass(frozen=True, slots=True)
class Limits:
    """How many sentences and words at most."""

    sentences: float
    words: float

    @classmethod
    def of(cls, budget: Budget, facts: int) -> Limits:
        """Return the limits of a budget; raises `UsageError` where one is not positive."""
        for name, value in (("sentences", budget.sentences), ("words", budget.words), ("ratio", budget.ratio)):
            if value is not None and not (value >= 1 or (name == "ratio" and 0 < value <= 1)):
                raise UsageError(f"The budget of {name} is {value}: it must be above 0.")
        if budget.ratio is not None and budget.ratio > 1:
            raise UsageError(f"The ratio is {budget.ratio}: it must be at most 1.")
        sentences = math.inf if budget.sentences is None else budget.sentences
        if budget.ratio is not None:
            sentences = min(sentences, max(1, math.floor(budget.ratio * facts)))
        return cls(sentences, math.inf if budget.words is None else budget.words)


def choose(facts: Sequence[Fact], rated: Scores, limits: Limits, wanted: Sequence[bool]) -> list[int]:
    """Return the indices of the chosen facts, the most important first.

    Facts that stand on their own come before headlines and sentences that lean on others; those come only where nothing
    else is left to choose from. Sentences that cannot be made fit for a brief come last of all.
    """
    chosen: list[int] = []
    words = 0
    used: set[int] = set()
    losses = [0.0] * len(facts)
    tiers = [_tier(fact) for fact in facts]
    for tier in range(3):
        if tier == 2 and chosen:
            break
        while len(chosen) < limits.sentences:
            best = _best(facts, rated, losses, used, tiers, tier, wanted, limits.words - words, chosen)
            if best is None:
                break
            chosen.append(best)
            used.add(best)
            words += count_words(facts[best].face.text)
            for index, bag in enumerate(rated.bags):
                if index not in used:
                    losses[index] = max(losses[index], dot(bag, rated.bags[best]))
    return chosen


def _tier(fact: Fact) -> int:
    found = flaws(fact.face.text)
    if found.unreadable or count_words(fact.face.text) < _SHORTEST:
        return 2
    return int(found.leans or fact.face.is_headline)


def _best(
    facts: Sequence[Fact],
    rated: Scores,
    losses: Sequence[float],
    used: set[int],
    tiers: Sequence[int],
    tier: int,
    wanted: Sequence[bool],
    room: float,
    chosen: Sequence[int],
) -> int | None:
    order = sorted(
        (
            index
            for index in range(len(facts))
            if index not in used and (tiers[index] <= tier or (wanted[index] and tiers[index] < 2))
        ),
        key=lambda index: (-wanted[index], -(rated.score[index] - _NOVELTY * losses[index]), facts[index].face.text),
    )
    for index in order:
        text = facts[index].face.text
        if count_words(text) <= room and not any(_tells(text, facts[other].face.text) for other in chosen):
            return index
    return None


def _tells(text: str, told: str) -> bool:
    """Tell whether a reader of ``told`` would find nothing new in ``text``."""
    new, old = profile(text), profile(told)
    return similarity(new, old) >= _SAME_EVENT or coverage(new, old) >= _TOLD or coverage(old, new) >= _TOLD
