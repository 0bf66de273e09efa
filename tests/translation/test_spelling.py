"""Words a letter off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summtrans.translation.spelling import respelled


@pytest.mark.parametrize(
    ("french", "english", "mended"),
    [
        ("L'objectivité de ce critère", "The obejectivity of this criterion", "The objectivity of this criterion"),
        ("sur le tarmac de Villacoublay", "on the tarma of Villacoublay", "on the tarmac of Villacoublay"),
        ("Le tribunal de Lyon", "The Ccourt of Lyon", "The Court of Lyon"),
        ("Le tribunal de Lyon", "The Bytedance of Lyon", "The Bytedance of Lyon"),
        ("Le maire a parlé", "The mayor has a chaor", "The mayor has a chaor"),
    ],
)
def test_what_the_french_speaks_of_tells_the_word(french, english, mended):
    assert respelled(french, english) == mended


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_keeps_its_number_of_words(french, english):
    assert len(respelled(french, english).split()) == len(english.split())
