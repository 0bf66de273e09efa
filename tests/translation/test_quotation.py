"""Quotation marks of the English, matched to those of the French."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summtrans.translation.quotation import with_quotation_marks


@pytest.mark.parametrize(
    ("french", "english", "mended"),
    [
        (
            "Elle dit que la stratégie était « le fruit d'une réflexion ».",
            'She says that "the strategy was "the fruit of a reflection".',
            'She says that the strategy was "the fruit of a reflection".',
        ),
        ("Il parle de « crime ».", "He speaks of 'crime'.", 'He speaks of "crime".'),
        ("Il parle d'un crime.", 'He speaks of "a crime".', "He speaks of a crime."),
        ("« Je reste », a-t-il dit.", 'I am staying," he said.', '"I am staying," he said.'),
        ("Il a dit : « Je reste »", 'He said: "I am staying', 'He said: "I am staying"'),
        ("Il a dit « Je reste » lundi à Paris.", 'He said "I am staying Monday in Paris.', None),
        ("“Oui”, dit-il, “sans doute”.", '"Yes", he says, "no doubt".', '"Yes", he says, "no doubt".'),
        (
            "Pour lui, « la stratégie » était « le fruit d'une réflexion » de tous.",
            'For him, "the strategy was "the fruit of a reflection of all.',
            "For him, the strategy was the fruit of a reflection of all.",
        ),
        ("Il a dit « Je reste", 'He said "I stay', 'He said "I stay'),
        ("Le couple des « Dupont »", "The Duponts' couple's home", "The Duponts' couple's home"),
    ],
)
def test_marks_follow_the_french(french, english, mended):
    assert with_quotation_marks(french, english) == (mended or english.replace('"', ""))


TEXT = st.text(alphabet="ab «»\"'“”.,", max_size=40)


@given(TEXT, TEXT)
def test_only_marks_change(french, english):
    def words(text):
        return [sign for sign in text if sign not in "\"'"]

    result = with_quotation_marks(french, english)
    assert words(result) == words(english)
    assert with_quotation_marks(french, result) == result, "a second time changes nothing"
