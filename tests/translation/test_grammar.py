"""Slips of grammar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summtrans.translation.grammar import agreeing, mended


@pytest.mark.parametrize(
    ("english", "right"),
    [
        ("He did not betrayed them.", "He did not betray them."),
        ("He would decided, could carried and will stopped.", "He would decide, could carry and will stop."),
        ("They cannot accepted, they didn't called.", "They cannot accept, they didn't call."),
        ("She would agreed.", "She would agree."),
        ("They will need and should succeed.", "They will need and should succeed."),
        ("It is not decided.", "It is not decided."),
        ("He denied yesterday to have lied.", "He denied yesterday having lied."),
        ("capable of buying entirely Big Data for Spain", "capable of buying Big Data entirely for Spain"),
        ("Held for six years and half.", "Held for six and a half years."),
    ],
)
def test_verbs_after_did_and_would_are_plain(english, right):
    assert mended(english) == right


@given(st.text())
def test_text_without_english_stays(text):
    if not text.isascii():
        return
    assert len(mended(text).split()) <= len(text.split()) + 1


@pytest.mark.parametrize(
    ("french", "english", "right"),
    [
        (
            "Les commerçants du centre redoutent une baisse.",
            "The shopkeepers of the centre fears a fall.",
            "The shopkeepers of the centre fear a fall.",
        ),
        ("Les élus de la région craignent la crise.", "The leaders of the region is the best.", None),
        ("Le commerçant du centre redoute une baisse.", "The shops of the centre fears a fall.", "unchanged"),
        ("Les rues du centre restent vides.", "The streets of the centre remain empty.", "unchanged"),
    ],
)
def test_a_plural_subject_has_its_verb(french, english, right):
    wanted = "The leaders of the region are the best." if right is None else english if right == "unchanged" else right
    assert agreeing(french, english) == wanted
