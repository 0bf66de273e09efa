from __future__ import annotations

from pathlib import Path

import pytest

from summtrans.cleaning import clean
from summtrans.sentences import segment, split
from summtrans.values import Document

HARD = [
    line
    for line in (Path(__file__).parent / "data" / "hard_sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# ")
]


def _cut(text: str) -> list[str]:
    return [text[start:end] for start, end in segment(text)]


def test_the_list_of_hard_cases_is_long_enough():
    assert len(HARD) >= 150


@pytest.mark.parametrize("case", HARD)
def test_hard_cases(case):
    text = case.replace("‖", " ").replace("¦", "")
    assert _cut(text) == case.replace("¦", "‖").split("‖")


def test_offsets_leave_white_space_out():
    text = "  Il pleut.  \n\n Il neige. "
    assert segment(text) == [(2, 11), (16, 25)]
    assert _cut(text) == ["Il pleut.", "Il neige."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0"])
def test_blank_text_has_no_sentence(text):
    assert segment(text) == []


def test_a_line_break_always_ends_a_sentence():
    assert _cut("Un titre sans point\nEt la suite.") == ["Un titre sans point", "Et la suite."]


def test_no_break_spaces_are_spaces():
    assert _cut("Est-ce vrai\u202f? Oui\u00a0! Vraiment.") == ["Est-ce vrai\u202f?", "Oui\u00a0!", "Vraiment."]


def test_sentences_know_their_places():
    text = (
        "Un titre assez court\n\nLe maire de la commune est parti\u200b hier soir\nde la ville. Il dort, dit-on "
        "à la mairie depuis,\nchez sa sœur à Lyon."
    )
    document = Document(text)
    sentences = split(clean([document]).passages)
    assert [sentence.text for sentence in sentences] == [
        "Un titre assez court",
        "Le maire de la commune est parti hier soir de la ville.",
        "Il dort, dit-on à la mairie depuis, chez sa sœur à Lyon.",
    ]
    assert [sentence.position for sentence in sentences] == [0, 1, 2]
    assert [sentence.paragraph for sentence in sentences] == [0, 1, 1]
    assert [sentence.is_headline for sentence in sentences] == [True, False, False]
    stood = [text[sentence.start : sentence.end] for sentence in sentences]
    assert stood[1] == "Le maire de la commune est parti\u200b hier soir\nde la ville."
    assert stood[2] == "Il dort, dit-on à la mairie depuis,\nchez sa sœur à Lyon."


def test_positions_count_for_each_document():
    documents = [Document("Le maire est parti hier soir. Il dort chez lui."), Document("Le préfet est resté à Lyon.")]
    places = [(sentence.document, sentence.position) for sentence in split(clean(documents).passages)]
    assert places == [(0, 0), (0, 1), (1, 0)]
