"""The order in which a brief is read: the main fact first, then as the documents tell them."""

from __future__ import annotations

from collections.abc import Sequence

from summtrans.summarization.readability import flaws
from summtrans.values import Choice, Document


def in_story_order(choices: Sequence[Choice], documents: Sequence[Document]) -> tuple[Choice, ...]:
    """Return the choices in reading order.

    The most important one leads (the first that does not open with a connective); the others follow by where their
    documents tell them, a sentence that leans on its neighbour right behind it.
    """
    if len(choices) < 2:
        return tuple(choices)
    lengths = [max(1, len(document.text)) for document in documents]

    def place(choice: Choice) -> tuple[float, int, int]:
        face = choice.fact.face
        parts = [member.start / lengths[member.document] for member in choice.fact.members]
        return sum(parts) / len(parts), face.document, face.position

    leader = next((choice for choice in choices if _opens_well(choice)), choices[0])
    ordered = [leader, *sorted((choice for choice in choices if choice is not leader), key=place)]
    for choice in [choice for choice in ordered if flaws(choice.fact.face.text).leans]:
        support = next((other for other in ordered if _stands_before(other, choice)), None)
        if support is not None:
            ordered.remove(choice)
            ordered.insert(ordered.index(support) + 1, choice)
    return tuple(ordered)


def _opens_well(choice: Choice) -> bool:
    found = flaws(choice.fact.face.text)
    return not (found.links or found.leans)


def _stands_before(other: Choice, choice: Choice) -> bool:
    face = choice.fact.face
    places = ((member.document, member.position) for member in other.fact.members)
    return other is not choice and (face.document, face.position - 1) in places
