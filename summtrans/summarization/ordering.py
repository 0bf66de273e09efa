"""The order in which a brief is read: the main fact first, then as the documents tell them."""

from __future__ import annotations

from collections.abc import Sequence

from summtrans.french.speech import is_speech_verb
from summtrans.french.words import words
from summtrans.summarization.readability import flaws
from summtrans.values import Choice, Document

_NEARLY = 0.08  # how far below the best score a fact may lie and still lead


def in_story_order(choices: Sequence[Choice], documents: Sequence[Document]) -> tuple[Choice, ...]:
    """Return the choices in reading order.

    The main fact leads: of the most important ones, one that tells an event rather than what somebody said. The others
    follow by where their documents tell them, a sentence that leans on its neighbour right behind it.
    """
    if len(choices) < 2:
        return tuple(choices)
    lengths = [max(1, len(document.text)) for document in documents]

    def place(choice: Choice) -> tuple[float, int, int]:
        face = choice.fact.face
        parts = [member.start / lengths[member.document] for member in choice.fact.members]
        return sum(parts) / len(parts), face.document, face.position

    leader = _leader(choices)
    ordered = [leader, *sorted((choice for choice in choices if choice is not leader), key=place)]
    for choice in [choice for choice in ordered if flaws(choice.fact.face.text).leans]:
        support = next((other for other in ordered if _stands_before(other, choice)), None)
        if support is not None:
            ordered.remove(choice)
            ordered.insert(ordered.index(support) + 1, choice)
    return tuple(ordered)


def _leader(choices: Sequence[Choice]) -> Choice:
    best = max(choice.score for choice in choices)
    near = [choice for choice in choices if choice.score >= best - _NEARLY and not _opens_badly(choice)]
    return min(near or choices, key=lambda choice: (_reports_speech(choice), -choice.fact.support, -choice.score))


def _opens_badly(choice: Choice) -> bool:
    found = flaws(choice.fact.face.text)
    return found.links or found.leans


def _reports_speech(choice: Choice) -> bool:
    text = choice.fact.face.text
    return any(quote in text for quote in '"«“') or any(is_speech_verb(word.form) for word in words(text))


def _stands_before(other: Choice, choice: Choice) -> bool:
    face = choice.fact.face
    places = ((member.document, member.position) for member in other.fact.members)
    return other is not choice and (face.document, face.position - 1) in places
