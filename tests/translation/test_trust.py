"""What happens after the model: typography, names, figures, checks, and the ladder."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summtrans.translation import checks, figures
from summtrans.translation.names import mend, missing, names
from summtrans.translation.translator import Translator
from summtrans.translation.typography import polish
from summtrans.values import FLAGS


@pytest.mark.parametrize(
    ("raw", "polished"),
    [
        ("he said « hello » at 18 h 30 .", 'He said "hello" at 6:30 p.m.'),
        ("3,5 % of 1 200 people", "3.5% of 1,200 people"),
        ("It costs 2 billion euros", "It costs €2 billion"),
        ("a fund of 20 million dollars", "A fund of $20 million"),
        ("EUR 3.5 million", "€3.5 million"),
        ("12500 vehicles in 2008", "12,500 vehicles in 2008"),
        ("on 4 July 2008, M. Uribe met Mme Royal", "On July 4, 2008, Mr. Uribe met Ms. Royal"),
        ("the ONU and the UE", "The UN and the EU"),
        ("Is it true ?", "Is it true?"),
        ("iPhone sales fell", "iPhone sales fell"),
        ("at 8 h", "At 8 a.m."),
        ("from 20 a.m., or at 20:30", "From 8 p.m., or at 8:30 p.m."),
        ("non- strategic assets", "Non-strategic assets"),
        ("it took 14:05:10", "It took 14:05:10"),
        ("“Yes” , he said", '"Yes", he said'),
        ("10 percent", "10%"),
        ("an spectacular fall, a airport", "A spectacular fall, an airport"),
        ("a European in a one-way street, an hour", "A European in a one-way street, an hour"),
        ("France payed the ransom", "France paid the ransom"),
        (
            "in the New Zealand, the China trade and the United States",
            "In New Zealand, the China trade and the United States",
        ),
        ("since July 2th", "Since July 2"),
    ],
)
def test_english_typography(raw, polished):
    assert polish(raw) == polished
    assert polish(polished) == polished, "polishing twice changes nothing"


def test_a_headline_gets_no_full_stop():
    assert polish("Trump wins.", headline=True) == "Trump wins"
    assert polish("Apple Inc.", headline=True) == "Apple Inc."
    assert polish("At 6 p.m.", headline=True) == "At 6 p.m."


def test_names_of_a_sentence():
    found = [name.french for name in names("Il a vu Satya Nadella, PDG de Microsoft, à Londres et au Parlement.")]
    assert found == ["Londres", "Satya", "Nadella", "Microsoft"] or set(found) >= {"Nadella", "Microsoft", "Londres"}
    assert "Il" not in found and "Parlement" not in found


def test_names_that_english_writes_otherwise():
    french = names("Les États-Unis et l'ONU ont parlé à Pékin.")
    assert missing(french, "The United States and the UN spoke in Beijing.") == ()
    assert {name.french for name in missing(french, "They spoke in Peking.")} == {"États-Unis", "ONU", "Pékin"}


def test_names_left_in_french_are_put_into_english():
    french = names("Les Français et les États-Unis ont parlé à Pékin.")
    assert (
        mend(french, "The Français and the États-Unis spoke in Pékin.")
        == "The French and the United States spoke in Beijing."
    )


def test_a_mangled_name_is_mended():
    french = names("Satya Nadella dirige Microsoft.")
    assert mend(french, "Satya Nadaella leads Microsert.") == "Satya Nadella leads Microsoft."


def test_mending_leaves_other_words_alone():
    french = names("Nicolas Sarkozy a parlé à Nantes.")
    assert mend(french, "Nicolas Sarkozy spoke on Sunday.") == "Nicolas Sarkozy spoke on Sunday."
    assert mend(french, "Nicolas Sarkozy spoke in November.") == "Nicolas Sarkozy spoke in November."


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("un mois et demi", "a month and a half"),
        ("un mois et demi", "one and a half months"),
        ("45 jours", "45 days"),
        ("deux millions d'euros", "€2 million"),
        ("2,5 milliards", "2.5 billion"),
        ("1 200 personnes", "1,200 people"),
        ("vingt-deux otages", "twenty-two hostages"),
        ("à 18 h 30", "at 6:30 p.m."),
        ("à 18h30", "at 18:30"),
        ("le 4 juillet 2008", "on July 4, 2008"),
        ("mardi 2 septembre", "Tuesday, September 2"),
        ("trois quarts", "three quarters"),
        ("une dizaine de blessés", "about ten injured"),
        ("35 ans", "35 years old"),
        ("3,5 %", "3.5%"),
        ("15 000 km", "15,000 kilometers"),
        ("la première fois", "the first time"),
        ("deux cents soldats", "two hundred soldiers"),
    ],
)
def test_figures_that_were_kept(french, english):
    assert figures.missing(french, english) == ()


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("45 jours", "30 days"),
        ("deux millions d'euros", "two billion euros"),
        ("le 4 juillet", "on July 5"),
        ("le 4 juillet", "on June 4"),
        ("1 200 personnes", "12,000 people"),
        ("3,5 %", "35%"),
        ("à 18 h 30", "at 6:30 a.m."),
        ("mardi", "on Wednesday"),
        ("vingt-deux otages", "twenty hostages"),
    ],
)
def test_figures_that_were_lost(french, english):
    assert figures.missing(french, english)


@pytest.mark.parametrize(
    ("french", "english", "wrong"),
    [
        ("Cela coûtera 3,5 millions d'euros et durera 45 jours.", "It will cost €3.5 million and €45 days.", ("45",)),
        ("Cela coûtera 3,5 millions d'euros.", "It will cost €3.5 million.", ()),
        ("un milliard de dollars", "$1 billion", ()),
        ("12 500 euros", "€12,500", ()),
        ("plus de dix milliards de dollars", "more than $1 billion", ("1",)),
        ("45 jours", "45 days", ()),
    ],
)
def test_sums_that_nobody_spoke_of(french, english, wrong):
    assert figures.unpaid(french, english) == wrong


@pytest.mark.parametrize(
    ("french", "english", "flag"),
    [
        ("Le maire a parlé à la foule ce matin.", "The the the the the the mayor", "repetition"),
        ("Il dirige TikTok depuis deux ans à Paris.", "He has led Tikokokokokok in Paris for two years.", "repetition"),
        ("Le maire a parlé à la foule ce matin.", "He.", "length"),
        (
            "Bonjour à tous les habitants",
            "Hello " * 3 + "to everyone who lives in this very large and old place of ours",
            "length",
        ),
        ("Il y a 45 morts.", "There are 54 dead.", "number"),
        ("Microsoft rachète le groupe.", "It buys the group.", "name"),
        ("Le maire a parlé dans la rue.", "Le maire a parlé dans la rue.", "french"),
        ("Le maire", "", "empty"),
        ("Il a souhaité un rachat de la société.", "He wanted a rachat of the company.", "untranslated"),
        ("Résultat : le maire a perdu.", "Resultat: the mayor lost.", "untranslated"),
        ("Il a souhaité un rachat de la société.", "He wanted a buyrach of the company.", "invented"),
        ("Les pompiers ont éteint l'incendie de la cathédrale.", "The minister spoke about taxes.", "meaning"),
    ],
)
def test_each_check_finds_its_fault(french, english, flag):
    assert flag in checks.faults(french, english, names(french))


def test_a_good_translation_passes():
    french = "Le 4 juillet 2008, Ingrid Betancourt a remercié Nicolas Sarkozy pour ses 6 ans d'efforts."
    english = "On July 4, 2008, Ingrid Betancourt thanked Nicolas Sarkozy for his six years of efforts."
    assert checks.faults(french, english, names(french)) == {}


def test_menus_and_lists_do_not_run_away(translator):
    lines = [
        "ACCUEIL POLITIQUE SPORT CULTURE ECONOMIE METEO",
        "Facebook Twitter WhatsApp Imprimer",
        "A A A A A A A A A A A A",
        "1. 2. 3. 4. 5. 6. 7. 8.",
        "CAC 40 4 523,12 +0,45 %",
        "PARTAGER !!! PARTAGER !!! PARTAGER !!!",
        "www.exemple.fr/actualite/2024/03/12/pont",
        "- - - - - - -",
        "* Sport * Sport * Sport *",
        "Météo | Trafic | Horoscope | Jeux | Emploi",
    ]
    for line, translation in zip(lines, translator.translate(lines), strict=True):
        assert len(translation.english) <= max(40, 2.5 * len(line)), translation


def test_numbers_without_letters_pass_unchanged(translator):
    assert [t.english for t in translator.translate(["12 500", "", "  ", "3,5 %", "—"])] == [
        "12 500",
        "",
        "",
        "3,5 %",
        "—",
    ]


def test_long_sentences_beyond_the_models_positions(translator):
    long = "Le maire a parlé du pont et de la route, " * 120 + "puis il est parti."
    [translation] = translator.translate([long])
    assert translation.english
    assert "Traceback" not in translation.english


def test_a_models_entry_says_which_checks_count(tmp_path):
    own = tmp_path / "models.yaml"
    own.write_text("models:\n  builtin: {checks: [number]}\n")
    with Translator("builtin", models_file=own) as lenient:
        [translation] = lenient.translate(["Xyzzy Plugh Zorkmid a vu Quux Frobnitz à Vernay-Trévoux."])
    assert set(translation.flags) <= {"number"}
    assert checks.faults("Il a vu Vernay.", "He saw it.", names("Il a vu Vernay."), ("number",)) == {}


@settings(max_examples=25)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_gives_one_translation_a_line(translator, lines):
    translations = translator.translate(lines)
    assert [t.french for t in translations] == lines
    for translation in translations:
        assert "\n" not in translation.english
        assert set(translation.flags) <= set(FLAGS)


@given(st.text(max_size=300))
def test_checks_and_polish_take_any_text(text):
    polish(text)
    checks.faults(text, text, names(text))
    mend(names(text), text)


@pytest.mark.parametrize(
    ("french", "english", "repeated"),
    [
        ("Santé", "Health Health", True),
        ("Grève grève grève", "Strike strike strike", False),
        ("Il avait dit que cela suffisait.", "He had said that that was enough.", False),
        ("Le maire a parlé.", "The mayor of the mayor of the mayor of the town spoke.", True),
        ("Non, non et non.", "No, no and no.", False),
        ("Elle est arrivée en France vendredi.", "She arrived in France, in France on Friday.", True),
        ("Il pleut de plus en plus en plus des orages.", "It rains more and more and more besides storms.", False),
        ("Le 4 juillet, il rentre.", "On July 4, he is back July 4, the 4.", True),
        ("Le 4 juillet, il rentre pour 4 jours.", "On July 4, he is back for 4 days.", False),
        ("Il est arrivé vendredi 4 juillet.", "He arrived on Friday, July 4, on Friday, July.", True),
        ("De vendredi matin à vendredi soir", "From Friday morning to Friday evening", False),
        ("Le lendemain, il rentrait.", "On the Friday, as on every Friday, he went home.", False),
    ],
)
def test_what_is_said_again_and_again(french, english, repeated):
    assert checks.repeats(english, french) is repeated
