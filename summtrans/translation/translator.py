"""The translation stage: French lines in, checked English lines out, by whichever engine and model."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from os import PathLike
from types import TracebackType

from summtrans.errors import UsageError
from summtrans.models import registry, store
from summtrans.translation import checks, grammar
from summtrans.translation.consensus import agreement
from summtrans.translation.engine import Decoding, Hypothesis, load_engine
from summtrans.translation.glosses import gloss
from summtrans.translation.names import Name, mend, names
from summtrans.translation.pronouns import with_her
from summtrans.translation.source import Source, prepare
from summtrans.translation.splitting import join, split_long
from summtrans.translation.stand_ins import given_back, stand_ins
from summtrans.translation.titles import with_titles
from summtrans.translation.typography import polish
from summtrans.values import FLAGS, ModelInfo, Translation

_CHUNK = 1024  # lines that are translated together when streaming
_N_BEST = 6
# Weights of the choice among hypotheses, flat around their best on newstest2012: faults from 0.03 to 0.5, coverage from
# 0.5 to 4, agreement from 1 to 4, and the temperature of the agreement's weights from 0.5 to 1 nat a piece.
_FAULT, _UNCOVERED, _AGREEMENT, _TEMPERATURE = 0.3, 2.0, 2.0, 0.5
_SURE_COVERAGE = 0.5  # below it, other hypotheses are looked at (0.5 to 0.75 do as well)
_SHORTEST_TO_SPLIT = 16  # pieces; halves of less are fragments that no model reads well


@dataclass(frozen=True, slots=True)
class _Candidate:
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
class _Unit:
    """What the model translates at once: a sentence, or a part of a long one; and the English found so far."""

    french: str
    sentence: str
    names: tuple[Name, ...]
    headline: bool
    checks: tuple[str, ...]
    candidates: tuple[_Candidate, ...] = ()

    def consider(self, hypotheses: Iterable[Hypothesis]) -> _Unit:
        """Return this unit with more candidates, the best first."""
        found = {each.english: each for each in self.candidates}
        for hypothesis in hypotheses:
            text = polish(mend(self.names, hypothesis.text), headline=self.headline)
            text = grammar.mended(with_titles(self.french, with_her(self.sentence, text)))
            if text not in found or found[text].score < hypothesis.score:
                coverage = checks.coverage(self.french, text)
                faults = checks.faults(self.french, text, self.names, self.checks)
                found[text] = _Candidate(text, hypothesis.score, coverage, faults)
        return replace(self, candidates=_ranked(list(found.values())))

    @property
    def best(self) -> _Candidate:
        return self.candidates[0]


def _ranked(candidates: list[_Candidate]) -> tuple[_Candidate, ...]:
    """Order candidates by their merit and by how much the others, the better the more, agree with them."""
    highest = max(each.merit for each in candidates)
    weights = [math.exp((each.merit - highest) / _TEMPERATURE) for each in candidates]
    agreed = agreement([each.english for each in candidates], weights)
    worth = {each.english: each.merit + _AGREEMENT * share for each, share in zip(candidates, agreed, strict=True)}
    return tuple(sorted(candidates, key=lambda each: (-worth[each.english], each.english)))


class Translator:
    """A loaded model that translates French lines. Safe to share between threads; use it as a context manager.

    A translation depends on its line alone (and on ``forms``, for lines in capitals): not on the other lines, their
    order, or the number of threads.
    """

    def __init__(
        self,
        model: str | None = None,
        *,
        engine: str = "ctranslate2",
        device: str = "auto",
        beam: int | None = None,
        threads: int = 0,
        models_file: str | PathLike[str] | None = None,
        known: registry.Registry | None = None,
    ) -> None:
        """Load a model of models.yaml by name (None: the default, the first of ``prefer`` that is installed).

        ``beam`` is the width of the beam (None: the model's own), ``threads`` 0 all physical cores. ``models_file`` is
        laid over the packaged models.yaml; ``known`` takes the place of both.

        Raises:
            UsageError: an option makes no sense, or a models.yaml is wrong.
            ModelNotFoundError: the model, engine or device is not there.
        """
        if beam is not None and not 1 <= beam <= 64:
            raise UsageError(f"The beam must be between 1 and 64, not {beam}.")
        if threads < 0:
            raise UsageError(f"The number of threads must be 0 (all cores) or more, not {threads}.")
        self._installed = store.resolve(known or registry.load(models_file), model)
        self._entry = self._installed.entry
        self._engine = load_engine(self._installed, engine, device, threads)
        self._decoding = Decoding(beam=beam or self._entry.beam, length_penalty=self._entry.length_penalty)

    def __enter__(self) -> Translator:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Free the model."""
        self._engine.close()

    @property
    def info(self) -> ModelInfo:
        """Which model this is: name, revision, SHA-256 of the weights that the engine loaded, engine."""
        marian, ct2 = self._installed.marian, self._installed.ct2
        if self._engine.name == "ctranslate2" and ct2 is not None:
            weights = ct2 / "model.bin"
        else:
            assert marian is not None
            weights = marian / "model.safetensors"
            if not weights.exists():
                weights = marian / "pytorch_model.bin"
        return ModelInfo(self._entry.name, self._installed.revision, store.sha256(weights), self._engine.name)

    def translate(self, lines: Sequence[str], forms: Sequence[Mapping[str, str]] = ()) -> list[Translation]:
        """Translate each line; blank lines and lines without a letter come back as they are.

        ``forms`` is, for each line, how its coverage spells its words (`summtrans.french.casing.forms_of`), which
        lines in capitals are written by.
        """
        sources: list[Source | None] = []
        units: list[_Unit] = []
        spans: list[tuple[int, int]] = []
        for line, spelled in zip_longest(lines, forms):
            source = prepare(line, self._entry.normalize, spelled)
            first = len(units)
            if any(sign.isalpha() for sign in source.text):
                parts = split_long(source.text, self._entry.longest, self._engine.count)
                last = len(parts) - 1
                units += [
                    _Unit(part, source.text, names(part), source.headline and i == last, self._entry.checks)
                    for i, part in enumerate(parts)
                ]
                sources.append(source)
            else:
                sources.append(None)
            spans.append((first, len(units)))
        done = self._ladder(units)
        return [
            Translation(line, line.strip(), 0.0) if source is None else _assemble(line, source, done[first:last])
            for line, source, (first, last) in zip(lines, sources, spans, strict=True)
        ]

    def stream(self, lines: Iterable[str]) -> Iterator[Translation]:
        """Translate line after line in constant memory."""
        iterator = iter(lines)
        while chunk := list(islice(iterator, _CHUNK)):
            yield from self.translate(chunk)

    def _ladder(self, units: Sequence[_Unit]) -> list[_Unit]:
        """Translate the units; those whose English fails a check climb step by step, and keep the best of all."""
        first = replace(self._decoding, hypotheses=min(self._decoding.beam, _N_BEST))
        wide = replace(self._decoding, beam=max(self._decoding.beam, _N_BEST), hypotheses=_N_BEST)
        current = self._step(units, lambda _unit: True, first, self._entry.glosses)
        if wide != first or self._entry.glosses:
            current = self._step(current, _fails, wide, 0)
        current = self._with_stand_ins(current, wide)
        current = self._step(current, _loops, replace(first, no_repeat_ngram=3), self._entry.glosses)
        return [_as_it_is(unit) if _loops(unit) else unit for unit in self._in_parts(current)]

    def _step(
        self, units: Sequence[_Unit], climbs: Callable[[_Unit], bool], decoding: Decoding, glosses: int
    ) -> list[_Unit]:
        chosen = [index for index, unit in enumerate(units) if climbs(unit)]
        result = list(units)
        if chosen:
            sources = [gloss(units[index].french, glosses) for index in chosen]
            for index, hypotheses in zip(chosen, self._engine.translate(sources, decoding), strict=True):
                result[index] = units[index].consider(hypotheses)
        return result

    def _with_stand_ins(self, units: Sequence[_Unit], decoding: Decoding) -> list[_Unit]:
        """Translate the units that lack a name again, with a well-known name in its place."""
        made = {
            index: stand_ins(unit.french, unit.names, unit.best.english)
            for index, unit in enumerate(units)
            if "name" in unit.best.faults
        }
        made = {index: found for index, found in made.items() if found[1]}
        sources = [gloss(french, self._entry.glosses) for french, _ in made.values()]
        translated = self._engine.translate(sources, decoding) if sources else []
        result = list(units)
        for (index, (_, replaced)), hypotheses in zip(made.items(), translated, strict=True):
            result[index] = units[index].consider(
                replace(each, text=given_back(each.text, replaced)) for each in hypotheses
            )
        return result

    def _in_parts(self, units: Sequence[_Unit]) -> list[_Unit]:
        """Translate the parts of the units that are still gravely wrong, each on its own, and join them."""
        pieces = {index: self._engine.count(unit.french) for index, unit in enumerate(units) if _is_grave(unit)}
        parts = {
            index: split_long(units[index].french, count - 1, self._engine.count)
            for index, count in pieces.items()
            if count >= _SHORTEST_TO_SPLIT
        }
        sources = [gloss(part, self._entry.glosses) for found in parts.values() for part in found]
        translated = iter(self._engine.translate(sources, self._decoding) if sources else ())
        result = list(units)
        for index, found in parts.items():
            hypotheses = [each[0] for each in islice(translated, len(found))]
            english = join([each.text for each in hypotheses], found)
            score = sum(each.score for each in hypotheses) / len(hypotheses)
            result[index] = units[index].consider([Hypothesis(english, (), score)])
        return result


def _fails(unit: _Unit) -> bool:
    return bool(unit.best.faults) or unit.best.coverage < _SURE_COVERAGE


def _loops(unit: _Unit) -> bool:
    return bool({"repetition", "length"} & unit.best.faults.keys())


def _as_it_is(unit: _Unit) -> _Unit:
    """Consider the French itself: of "AFP" a model may make anything, and only the line is right."""
    return unit.consider([Hypothesis(unit.french, (), unit.best.score)])


def _is_grave(unit: _Unit) -> bool:
    return bool(unit.best.faults.keys() - {"name"})


def _assemble(line: str, source: Source, units: Sequence[_Unit]) -> Translation:
    english = join([unit.best.english for unit in units], [unit.french for unit in units])
    score = sum(unit.best.score for unit in units) / len(units)
    failed = {flag for unit in units for flag in unit.best.faults}
    flags = tuple(flag for flag in FLAGS if flag in failed)
    return Translation(line, source.lead + english, score, flags, len(units))
