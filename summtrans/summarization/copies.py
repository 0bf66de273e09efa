"""Documents that tell the same facts are one document: a copy of what is already there must not change a summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summtrans.values import Fact


def without_copies(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts, without the members that stand in a document that tells just what an earlier one tells."""
    told: dict[int, list[int]] = {}
    for index, fact in enumerate(facts):
        for document in sorted({member.document for member in fact.members}):
            told.setdefault(document, []).append(index)
    seen: dict[tuple[int, ...], int] = {}
    copies = {document for document in sorted(told) if seen.setdefault(tuple(told[document]), document) != document}
    return [_without(fact, copies) for fact in facts] if copies else list(facts)


def _without(fact: Fact, copies: set[int]) -> Fact:
    kept = [number for number, member in enumerate(fact.members) if member.document not in copies]
    return replace(
        fact,
        members=tuple(fact.members[number] for number in kept),
        reasons=tuple(fact.reasons[number] for number in kept),
    )
