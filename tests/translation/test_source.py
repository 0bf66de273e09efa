"""What happens to a French line before the model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summtrans.french.casing import forms_of, is_capitals, true_case
from summtrans.translation.source import prepare
from summtrans.translation.splitting import join, split_long

ALL = ("apostrophes", "quotes", "spaces", "dashes", "figures")


@pytest.mark.parametrize(
    ("line", "text", "lead"),
    [
        ("- Le maire a parlé.", "Le maire a parlé.", "- "),
        ("• Premier point", "Premier point", "* "),
        ("## Un titre", "Un titre", "## "),
        ("1. Ouvrir la porte", "Ouvrir la porte", "1. "),
        ("**Très** important", "Très important", ""),
        ("Voir [le site](https://exemple.fr/a)", "Voir le site", ""),
        ("la valeur [du] pacte [...]", "la valeur du pacte [...]", ""),
        ("« Oui », dit-il", '"Oui", dit-il', ""),
        ("L’été “chaud”", 'L\'été "chaud"', ""),
        ("3,5\u00a0% de plus", "3,5 % de plus", ""),
        ("-5 degrés ce matin", "-5 degrés ce matin", ""),
        ("—", "—", ""),
    ],
)
def test_lead_and_signs(line, text, lead):
    source = prepare(line, ("apostrophes", "quotes", "spaces"))
    assert (source.text, source.lead) == (text, lead)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TIKTOK INTERDIT PAR TRUMP AUX ETATS-UNIS", "TikTok interdit par Trump aux Etats-Unis"),
        ("L'ELYSEE DEMENT", "L'Élysée dément"),
        ("LE PSG BAT L'OM A MARSEILLE", "Le PSG bat l'OM à Marseille"),
        ("MACRON A ANNONCE UNE AIDE", "Macron a annoncé une aide"),
        ("IL N'A PAS ETE A PARIS", "Il n'a pas été à Paris"),
    ],
)
def test_capitals_get_their_true_case(line, expected):
    assert is_capitals(line)
    assert true_case(line) == expected


def test_the_coverage_knows_its_own_words_best():
    forms = forms_of(["Le groupe Zyxolan, selon Zyxolan, va vendre ses actions."])
    assert true_case("ZYXOLAN VEND SES ACTIONS", forms) == "Zyxolan vend ses actions"


@pytest.mark.parametrize("line", ["ONU", "Le PSG et l'OM", "PDG : M. Dupont", "FIFA 2022", "Il est à l'ONU"])
def test_acronyms_are_not_capitals(line):
    assert prepare(line, ALL).text == line


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("Vers 15 heures, deux hommes", "Vers 15h, deux hommes"),
        ("à 15 heures (14 heures GMT)", "à 15h (14h GMT)"),
        ("entre 8 heures et 10 heures", "entre 8h et 10h"),
        ("à trois heures de l'après-midi", "à 15h"),
        ("à 2 heures du matin", "à 2h"),
        ("à 18 heures 30", "à 18h30"),
        ("après 15 heures de négociations", "après 15 heures de négociations"),
        ("à 24 heures du scrutin", "à 24 heures du scrutin"),
        ("dans les 24 heures", "dans les 24 heures"),
        ("un délai de quatre à cinq heures", "un délai de quatre à cinq heures"),
        ("de 6h30 à 8 heures", "de 6h30 à 8h"),
        ("entre les Xe et XIIe siècles", "entre les 10e et 12e siècles"),
        ("le 8 janvier dernier", "le 8 janvier"),
        ("le 1er septembre prochain", "le 1er septembre"),
        ("en mars prochain", "en mars prochain"),
    ],
)
def test_figures_in_the_form_that_the_model_knows(line, plain):
    assert prepare(line, ("figures",)).text == plain
    assert prepare(line, ()).text == line


@given(st.text(max_size=200))
def test_any_line_can_be_prepared(line):
    source = prepare(line, ALL)
    assert "\n" not in source.text


def count_words(text: str) -> int:
    return len(text.split())


LONG = (
    "Le ministre a présenté mardi son plan, qui prévoit trente mesures, mais les syndicats le rejettent, "
    "car il ne répond pas à leurs demandes ; ils appellent à une grève nationale jeudi, "
    "alors que le gouvernement assure que le dialogue continue et que rien n'est décidé"
)


def test_long_sentences_are_cut_at_clauses():
    parts = split_long(LONG, 20, count_words)
    assert all(count_words(part) <= 20 for part in parts)
    assert " ".join(parts) == LONG
    assert all(part[-1] in ",;" for part in parts[:-1]), parts


@given(st.lists(st.text("abcé, ;:.'", min_size=1, max_size=30), min_size=1, max_size=60), st.integers(3, 40))
def test_cutting_loses_nothing(words, longest):
    text = " ".join(" ".join(words).split()) or "a"
    parts = split_long(text, longest, count_words)
    assert " ".join(parts).split() == text.split()
    assert all(count_words(part) <= 1.4 * longest for part in parts)


def test_a_name_is_not_cut():
    text = "Il assure qu'il n'a pas trahi les Forces Armées Révolutionnaires de Colombie contrairement aux accusations"
    assert split_long(text, 13, count_words) == [text], "no clause ends, and it is only a little longer"
    assert any("Forces Armées Révolutionnaires de Colombie" in part for part in split_long(text, 8, count_words))


def test_a_word_longer_than_the_limit_is_cut():
    assert "".join(split_long("x" * 1000, 100, len)) == "x" * 1000


def test_joining_mends_capitals_and_stops():
    english = join(["He presented his plan.", "But the unions reject it."], ["Il a présenté,", "mais ils refusent."])
    assert english == "He presented his plan, but the unions reject it."
    assert join(["He left,", "Tuesday at noon."], ["Il est parti,", "mardi à midi."]) == "He left, Tuesday at noon."
    assert (
        join(["He left,", "Welcomed by all."], ["Il est parti,", "accueilli par tous."]) == "He left, welcomed by all."
    )
    assert join(["He left", "French lines."], ["Il quitte", "les lignes françaises."]) == "He left French lines."
    assert join(["He left.", "I stayed."], ["Il est parti,", "je suis resté."]).endswith("I stayed.")
