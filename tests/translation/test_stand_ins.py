"""Well-known names stand in for those that a model loses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summtrans.translation.names import names
from summtrans.translation.stand_ins import given_back, stand_ins


def test_a_lost_name_gets_a_stand_in_of_its_kind():
    french = "Le maire de Vernay, Paul Besson, vit à Trévoux."
    source, replaced = stand_ins(french, names(french), "The mayor, Paul, lives there.")
    assert "Besson" not in source and "Trévoux" not in source and "Paul" in source
    assert replaced["Paris"] == "Trévoux", "a place for a place"
    assert set(replaced.values()) == {"Vernay", "Besson", "Trévoux"}
    assert given_back(source, replaced) == french


def test_nothing_is_replaced_without_need():
    french = "Le maire de Vernay vit à Londres."
    assert stand_ins(french, names(french), "The mayor of Vernay lives in London.") == (french, {})
    assert stand_ins(french, names(french), "The mayor of Vernay lives there.") == (french, {}), "English writes London"


def test_a_stand_in_is_no_name_of_the_sentence():
    french = "Il va de Paris à Vernay."
    source, replaced = stand_ins(french, names(french), "He goes from Paris.")
    assert "Paris" not in replaced and "Paris" in source


@given(st.text(), st.text())
def test_any_text_comes_back(french, english):
    source, replaced = stand_ins(french, names(french), english)
    assert given_back(source, replaced) == french
