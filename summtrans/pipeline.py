"""The chain, and nothing else: read, clean, split, deduplicate, summarize, translate."""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Literal, TypeAlias

from summtrans.errors import InputError, NothingToBriefError, UsageError
from summtrans.values import (
    Brief,
    BriefItem,
    Budget,
    Choice,
    Deduplication,
    Document,
    LeftOut,
    ModelInfo,
    Sentence,
    Translation,
)

if TYPE_CHECKING:
    from summtrans.translation.translator import Translator

Input: TypeAlias = "str | os.PathLike[str] | Document"
Order: TypeAlias = Literal["story", "rank"]
DEFAULT_SENTENCES = 5


@dataclass(frozen=True, slots=True)
class Steering:
    """What the user wants to see: a topic, the facts that must come first, and those that must not come at all."""

    query: str = ""
    must: re.Pattern[str] | None = None
    never: re.Pattern[str] | None = None
    order: Order = "story"

    @classmethod
    def of(cls, query: str = "", must: str = "", never: str = "", order: str = "story") -> Steering:
        """Compile the patterns (case is ignored).

        Raises:
            UsageError: a pattern is no regular expression, or the order is unknown.
        """
        if order not in ("story", "rank"):
            raise UsageError(f"There is no order {order!r}: choose story or rank.")
        return cls(query, _pattern("must", must), _pattern("never", never), "rank" if order == "rank" else "story")


def _pattern(option: str, text: str) -> re.Pattern[str] | None:
    if not text:
        return None
    try:
        return re.compile(text, re.IGNORECASE)
    except re.error as error:
        raise UsageError(f"--{option} {text!r} is no regular expression: {error}.") from None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What came in: the documents, their clean French sentences, and what did not make it here.

    ``failures`` are the inputs that could not be read; they are in ``left_out`` too.
    """

    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    left_out: tuple[LeftOut, ...] = ()
    failures: tuple[LeftOut, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)


class _Clock:
    """Seconds spent in each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - begun


def budget(sentences: int | None = None, words: int | None = None, ratio: float | None = None) -> Budget:
    """Return the budget of a summary: every limit given holds; without any it is five sentences.

    Raises:
        UsageError: a limit is not positive, or the ratio is above 1.
    """
    if sentences is not None and sentences < 1:
        raise UsageError(f"The number of sentences must be at least 1, not {sentences}.")
    if words is not None and words < 1:
        raise UsageError(f"The number of words must be at least 1, not {words}.")
    if ratio is not None and not 0 < ratio <= 1:
        raise UsageError(f"The ratio must be above 0 and at most 1, not {ratio:g}.")
    if sentences is None and words is None and ratio is None:
        sentences = DEFAULT_SENTENCES
    return Budget(sentences, words, ratio)


def gather(inputs: Iterable[Input]) -> Coverage:
    """Read, clean and split the inputs (paths, ``-`` for standard input, or Documents).

    Inputs that fail are listed in ``failures``; the others are still done.

    Raises:
        InputError: no input could be read at all.
        NothingToBriefError: nothing French is left after cleaning; the message says why.
    """
    from summtrans.cleaning import clean
    from summtrans.reading import read
    from summtrans.sentences import split

    clock = _Clock()
    with clock("read"):
        reading = read(list(inputs))
    if not reading.documents and reading.failures:
        raise InputError(" ".join(f"Cannot read {failure.source}: {failure.reason}." for failure in reading.failures))
    with clock("clean"):
        cleaning = clean(reading.documents)
    with clock("split"):
        sentences = split(cleaning.passages)
    if not sentences:
        raise NothingToBriefError(_why_nothing(reading.documents, reading.left_out, cleaning.languages))
    left_out = (*reading.failures, *reading.left_out, *cleaning.left_out)
    return Coverage(reading.documents, sentences, left_out, reading.failures, clock.seconds)


def _why_nothing(documents: Sequence[Document], left_out: Sequence[LeftOut], languages: Mapping[str, int]) -> str:
    if languages:
        language = max(sorted(languages), key=lambda name: languages[name])
        return f"Nothing to brief: the input is not French but {language}."
    if any(document.text.strip() for document in documents):
        return "Nothing to brief: the input holds only site furniture (menus, credits, links), no sentence of news."
    if left_out and any(item.reason != "empty" for item in left_out):
        item = next(item for item in left_out if item.reason != "empty")
        return f"Nothing to brief: no readable text ({item.source}: {item.reason})."
    return "Nothing to brief: the input is empty."


def dedupe(coverage: Coverage, processes: int = 1) -> Deduplication:
    """Deduplicate the sentences of a coverage; a large one in so many ``processes``."""
    from summtrans.deduplication import deduplicate

    return deduplicate(coverage.sentences, processes=processes)


def choose(
    facts: Deduplication, coverage: Coverage, limits: Budget, steering: Steering | None = None
) -> tuple[Choice, ...]:
    """Choose the facts of a summary.

    Raises:
        NothingToBriefError: the steering patterns leave nothing, or no sentence fits the budget.
    """
    from summtrans.summarization import summarize

    wish = steering or Steering()
    chosen = summarize(
        facts.facts,
        coverage.documents,
        limits,
        order=wish.order,
        query=wish.query,
        must=wish.must,
        never=wish.never,
    )
    if not chosen:
        if wish.must or wish.never:
            raise NothingToBriefError("Nothing to brief: --never leaves no sentence, or none fits the budget.")
        raise NothingToBriefError("Nothing to brief: no sentence fits the budget; raise --words.")
    return chosen


@dataclass(frozen=True, slots=True)
class Draft:
    """A brief before its translation: what was chosen from a coverage."""

    coverage: Coverage
    facts: Deduplication
    chosen: tuple[Choice, ...]
    timings: Mapping[str, float]


def draft(coverage: Coverage, limits: Budget | None = None, steering: Steering | None = None) -> Draft:
    """Do the French half of a brief: deduplicate and choose. Errors as in `choose`."""
    clock = _Clock()
    with clock("deduplicate"):
        facts = dedupe(coverage)
    with clock("summarize"):
        chosen = choose(facts, coverage, limits or budget(), steering)
    return Draft(coverage, facts, chosen, {**coverage.timings, **clock.seconds})


def finish(drafts: Sequence[Draft], translator: Translator) -> list[Brief]:
    """Translate the sentences of all drafts together and return their briefs, in order."""
    from summtrans.rewording import reworded

    clock = _Clock()
    with clock("translate"):
        choices = [choice for item in drafts for choice in item.chosen]
        forms = [spelled for item in drafts for spelled in [_forms(item)] * len(item.chosen)]
        translations = translator.translate([choice.fact.face.text for choice in choices], forms)
        pairs = iter(reworded(choices, translations, forms, translator))
    model = translator.info
    return [_brief(item, list(islice(pairs, len(item.chosen))), model, clock.seconds) for item in drafts]


def _forms(item: Draft) -> Mapping[str, str]:
    """Return how the coverage writes its words, where a sentence in capitals needs to know."""
    from summtrans.french.casing import forms_of, is_capitals

    if not any(is_capitals(choice.fact.face.text) for choice in item.chosen):
        return {}
    return forms_of(document.text for document in item.coverage.documents)


def _brief(
    item: Draft, pairs: Sequence[tuple[Choice, Translation]], model: ModelInfo, seconds: Mapping[str, float]
) -> Brief:
    items = tuple(
        BriefItem(translation.english, choice.fact, choice.score, translation.flags) for choice, translation in pairs
    )
    return Brief(
        items=items,
        conflicts=item.facts.conflicts,
        documents=item.coverage.documents,
        model=model,
        left_out=item.coverage.left_out,
        sentence_counts=sentence_counts(item.coverage),
        counts={
            **counts(item.coverage, item.facts),
            "flagged": sum(bool(entry.flags) for entry in items),
            "split": sum(translation.parts > 1 for _, translation in pairs),
        },
        timings={**item.timings, **seconds},
    )


def brief_of(
    coverage: Coverage, translator: Translator, limits: Budget | None = None, steering: Steering | None = None
) -> Brief:
    """Make the brief of a coverage that was gathered, with a translator that is loaded."""
    return finish([draft(coverage, limits, steering)], translator)[0]


def counts(coverage: Coverage, facts: Deduplication) -> dict[str, int]:
    """Return how many documents, sentences, facts, duplicates, conflicts and left-out lines there are."""
    return {
        "documents": len(coverage.documents),
        "sentences": len(coverage.sentences),
        "facts": len(facts.facts),
        "duplicates": facts.duplicates,
        "conflicts": len(facts.conflicts),
        "left_out": len(coverage.left_out),
    }


def sentence_counts(coverage: Coverage) -> tuple[int, ...]:
    """Return how many sentences each document has."""
    held = Counter(sentence.document for sentence in coverage.sentences)
    return tuple(held[index] for index in range(len(coverage.documents)))


def brief(
    inputs: Iterable[Input],
    sentences: int | None = None,
    *,
    words: int | None = None,
    ratio: float | None = None,
    order: Order = "story",
    query: str = "",
    must: str = "",
    never: str = "",
    model: str | None = None,
    translator: Translator | None = None,
) -> Brief:
    """Make one short English brief of all inputs: paths, or `Document`.

    ``sentences``, ``words`` and ``ratio`` (of the facts) limit the length, five sentences by default. ``translator``
    is one that is loaded already; else ``model`` (by default the best installed) is loaded and freed again.

    Raises:
        InputError: no input could be read.
        NothingToBriefError: the inputs are empty, only furniture, or not French.
        ModelNotFoundError: the model is not installed.
        UsageError: a limit or a pattern makes no sense.
    """
    from summtrans.translation.translator import Translator as Loaded

    limits, steering = budget(sentences, words, ratio), Steering.of(query, must, never, order)
    coverage = gather(inputs)
    if translator is not None:
        return brief_of(coverage, translator, limits, steering)
    with Loaded(model) as loaded:
        return brief_of(coverage, loaded, limits, steering)


def deduplicate(inputs: Iterable[Input], *, processes: int = 1) -> Deduplication:
    """Return the facts of all inputs, each once with every place it was told, and the conflicts among them.

    ``processes``: into how many large inputs are spread; see `summtrans.deduplication.deduplicate`.
    """
    return dedupe(gather(inputs), processes)


def summarize(
    inputs: Iterable[Input],
    sentences: int | None = None,
    *,
    words: int | None = None,
    ratio: float | None = None,
    order: Order = "story",
    query: str = "",
    must: str = "",
    never: str = "",
) -> tuple[Choice, ...]:
    """Return the French summary of all inputs: the chosen facts in order. Limits and errors as in `brief`."""
    limits, steering = budget(sentences, words, ratio), Steering.of(query, must, never, order)
    coverage = gather(inputs)
    return choose(dedupe(coverage), coverage, limits, steering)


def translate(lines: Sequence[str], model: str | None = None) -> list[Translation]:
    """Translate French lines; `Translator` does the same and keeps the model loaded."""
    from summtrans.translation.translator import Translator as Loaded

    with Loaded(model) as loaded:
        return loaded.translate(lines)
