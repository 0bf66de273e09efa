"""Another outlet's wording of a fact, where the translation of the chosen one fails a check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from summtrans.french.words import count_words
from summtrans.summarization.standins import hurdles, with_face
from summtrans.values import Choice, Fact, Sentence, Translation

if TYPE_CHECKING:
    from summtrans.translation.translator import Translator

_LEAST = 0.6  # words of another wording for one of the first: a much shorter one tells less
_MOST = 4  # other wordings tried for a fact


def reworded(
    choices: Sequence[Choice],
    translations: Sequence[Translation],
    forms: Sequence[Mapping[str, str]],
    translator: Translator,
) -> list[tuple[Choice, Translation]]:
    """Return the choices with their translations; those that failed a check reworded, where that passes.

    ``forms`` is, for each choice, how its coverage spells its words. A wording takes the place of the first only if
    its translation passes every check; it is never longer than the first, so that a budget of words holds.
    """
    tried = [
        (index, member)
        for index, (choice, translation) in enumerate(zip(choices, translations, strict=True))
        if translation.flags
        for member in _others(choice.fact)
    ]
    result = list(zip(choices, translations, strict=True))
    found = translator.translate([member.text for _, member in tried], [forms[index] for index, _ in tried])
    for (index, member), translation in zip(tried, found, strict=True):
        choice, first = result[index]
        if first.flags and not translation.flags:
            result[index] = replace(choice, fact=with_face(choice.fact, member)), translation
    return result


def _others(fact: Fact) -> list[Sentence]:
    """Return the other wordings that may stand for the face, the fullest first."""
    words = count_words(fact.face.text)
    fit = {
        member.text: member
        for member in reversed(fact.members)
        if member.text != fact.face.text and _LEAST * words <= count_words(member.text) <= words and not hurdles(member)
    }
    return sorted(fit.values(), key=lambda member: (-count_words(member.text), member.text))[:_MOST]
