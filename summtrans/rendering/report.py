"""What the renderers show: a brief, a French summary and a list of facts have one shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from summtrans.pipeline import Coverage, counts, sentence_counts
from summtrans.values import Brief, Choice, Conflict, Deduplication, Document, Fact, LeftOut, ModelInfo

Kind = Literal["brief", "summary", "facts"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence of a report: its fact, and what translation and summarizer said of it, where they ran."""

    fact: Fact
    english: str | None = None
    score: float | None = None
    flags: tuple[str, ...] = ()

    @property
    def french(self) -> str:
        """The French sentence."""
        return self.fact.face.text

    @property
    def line(self) -> str:
        """What is read: the English, with ``[?]`` where a check failed; the French where there is no English."""
        if self.english is None:
            return self.french
        return f"{self.english} [?]" if self.flags else self.english


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a renderer may show."""

    kind: Kind
    entries: tuple[Entry, ...]
    documents: tuple[Document, ...]
    conflicts: tuple[Conflict, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    model: ModelInfo | None = None
    sentence_counts: tuple[int, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


def of_brief(brief: Brief) -> Report:
    """Return the report of a brief."""
    return Report(
        "brief",
        tuple(Entry(item.fact, item.english, item.score, item.flags) for item in brief.items),
        brief.documents,
        brief.conflicts,
        brief.left_out,
        brief.model,
        brief.sentence_counts,
        brief.counts,
    )


def of_summary(choices: tuple[Choice, ...], facts: Deduplication, coverage: Coverage) -> Report:
    """Return the report of a French summary."""
    return _french("summary", tuple(Entry(choice.fact, score=choice.score) for choice in choices), facts, coverage)


def of_facts(facts: Deduplication, coverage: Coverage) -> Report:
    """Return the report of all facts."""
    return _french("facts", tuple(Entry(fact) for fact in facts.facts), facts, coverage)


def _french(kind: Kind, entries: tuple[Entry, ...], facts: Deduplication, coverage: Coverage) -> Report:
    return Report(
        kind,
        entries,
        coverage.documents,
        facts.conflicts,
        coverage.left_out,
        sentence_counts=sentence_counts(coverage),
        counts=counts(coverage, facts),
    )
