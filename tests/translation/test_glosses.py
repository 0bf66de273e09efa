"""Rare words in English before the model sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summtrans.translation.glosses import gloss, with_english_words
from summtrans.translation.lexicon import lost_words


def test_rare_words_are_glossed_and_common_ones_stay():
    assert gloss("Le séisme a détruit le marché.", 100) == "Le earthquake a détruit le marché."
    assert gloss("Le séisme a détruit le marché.", 0) == "Le séisme a détruit le marché."


def test_a_capital_inside_the_sentence_may_begin_a_name():
    assert gloss("M. Hibou a vu un hibou.", 100) == "M. Hibou a vu un owl."
    assert gloss("Hibou ou chat ?", 100) == "Owl ou chat ?", "at the beginning everything has a capital"


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("La Colombie et les Colombiens", "La Colombia et les Colombians"),
        ("en Colombie-Britannique", "en British Columbia"),
        ("Londres accuse la Corée du Nord", "London accuse la North Korea"),
        ("Virginie Martin et Rachel Londres", "Virginie Martin et Rachel Londres"),
        ("la colombienne", "la Colombian"),
    ],
)
def test_names_that_english_writes_otherwise(french, english):
    assert gloss(french, 1) == english


def test_the_press_writes_words_of_its_own():
    assert gloss("Un guérillero interpellé par un gendarme", 1) == "Un guerrilla arrested par un gendarme"
    assert gloss("Des gilets jaunes en garde à vue", 1) == "Des yellow vests in police custody"
    assert gloss("Gilets jaunes : l'ex-chef et son ex-femme", 1) == "Yellow vests : l'former chef et son ex-wife"


def test_the_press_words_of_a_pair_are_changed_where_its_english_agrees():
    french = "Le député a été placé en garde à vue."
    assert with_english_words(french, 0, "The MP was arrested.") == "Le MP a été placé en garde à vue."
    assert (
        with_english_words(french, 0, "The hon. member was taken into custody") == "Le député a été taken into custody."
    )


def test_a_word_of_several_meanings_is_left_to_the_model():
    assert gloss("Les vols ont repris", 600) == "Les vols ont repris"
    assert gloss("Les vols ont repris", 600, ["vols"]) == "Les vols ont repris"


def test_words_that_a_translation_lost_are_glossed_however_common_they_are():
    french = "Le tribunal a entendu les syndicats."
    assert lost_words(french, "The unions were there.") == {"tribunal", "entendu"}
    assert lost_words(french, "The tribunal heard the syndicats.") == {"syndicats"}
    assert gloss(french, 1, ["tribunal"]) == "Le court a entendu les syndicats."


def test_capitals_without_accents_are_the_same_names_and_phrases():
    assert gloss("Les Etats-Unis craignent un coup d'Etat", 1) == "Les United States craignent un coup"


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Vers 18h, il est parti vers 20h30", "Around 18h, il est parti around 20h30"),
        ("Il va vers 8 villages", "Il va vers 8 villages"),
    ],
)
def test_toward_a_time_of_day(french, english):
    assert gloss(french, 1) == english


@given(st.text(), st.integers(0, 30_000))
def test_signs_and_figures_stay(text, commonest):
    def others(line):
        return [sign for sign in line if not sign.isalpha() and sign not in "'’- "]

    assert others(with_english_words(text, commonest)) == others(text)
