"""The ladder: sentences whose English fails a check are translated again in other ways, and keep the best of all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from summtrans.translation.candidates import Unit
from summtrans.translation.engine import Decoding, Engine, Hypothesis
from summtrans.translation.glosses import gloss
from summtrans.translation.lexicon import lost_words
from summtrans.translation.splitting import join, split_long
from summtrans.translation.stand_ins import given_back, stand_ins

_N_BEST = 6
_SHORTEST_TO_SPLIT = 16  # pieces; halves of less are fragments that no model reads well


class Ladder:
    """An engine and the ways in which it is asked."""

    def __init__(self, engine: Engine, decoding: Decoding, glosses: int) -> None:
        """Take an engine, how it decodes at first, and which words it gets in English (`glosses.gloss`)."""
        self._engine, self._decoding, self._glosses = engine, decoding, glosses

    def climb(self, units: Sequence[Unit]) -> list[Unit]:
        """Translate the units; those whose English fails a check climb step by step, and keep the best of all."""
        first = replace(self._decoding, hypotheses=min(self._decoding.beam, _N_BEST))
        wide = replace(self._decoding, beam=max(self._decoding.beam, _N_BEST), hypotheses=_N_BEST)
        current = self._step(units, lambda _: True, first, self._glosses)
        if wide != first or self._glosses:
            current = self._step(current, lambda unit: unit.fails, wide, 0)
        if self._glosses:
            current = self._with_lost_words(current, wide)
        current = self._with_stand_ins(current, wide)
        current = self._step(current, lambda unit: unit.loops, replace(first, no_repeat_ngram=3), self._glosses)
        return [_as_it_is(unit) if unit.loops else unit for unit in self._in_parts(current)]

    def _step(
        self, units: Sequence[Unit], climbs: Callable[[Unit], bool], decoding: Decoding, glosses: int
    ) -> list[Unit]:
        sources = {index: gloss(unit.french, glosses) for index, unit in enumerate(units) if climbs(unit)}
        return self._translated(units, sources, decoding)

    def _translated(
        self,
        units: Sequence[Unit],
        sources: Mapping[int, str],
        decoding: Decoding,
        given_back: Callable[[int, str], str] = lambda _, english: english,
    ) -> list[Unit]:
        """Return the units with what the model makes of these sources, which are given by the units' indices."""
        result = list(units)
        translated = self._engine.translate(list(sources.values()), decoding) if sources else []
        for index, hypotheses in zip(sources, translated, strict=True):
            result[index] = units[index].consider(
                replace(each, text=given_back(index, each.text)) for each in hypotheses
            )
        return result

    def _with_lost_words(self, units: Sequence[Unit], decoding: Decoding) -> list[Unit]:
        """Translate the units that lack words again, with the English of these words put in."""
        sources: dict[int, str] = {}
        for index, unit in enumerate(units):
            if unit.lacks_words:
                source = gloss(unit.french, self._glosses, lost_words(unit.french, unit.best.english))
                if source != gloss(unit.french, self._glosses):
                    sources[index] = source
        return self._translated(units, sources, decoding)

    def _with_stand_ins(self, units: Sequence[Unit], decoding: Decoding) -> list[Unit]:
        """Translate the units that lack a name again, with a well-known name in its place."""
        made = {
            index: stand_ins(unit.french, unit.names, unit.best.english)
            for index, unit in enumerate(units)
            if "name" in unit.best.faults
        }
        replaced = {index: names for index, (_, names) in made.items() if names}
        sources = {index: gloss(made[index][0], self._glosses) for index in replaced}
        return self._translated(units, sources, decoding, lambda index, english: given_back(english, replaced[index]))

    def _in_parts(self, units: Sequence[Unit]) -> list[Unit]:
        """Translate the parts of the units that are still gravely wrong, each on its own, and join them."""
        pieces = {index: self._engine.count(unit.french) for index, unit in enumerate(units) if unit.is_grave}
        parts = {
            index: split_long(units[index].french, count - 1, self._engine.count)
            for index, count in pieces.items()
            if count >= _SHORTEST_TO_SPLIT
        }
        sources = [gloss(part, self._glosses) for found in parts.values() for part in found]
        translated = iter(self._engine.translate(sources, self._decoding) if sources else ())
        result = list(units)
        for index, found in parts.items():
            hypotheses = [each[0] for each in islice(translated, len(found))]
            english = join([each.text for each in hypotheses], found)
            score = sum(each.score for each in hypotheses) / len(hypotheses)
            result[index] = units[index].consider([Hypothesis(english, (), score)])
        return result


def _as_it_is(unit: Unit) -> Unit:
    """Consider the French itself: of "AFP" a model may make anything, and only the line is right."""
    return unit.consider([Hypothesis(unit.french, (), unit.best.score)])
