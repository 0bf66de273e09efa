from __future__ import annotations

from pathlib import Path

import pytest

from summtrans.reading import read_text
from summtrans.reading.details import date_in

SHARED = Path(__file__).parents[3] / "shared"

FIRST = """Le pont de Saint-Aubin ferme trois semaines

Le pont de Saint-Aubin sera fermé à partir du 4 mars, a annoncé lundi la mairie. Les bus seront déviés par la route de
la gare pendant toute la durée des travaux.

Le chantier, estimé à 45 000 euros, doit durer trois semaines. Les piétons pourront passer par la passerelle."""
SECOND = """À Saint-Aubin, les commerçants craignent la fermeture du pont

Les commerçants de la rue du pont de Saint-Aubin redoutent une chute de leurs ventes. Ils demandent à la mairie une
aide pour les trois semaines de fermeture.

La mairie a promis de recevoir leurs représentants vendredi. Une navette gratuite est aussi à l'étude, selon le maire
de la commune."""
THIRD = """Travaux du pont : un chantier à 45 000 euros

Le chantier du pont de Saint-Aubin coûtera 45 000 euros, payés pour moitié par le département. Les câbles seront
changés et la chaussée sera refaite entièrement.

Le dernier chantier de cette taille remonte à 1998, rappelle le département. Il avait duré deux mois au lieu de trois
semaines, et la facture avait dépassé de moitié ce que le conseil avait voté."""
JOINED = (FIRST, SECOND, THIRD)


@pytest.mark.parametrize("line", ["---", "-----", "***", "=====", "  ---  "])
def test_a_line_of_dashes_always_separates(line):
    assert len(read_text(f"Un.\n{line}\nDeux.\n{line}\nTrois.")) == 3


@pytest.mark.parametrize(
    ("before", "after", "gap"),
    [
        ("", "", "\n\n\n"),
        ("", "\n\n(Le Courrier, 4 mars 2025)", "\n\n"),
        ("", "\n\nSource : Le Courrier", "\n\n\n"),
        ("https://courrier.example/pont\n", "", "\n\n"),
        ("Le Courrier - 04/03/2025 18:30\n", "", "\n\n"),
        ("", "\n\nMentions légales | CGU | Contact\n© 2025 Le Courrier. Tous droits réservés.", "\n\n"),
    ],
)
def test_seams_are_found_without_dashes(before, after, gap):
    documents = read_text(gap.join(before + text + after for text in JOINED))
    assert len(documents) == 3
    for document, text in zip(documents, JOINED, strict=True):
        assert text.splitlines()[0] in document.text
        assert text.splitlines()[-1] in document.text


def test_a_date_line_below_the_headline_is_a_seam():
    stamped = [text.replace("\n", "\nPublié le 4 mars 2025 à 18h30 par La Rédaction\n", 1) for text in JOINED]
    documents = read_text("\n\n".join(stamped))
    assert [document.title for document in documents] == [text.splitlines()[0] for text in JOINED]
    assert [document.date for document in documents] == ["2025-03-04"] * 3


def test_offsets_are_those_of_the_paste():
    paste = "\n\n\n".join(JOINED)
    for document in read_text(paste):
        assert paste[document.offset :].startswith(document.text)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_one_article_with_intertitles_stays_one(gap):
    lines = []
    for text in JOINED:
        headline, *paragraphs = text.replace("\n", " ").split("  ")
        lines += ["Un chantier de trois semaines" if lines else headline, *paragraphs]
    assert len(read_text(gap.join(lines))) == 1


def test_links_in_mid_article_are_no_seam():
    headline, first, second = FIRST.replace("\n\n", "\f").replace("\n", " ").split("\f")
    links = "À lire aussi\n• Un autre pont fermé dans la vallée\n• Le maire réélu au premier tour"
    assert len(read_text(f"{headline}\n{first}\n{links}\n{second}")) == 1


def test_a_headline_with_a_full_stop_does_not_hide_the_gaps_between_articles():
    def article(headline: str, place: str) -> str:
        lines = [
            f"Les habitants de {place} attendent depuis trois ans que la route de la vallée soit enfin réparée.",
            f"Le maire de {place} a reçu lundi une lettre du préfet, qui promet des travaux avant la fin du printemps.",
            "Les travaux coûteront deux millions d'euros, selon une étude que le conseil a lue en novembre dernier.",
            "Les commerçants craignent que le chantier ne dure tout l'été, et que les touristes passent ailleurs.",
        ]
        return headline + "\n\n" + "\n".join(lines)

    stories = [
        article("La route de la vallée attend toujours ses travaux", "Vernay"),
        article("Le préfet promet enfin des travaux sur la route. Après l'été.", "Courbes"),
        article("Les commerçants de la vallée craignent un été sans touristes", "Saint-Elme"),
        article("Un chantier de deux millions d'euros pour la vallée", "Malval"),
    ]
    assert len(read_text("\n\n\n".join(stories))) >= 3


def test_blank_text_gives_no_document():
    assert read_text(" \n\n\t") == ()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Publié le 1er février 2024", "2024-02-01"),
        ("07/08/2019 à 12h", "2019-08-07"),
        ("2020-12-31", "2020-12-31"),
        ("le 45/13/2020", None),
        ("hier", None),
    ],
)
def test_dates_are_read(text, date):
    assert date_in(text) == date


@pytest.mark.parametrize(("name", "count"), [("tiktok.txt", 1), ("t01_c1.txt", 10), ("t01_c2.txt", 10)])
def test_documents_of_real_coverage_are_counted(name, count):
    path = SHARED / "coverage" / name
    if not path.exists():
        pytest.skip(f"{path} is not here")
    assert len(read_text(path.read_text(encoding="utf-8"))) == count
