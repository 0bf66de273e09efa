from __future__ import annotations

from pathlib import Path

import pytest

from summtrans.reading import read_text
from summtrans.reading.details import date_in
from summtrans.reading.seams import cut

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


BRIDGE = """Le pont de Vernay fermé pour 45 jours après la découverte de fissures

La préfecture a ordonné mardi la fermeture du pont de Vernay après la découverte de fissures dans deux
piliers. L'ouvrage, construit en 1932, est emprunté chaque jour par 12 500 véhicules.

Les travaux de réparation coûteront 3,5 millions d'euros et dureront 45 jours, a précisé la préfète Hélène
Marchand devant les élus de la vallée, qui demandaient depuis longtemps un contrôle des piliers.

Une déviation de dix-huit kilomètres est mise en place par Saint-Aubin, et les transports scolaires seront
gratuits jusqu'au 30 avril pour les familles qui vivent de l'autre côté du fleuve."""

BRIDGE_AGAIN = """Fissures : le pont de Vernay interdit à la circulation pendant les travaux

Le pont de Vernay est fermé depuis mardi à tous les véhicules, après la découverte de fissures dans deux
de ses piliers, a annoncé la préfecture, qui évoque un risque pour les automobilistes.

Les commerçants du centre redoutent une baisse de leur chiffre d'affaires, et le maire Paul Besson demande
une navette pour les habitants qui travaillent sur l'autre rive du fleuve."""

FESTIVAL = """Une violoncelliste de douze ans remporte le concours de Montclar

À douze ans, Inès Ferrand a remporté dimanche le concours international de violoncelle de Montclar, où
elle a joué une suite de Bach devant un jury de neuf musiciens venus de toute l'Europe.

La jeune musicienne, élève du conservatoire, a battu des candidats deux fois plus âgés. Elle donnera en
juin un premier récital, accompagnée au piano par sa sœur aînée, elle aussi lauréate."""

INTERTITLED = BRIDGE.replace("\n\nUne déviation", "\n\nDes bus gratuits pour les élèves de la vallée\n\nUne déviation")


def test_bare_headlines_of_other_stories_and_of_other_outlets_begin_documents():
    assert len(cut(f"{BRIDGE}\n\n{FESTIVAL}", "paste")) == 2
    assert len(cut(f"{BRIDGE}\n\n{BRIDGE_AGAIN}", "paste")) == 2
    assert [document.title for document in cut(f"{BRIDGE}\n\n{BRIDGE_AGAIN}\n\n{FESTIVAL}", "paste")] == [
        text.split("\n")[0] for text in (BRIDGE, BRIDGE_AGAIN, FESTIVAL)
    ]


def test_an_intertitle_begins_nothing():
    assert len(cut(BRIDGE, "paste")) == 1
    assert len(cut(INTERTITLED, "paste")) == 1
