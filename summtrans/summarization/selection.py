"""The choice: greedy by importance and novelty, within the budget, and readable.

Values only fall as facts are chosen, so a heap of values that may be out of date finds the best fact without looking at
all of them each time (lazy evaluation; Minoux 1978).
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from summtrans.errors import UsageError
from summtrans.french.profiles import Profile, coverage, profile, similarity
from summtrans.french.words import count_words
from summtrans.summarization.consensus import Phrase
from summtrans.summarization.features import Vector
from summtrans.summarization.fitness import Fitness, Judge
from summtrans.summarization.scoring import NOVELTY, Scores
from summtrans.values import Budget, Fact, Sentence

_NEAR = 0.2  # cosine from which two sentences are compared more closely
_SAME_EVENT = 0.45  # cosine of two sentences' words and quantities from which they tell one event
_TOLD = 0.65  # share of one sentence in the other from which it tells nothing new
_LEANS = 0.1  # what a sentence loses that needs the one before it
_WANTED = 1e6  # added to the score of what the user asked for


@dataclass(frozen=True, slots=True)
class Limits:
    """How many sentences and words at most."""

    sentences: float
    words: float

    @classmethod
    def of(cls, budget: Budget, facts: int) -> Limits:
        """Return the limits of a budget; raises `UsageError` where one is not positive."""
        for name, count in (("sentences", budget.sentences), ("words", budget.words)):
            if count is not None and count < 1:
                raise UsageError(f"The budget of {name} is {count}: it must be 1 or more.")
        if budget.ratio is not None and not 0 < budget.ratio <= 1:
            raise UsageError(f"The ratio is {budget.ratio}: it must be above 0 and at most 1.")
        sentences = math.inf if budget.sentences is None else budget.sentences
        if budget.ratio is not None:
            sentences = min(sentences, max(1, math.floor(budget.ratio * facts)))
        return cls(sentences, math.inf if budget.words is None else budget.words)


def choose(facts: Sequence[Fact], rated: Scores, limits: Limits, wanted: Sequence[bool]) -> list[int]:
    """Return the indices of the chosen facts, the most important first (what was ``wanted`` before all else).

    A sentence that leans on another comes only after that other; what is not fit for a brief comes only where nothing
    fit is there at all.
    """
    value = [score + _WANTED * asked for score, asked in zip(rated.score, wanted, strict=True)]
    chosen = _greedy(facts, rated, value, limits, Judge(facts, rated.bags).fitness)
    if not chosen:
        chosen = _greedy(facts, rated, value, limits, lambda _: Fitness.ALONE)
    return chosen


def _greedy(
    facts: Sequence[Fact],
    rated: Scores,
    value: Sequence[float],
    limits: Limits,
    fitness: Callable[[int], Fitness],
) -> list[int]:
    faces: dict[tuple[int, int], list[int]] = {}
    for index, fact in enumerate(facts):
        faces.setdefault((fact.face.document, fact.face.position), []).append(index)
    told = _Told(facts, rated)
    worth = {index: value[index] for index in range(len(facts))}
    heap = [(-value[index], facts[index].face.text, index) for index in worth]
    heapq.heapify(heap)
    beside: set[int] = set()  # facts that lean on a chosen one
    chosen: list[int] = []
    words = 0
    while heap and len(chosen) < limits.sentences:
        stale, text, index = heapq.heappop(heap)
        if words + count_words(text) > limits.words or index in told.chosen:
            continue
        if index not in beside and fitness(index) is not Fitness.ALONE:
            continue
        fresh = -(worth[index] - told.repeated(index))
        if fresh > stale + 1e-12:
            heapq.heappush(heap, (fresh, text, index))
            continue
        if told.tells(index):
            continue
        chosen.append(index)
        told.add(index)
        words += count_words(text)
        for follower in _followers(facts[index], faces):
            if follower not in beside and fitness(follower) is Fitness.BESIDE:
                beside.add(follower)
                worth[follower] -= _LEANS
                heapq.heappush(heap, (-worth[follower], facts[follower].face.text, follower))
    return chosen


def _followers(fact: Fact, faces: Mapping[tuple[int, int], Sequence[int]]) -> list[int]:
    """Return the facts whose face stands right after a place where this one is told."""
    return [index for m in fact.members for index in faces.get((m.document, m.position + 1), ())]


class _Told:
    """What the chosen facts tell, indexed by stem."""

    def __init__(self, facts: Sequence[Fact], rated: Scores) -> None:
        self._facts = facts
        self._bags: Sequence[Vector] = rated.bags
        self._parts = rated.parts
        self._phrases: set[Phrase] = set()
        self._index: dict[str, list[tuple[int, float]]] = {}
        self._facts_told: set[tuple[Sentence, ...]] = set()
        self.chosen: set[int] = set()

    def add(self, index: int) -> None:
        """Take a fact in."""
        self.chosen.add(index)
        self._facts_told.add(self._facts[index].members)
        for key, weight in self._bags[index].items():
            self._index.setdefault(key, []).append((index, weight))
        if self._parts:
            self._phrases.update(self._parts[index])

    def repeated(self, index: int) -> float:
        """Return how much of the fact's score is for what the chosen facts tell already."""
        if self._parts:
            return sum(worth for phrase, worth in self._parts[index].items() if phrase in self._phrases)
        return NOVELTY * max((cosine for _, cosine in self._near(index)), default=0.0)

    def tells(self, index: int) -> bool:
        """Tell whether a reader of the chosen facts would find nothing new in this one."""
        if self._facts[index].members in self._facts_told:
            return True
        new = profile(self._facts[index].face.text)
        return any(
            _same_event(new, profile(self._facts[other].face.text))
            for other, cosine in self._near(index)
            if cosine >= _NEAR
        )

    def _near(self, index: int) -> Sequence[tuple[int, float]]:
        sums: dict[int, float] = {}
        for key, weight in self._bags[index].items():
            for other, theirs in self._index.get(key, ()):
                sums[other] = sums.get(other, 0.0) + weight * theirs
        return list(sums.items())


def _same_event(new: Profile, old: Profile) -> bool:
    """Tell whether two sentences tell one event, whatever the wording."""
    return similarity(new, old) >= _SAME_EVENT or coverage(new, old) >= _TOLD or coverage(old, new) >= _TOLD
