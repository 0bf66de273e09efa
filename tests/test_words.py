"""French words: folded forms, stems, rarity, word counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summtrans.french.words import count_words, fold, is_stop, mostly_name, rarity, stem, stems, words


def test_capitals_without_accents_fold_to_the_same_word():
    assert fold("ÉTATS") == fold("Etats") == fold("états") == "etats"
    assert fold("Cœur") == "coeur"


def test_words_part_at_apostrophes_and_hyphens_and_keep_their_places():
    text = "Aujourd'hui, l'Assemblée vote-t-elle ?"
    found = words(text)
    assert [word.form for word in found] == ["aujourd'hui", "l", "assemblee", "vote", "t", "elle"]
    assert all(text[word.start : word.end] == word.raw for word in found)


def test_stems_join_inflected_forms_and_drop_stop_words():
    assert stem("ministres") == stem("ministre")
    assert stems("Les négociations de la ville") == stems("une négociation des villes")


def test_rare_words_weigh_more_than_common_ones():
    assert rarity(stem("ministre")) < rarity(stem("girafe")) < rarity("motinconnu")
    assert is_stop("les") and not is_stop("ministre")
    assert mostly_name(stem("macron")) and not mostly_name(stem("maison"))


def test_signs_standing_alone_are_no_words():
    assert count_words("« Oui », dit-il : 3 % !") == 3


@given(st.text())
def test_any_text_has_words_inside_it(text: str):
    for word in words(text):
        assert text[word.start : word.end] == word.raw
        assert fold(word.raw) == word.form
