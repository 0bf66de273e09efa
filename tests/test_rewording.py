"""Another outlet's wording takes the place of one whose translation fails a check."""

from __future__ import annotations

import pytest

from summtrans.rewording import reworded
from summtrans.values import Choice, Fact, Sentence, Translation

FULL = "Le pont de Vernay a été fermé mardi par la préfecture de la Loire après la découverte de fissures."
OTHER = "La préfecture de la Loire a fermé mardi le pont de Vernay après la découverte de fissures."
SHORT = "Le pont de Vernay a été fermé mardi."
LEANING = "Il a été fermé mardi par la préfecture de la Loire après la découverte de plusieurs fissures."
LONGER = "Mardi, le pont de Vernay a été fermé par la préfecture de la Loire après la découverte de trois fissures."


class Failing:
    """Translates nothing; what it is told fails, fails."""

    def __init__(self, *bad: str) -> None:
        self.bad = bad

    def translate(self, lines, forms=()):
        assert len(lines) == len(forms)
        return [Translation(line, line, -0.5, ("number",) if line in self.bad else ()) for line in lines]


def told(*texts: str) -> Choice:
    members = tuple(Sentence(text, index, 0, len(text), 0) for index, text in enumerate(texts))
    return Choice(Fact(members[0], members, ("face", *["reworded"] * (len(texts) - 1))), 1.0)


def result(choice: Choice, *bad: str):
    translator = Failing(*bad)
    first = translator.translate([choice.fact.face.text], [{}])
    ((chosen, translation),) = reworded([choice], first, [{}], translator)
    assert translation.french == chosen.fact.face.text
    return chosen, translation


def test_a_wording_that_passes_takes_the_place():
    chosen, translation = result(told(FULL, SHORT, OTHER), FULL)
    assert translation.french == OTHER and not translation.flags
    assert chosen.fact.members[2] == chosen.fact.face
    assert chosen.fact.reasons[2] == "face"


@pytest.mark.parametrize("others", [(SHORT,), (LEANING,), (LONGER,), (OTHER,), ()])
def test_nothing_else_does(others):
    _, translation = result(told(FULL, *others), FULL, OTHER)
    assert translation.french == FULL and translation.flags


def test_a_translation_that_passes_stays():
    _, translation = result(told(FULL, OTHER))
    assert translation.french == FULL
