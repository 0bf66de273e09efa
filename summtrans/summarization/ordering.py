"""The order in which a brief is read: the main fact first, then as the documents tell them."""

from __future__ import annotations

from collections.abc import Sequence

from summtrans.values import Choice, Document


def in_story_order(choices: Sequence[Choice], documents: Sequence[Document]) -> tuple[Choice, ...]:
    """Return the choices in reading order: the first as chosen, the others by where their documents tell them."""
    if len(choices) < 3:
        return tuple(choices)
    lengths = [max(1, len(document.text)) for document in documents]

    def place(choice: Choice) -> tuple[float, int, int]:
        face = choice.fact.face
        parts = [member.start / lengths[member.document] for member in choice.fact.members]
        return sum(parts) / len(parts), face.document, face.position

    return (choices[0], *sorted(choices[1:], key=place))
