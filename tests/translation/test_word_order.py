"""Adjectives of nationality before their nouns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summtrans.translation.word_order import with_adjectives_first


@pytest.mark.parametrize(
    ("french", "english", "right"),
    [
        ("le Premier ministre cambodgien Hun Sen", "the Prime Minister Cambodian Hun Sen", None),
        ("un responsable américain du site", "a maintainer American of the site", "an American maintainer of the site"),
        (
            "le nouveau ministre thaïlandais, Sompong",
            "the new minister Thai, Sompong",
            "the new Thai minister, Sompong",
        ),
        ("le Cambodgien", "the Prime Minister Cambodian Hun Sen", "the Prime Minister Cambodian Hun Sen"),
        ("le ministre américain", "the minister of American affairs", "the minister of American affairs"),
        ("le ministre américain", "the minister said American forces left", "the minister said American forces left"),
    ],
)
def test_the_adjective_comes_first(french, english, right):
    assert with_adjectives_first(french, english) == (right or "the Cambodian Prime Minister Hun Sen")


@given(st.text(max_size=40), st.text(max_size=60))
def test_no_word_is_lost(french, english):
    assert sorted(with_adjectives_first(french, english).split()) == sorted(english.split())
