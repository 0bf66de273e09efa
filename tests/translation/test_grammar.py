"""Grammar that the English alone tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summtrans.translation.grammar import with_bare_verbs


@pytest.mark.parametrize(
    ("english", "mended"),
    [
        ("He did not betrayed them.", "He did not betray them."),
        ("He would decided, could carried and will stopped.", "He would decide, could carry and will stop."),
        ("They cannot accepted, they didn't called.", "They cannot accept, they didn't call."),
        ("She would agreed.", "She would agree."),
        ("They will need and should succeed.", "They will need and should succeed."),
        ("It is not decided.", "It is not decided."),
    ],
)
def test_verbs_after_did_and_would_are_plain(english, mended):
    assert with_bare_verbs(english) == mended


@given(st.text())
def test_any_text_keeps_its_number_of_words(english):
    assert len(with_bare_verbs(english).split()) == len(english.split())
