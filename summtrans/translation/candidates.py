"""The English found for a sentence so far; score, checks and consensus choose the best candidate."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from summtrans.translation import checks, grammar
from summtrans.translation.consensus import agreement
from summtrans.translation.engine import Hypothesis
from summtrans.translation.names import Name, mend
from summtrans.translation.pronouns import with_her
from summtrans.translation.spelling import respelled
from summtrans.translation.titles import with_titles
from summtrans.translation.typography import polish
from summtrans.translation.word_order import with_adjectives_first

# Weights of the choice among hypotheses, flat around their best on newstest2012: faults from 0.03 to 0.5, coverage from
# 0.5 to 4, agreement from 1 to 4, and the temperature of the agreement's weights from 0.5 to 1 nat a piece.
_FAULT, _UNCOVERED, _AGREEMENT, _TEMPERATURE = 0.3, 2.0, 2.0, 0.5
_SURE_COVERAGE = 0.5  # below it, other hypotheses are looked at (0.5 to 0.75 do as well)
_FULL_COVERAGE = 0.9  # below it, the words that are lost are put in (0.6 to 0.9 do as well)


@dataclass(frozen=True, slots=True)
class Candidate:
    """English for a unit, and what the checks say of it."""

    english: str
    score: float
    coverage: float
    faults: Mapping[str, int]

    @property
    def merit(self) -> float:
        """How good it is, in nats a piece: the model's score less what the checks hold against it."""
        return self.score - _FAULT * checks.cost(self.faults) - _UNCOVERED * (1.0 - self.coverage)


@dataclass(frozen=True, slots=True)
class Unit:
    """What the model translates at once: a sentence, or a part of a long one; and the English found so far."""

    french: str
    sentence: str
    names: tuple[Name, ...]
    headline: bool
    checks: tuple[str, ...]
    candidates: tuple[Candidate, ...] = ()

    def consider(self, hypotheses: Iterable[Hypothesis]) -> Unit:
        """Return this unit with more candidates, the best first."""
        found = {each.english: each for each in self.candidates}
        for hypothesis in hypotheses:
            text = polish(mend(self.names, hypothesis.text), headline=self.headline)
            text = respelled(self.french, text)
            text = with_adjectives_first(self.french, with_titles(self.french, with_her(self.sentence, text)))
            text = grammar.agreeing(self.french, grammar.mended(text))
            if text not in found or found[text].score < hypothesis.score:
                coverage = checks.coverage(self.french, text)
                faults = checks.faults(self.french, text, self.names, self.checks)
                found[text] = Candidate(text, hypothesis.score, coverage, faults)
        return replace(self, candidates=_ranked(list(found.values())))

    @property
    def best(self) -> Candidate:
        """The best candidate so far; there is none before the first hypotheses are considered."""
        return self.candidates[0]

    @property
    def fails(self) -> bool:
        """Whether the best English fails a check, or lacks much."""
        return bool(self.best.faults) or self.best.coverage < _SURE_COVERAGE

    @property
    def loops(self) -> bool:
        """Whether the best English repeats itself, or is far too long or short."""
        return bool({"repetition", "length"} & self.best.faults.keys())

    @property
    def is_grave(self) -> bool:
        """Whether the best English has a fault that spoils more than a name."""
        return bool(self.best.faults.keys() - {"name"})

    @property
    def lacks_words(self) -> bool:
        """Whether words of the French are missing in the best English, or left in French."""
        return self.best.coverage < _FULL_COVERAGE or "untranslated" in self.best.faults


def _ranked(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """Order candidates by their merit and by how much the others, the better the more, agree with them."""
    highest = max(each.merit for each in candidates)
    weights = [math.exp((each.merit - highest) / _TEMPERATURE) for each in candidates]
    agreed = agreement([each.english for each in candidates], weights)
    worth = {each.english: each.merit + _AGREEMENT * share for each, share in zip(candidates, agreed, strict=True)}
    return tuple(sorted(candidates, key=lambda each: (-worth[each.english], each.english)))
