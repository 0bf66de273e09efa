"""Titles before names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summtrans.translation.titles import with_titles


@pytest.mark.parametrize(
    ("french", "english", "right"),
    [
        ("Le pape Benoit XVI l'a reçue.", "The Benedict XVI pope met her.", "Pope Benedict XVI met her."),
        ("Le président Jean Dumas est venu.", "Jean Dumas president came.", "President Jean Dumas came."),
        ("avec le président Dumas", "with the president Dumas", "with President Dumas"),
        ("l'ancien président Jean Dumas", "the former president Jean Dumas", "the former president Jean Dumas"),
        ("Le président est venu.", "The president came.", "The president came."),
        ("l'arrivée d'Anne Vernier", "the Anne Vernier's arrival", "Anne Vernier's arrival"),
        ("le numéro du Wall Street Journal", "the Wall Street Journal's issue", "the Wall Street Journal's issue"),
        ("le président Jean Dumas", "President Jean Dumas", "President Jean Dumas"),
    ],
)
def test_a_title_stands_before_its_name(french, english, right):
    assert with_titles(french, english) == right


@given(st.text(), st.text())
def test_any_text(french, english):
    assert with_titles("", english) == english
    with_titles(french, english)
