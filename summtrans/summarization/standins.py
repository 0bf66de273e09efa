"""Which member of a fact speaks for it in a brief: one that stands on its own, if there is any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summtrans.french.words import count_words
from summtrans.summarization.readability import flaws
from summtrans.values import Fact, Sentence


def best_faces(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts, each with the member as its face that reads best without its neighbours."""
    return [_with_best_face(fact) if len(fact.members) > 1 else fact for fact in facts]


def _with_best_face(fact: Fact) -> Fact:
    best = min(fact.members, key=lambda member: (hurdles(member), member != fact.face, -len(member.text), member.text))
    if hurdles(best) == hurdles(fact.face) or 2 * count_words(best.text) < count_words(fact.face.text):
        return fact
    return with_face(fact, best)


def with_face(fact: Fact, member: Sentence) -> Fact:
    """Return the fact with this member as its face."""
    index = fact.members.index(member)
    reasons = tuple(
        "face" if number == index else fact.reasons[index] if reason == "face" else reason
        for number, reason in enumerate(fact.reasons)
    )
    return replace(fact, face=member, reasons=reasons)


def hurdles(sentence: Sentence) -> int:
    """Return how much keeps a sentence from standing alone in a brief; 0 for nothing."""
    found = flaws(sentence.text)
    return 4 * found.unreadable + 2 * found.leans + found.long + 2 * sentence.is_headline
