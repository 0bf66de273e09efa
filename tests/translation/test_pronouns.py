"""His or her, where the French tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summtrans.translation.pronouns import tells_of_a_woman, with_her


@pytest.mark.parametrize(
    ("french", "tells"),
    [
        ("L'ex-otage Claire Dumas a retrouvé ses enfants jeudi.", True),
        ("Elle a quitté sa maison.", True),
        ("Mme Dumas a perdu son procès.", True),
        ("Claire Dumas a été reçue par le pape dans sa résidence.", False),
        ("Claire Dumas et Bernard Petit ont quitté leur ville.", False),
        ("Jean Dumas a retrouvé ses enfants.", False),
        ("Sa femme Claire Dumas sera envoyée en émissaire.", False),
        ("La ville a perdu son pont.", False),
        ("L'un des ravisseurs de Claire Dumas a nié avoir trahi ses compagnons.", False),
        ("La ministre a annoncé sa démission.", True),
        ("Le ministre a annoncé sa démission.", False),
        ("La ministre a salué le travail de son prédécesseur.", False),
        ("L'ex-otage, accompagnée de ses enfants, a quitté la ville.", True),
        ("L'ex-otage, accompagné de ses enfants, a quitté la ville.", False),
    ],
)
def test_whether_a_woman_alone_is_spoken_of(french, tells):
    assert tells_of_a_woman(french) is tells


def test_his_becomes_hers_only_then():
    french = "Claire Dumas a retrouvé ses enfants."
    assert with_her(french, "Claire Dumas found his children, he said.") == "Claire Dumas found her children, she said."
    assert with_her(french, "His children came.") == "Her children came."
    assert with_her(french, "She found his children.") == "She found her children."
    assert with_her(french, "She says he left her.") == "She says he left her.", "he may be another"
    assert with_her("Jean Dumas a retrouvé ses enfants.", "He found his children.") == "He found his children."


def test_she_for_it_where_the_sentence_begins_with_her():
    french = "Claire Dumas se rendra en Italie, où elle rencontrera le pape."
    assert with_her(french, "Claire Dumas will go there, where it will meet him.").endswith("where she will meet him.")
    assert with_her(french, "It will go there, where it will meet him.").endswith("where it will meet him.")
    assert with_her("La ville dit qu'elle paiera.", "The city says it will pay.") == "The city says it will pay."


@given(st.text(), st.text())
def test_any_text_keeps_its_other_words(french, english):
    changed = with_her(french, english)
    pronouns = {"his", "he", "him", "himself", "her", "she", "herself", "it"}
    assert [w for w in changed.split() if w.lower() not in pronouns] == [
        w for w in english.split() if w.lower() not in pronouns
    ]
