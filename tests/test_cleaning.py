from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from summtrans.cleaning import clean
from summtrans.french.furniture import kind_of
from summtrans.reading import read_text
from summtrans.values import Document

SHARED = Path(__file__).parents[2] / "shared"

TITLE = "Le pont de Saint-Aubin ferme trois semaines"
FIRST = (
    "Le pont de Saint-Aubin sera fermé à partir du 4 mars, a annoncé lundi la mairie. Les bus seront déviés par la "
    "route de la gare pendant toute la durée des travaux."
)
SECOND = (
    "Le chantier, estimé à 45 000 euros, doit durer trois semaines. Les piétons pourront passer par la passerelle, "
    "qui a été renforcée l'an dernier."
)


def _kept(text: str) -> list[str]:
    return [passage.text for passage in clean([Document(text)]).passages]


FURNITURE = [
    "Lire aussi : Un autre pont fermé dans la vallée",
    ">> À lire aussi - Le maire réélu au premier tour",
    "À LIRE AUSSI",
    "Dernières nouvelles",
    "Les plus lus",
    "Publié le 4 mars 2025 à 18 h 30",
    "Mis à jour le 04/03/2025 à 19h05",
    "Par Jeanne Morin, envoyée spéciale à Saint-Aubin",
    "Temps de lecture : 3 min",
    "Partager sur Facebook Partager sur Twitter",
    "Copier le lien",
    "Abonnez-vous à partir de 1 € par mois",
    "Cet article est réservé aux abonnés",
    "Déjà abonné ? Connectez-vous",
    "Recevez notre newsletter chaque matin",
    "Votre adresse e-mail",
    "Nous et nos 300 partenaires utilisons des cookies avec votre consentement.",
    "En poursuivant votre navigation sur ce site, vous acceptez l'utilisation de cookies.",
    "Votre navigateur n'est pas à jour.",
    "© 2025 Le Courrier. Tous droits réservés.",
    "Crédits photo : Jeanne Morin",
    "Photo d'illustration © AFP",
    "(AFP)",
    "Avec AFP",
    "12 commentaires",
    "Vous devez être connecté pour commenter.",
    "Mentions légales | CGU | Données personnelles | Contact",
    "CAC 40 : 7 512 pts (+0,42 %)",
    "Météo : Paris 12°  Lyon 15°  Nice 18°",
    "Accueil > Actualités > Société",
    "18:42 Monde Un séisme frappe le nord du pays",
    "Cliquez ici pour voir la vidéo",
    "https://courrier.example/pont-ferme",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_goes_wherever_it_stands(line):
    for text in (f"{line}\n{TITLE}\n{FIRST}\n{SECOND}", f"{TITLE}\n{FIRST}\n{line}\n{SECOND}\n{line}"):
        assert _kept(text) == [TITLE, FIRST, SECOND]


FACTS = [
    "Trois mesures ont été retenues :",
    "- la fermeture du pont aux camions ;",
    "1. Une navette gratuite entre les deux rives",
    "« Nous n'avions pas le choix. »",
    "Les commentaires du maire ont choqué l'opposition.",
    "La CNIL a condamné Google pour ses cookies publicitaires.",
    "L'abonnement annuel coûtera 45 euros de plus aux habitants.",
    "Un chantier de trois semaines",
    "Lyon bat Nantes 3 à 1",
    "Par amour, il a tout quitté",
    "Avec la pandémie, les prix ont doublé",
    "Météo : la Corse en alerte orange",
    "20 hectares sont partis en fumée.",
    "Il publiera bientôt ses mémoires, écrites à Lyon.",
]


@pytest.mark.parametrize("line", FACTS)
def test_facts_stay(line):
    assert _kept(f"{TITLE}\n\n{FIRST}\n\n{line}\n\n{SECOND}") == [TITLE, FIRST, line, SECOND]


def test_lists_of_links_go_and_the_text_goes_on():
    links = "Sur le même sujet\nUn autre pont fermé dans la vallée\nLe maire réélu au premier tour"
    assert _kept(f"{TITLE}\n{FIRST}\n{links}\n{SECOND}") == [TITLE, FIRST, SECOND]


def test_key_points_are_facts():
    points = ["Le pont ferme trois semaines.", "- Les bus passent par la gare", "- Les piétons, par la passerelle"]
    text = "\n".join([TITLE, "L'essentiel", *points, FIRST, SECOND])
    assert _kept(text) == [TITLE, *points, FIRST, SECOND]


def test_the_article_is_found_in_a_whole_page():
    menu = "\n".join(["Accueil", "Politique", "Monde", "Sport", "Culture", "S'abonner", "Se connecter", "Newsletters"])
    teasers = ["Les plus lus", "Un chat sauvé des eaux", "Le prix du pain augmente"]
    foot = "\n".join(["Partager", "Facebook", "3 commentaires", *teasers, "Mentions légales", "CGU", "Plan du site"])
    page = f"{menu}\n{TITLE}\nPar Jeanne Morin\nPublié le 4 mars 2025\n{FIRST}\nUn long chantier\n{SECOND}\n{foot}"
    assert _kept(page) == [TITLE, FIRST, "Un long chantier", SECOND]


@pytest.mark.parametrize(
    ("tagged", "plain"),
    [
        ("PARIS (AFP) - " + FIRST, FIRST),
        ("SAINT-AUBIN, 4 mars (Reuters) – " + FIRST, FIRST),
        ("AFP - " + FIRST, FIRST),
        ("SAINT-AUBIN - " + FIRST, FIRST),
        ("EN IMAGES – " + FIRST, FIRST),
        ("LYON - PARIS : le train de nuit revient.", "LYON - PARIS : le train de nuit revient."),
        ("[Mis à jour] " + FIRST, FIRST),
        (FIRST + " (AFP)", FIRST),
        (FIRST + " (avec AFP et Reuters)", FIRST),
        (FIRST + " © AFP", FIRST),
        ("Il pleut (AFP) sur la ville depuis hier soir.", "Il pleut (AFP) sur la ville depuis hier soir."),
    ],
)
def test_agency_tags_go_from_the_edges(tagged, plain):
    assert _kept(f"{TITLE}\n\n{tagged}\n\n{SECOND}") == [TITLE, plain, SECOND]


def test_a_tag_in_mid_paragraph_goes_after_an_end():
    text = f"{FIRST} (AFP) {SECOND}"
    document = Document(text)
    (passage,) = clean([document]).passages
    assert passage.text == f"{FIRST} {SECOND}"
    start = passage.text.index(SECOND)
    assert text[slice(*passage.locate(start, start + len(SECOND)))] == SECOND


def test_a_word_that_a_hard_wrap_divides_is_whole_again():
    wrapped = (
        "Le grand pont de Saint-Aubin, que le gouverne-\nment avait promis de réparer, sera fermé à partir de lundi."
    )
    (passage,) = [
        one
        for one in clean([Document(f"{TITLE}\n\n{wrapped}\n\n{SECOND}")]).passages
        if "pont" in one.text and "promis" in one.text
    ]
    assert "le gouvernement avait" in passage.text
    start = passage.text.index("gouvernement")
    begin, end = passage.locate(start, start + len("gouvernement"))
    assert f"{TITLE}\n\n{wrapped}\n\n{SECOND}"[begin:end] == "gouverne-\nment"


def test_words_divided_at_a_line_end_are_joined():
    wrapped = "Le grand pont de Saint-Aubin, selon la porte-\nparole de la mairie, sera fermé à partir de lundi."
    document = Document(f"{TITLE}\n\n{wrapped}\n\n{SECOND}")
    passage = clean([document]).passages[1]
    assert passage.text == wrapped.replace("\n", "")
    start = passage.text.index("parole")
    assert document.text[slice(*passage.locate(start, start + 6))] == "parole"


def test_markdown_is_taken_off_and_offsets_stay_exact():
    text = (
        "# Le pont de Saint-Aubin ferme **trois** semaines\n\n![le pont](pont.jpg)\n\nLe [pont](https://a.example/p), "
        "vieux de cent ans, sera fermé lundi par la mairie.\n\n> Les __bus__ seront déviés par la route de la gare, "
        "dit-on.\n\n[Lire aussi : un autre pont](https://a.example/q)"
    )
    passages = clean([Document(text)]).passages
    assert [passage.text for passage in passages] == [
        "Le pont de Saint-Aubin ferme trois semaines",
        "Le pont, vieux de cent ans, sera fermé lundi par la mairie.",
        "Les bus seront déviés par la route de la gare, dit-on.",
    ]
    assert passages[0].is_headline
    for passage, word in zip(passages, ("trois", "vieux", "seront"), strict=True):
        start = passage.text.index(word)
        assert text[slice(*passage.locate(start, start + len(word)))] == word


def test_hard_wrapped_lines_are_joined_and_paragraphs_kept():
    wrapped = (
        "Le pont de Saint-Aubin sera fermé à partir\ndu 4 mars, a annoncé lundi la mairie. Les\nbus seront déviés."
    )
    assert _kept(f"{TITLE}\n\n{wrapped}\n\n{SECOND}") == [TITLE, wrapped.replace("\n", " "), SECOND]


def test_invisible_signs_go_and_offsets_stay_exact():
    text = (
        "\ufeffLe pont\u200b de Saint-\u00adAubin\u202e sera\u00a0fermé\x07 lundi\u2028"
        "\x1b[31mDit-on à la mairie de la ville.\x1b[0m"
    )
    document = Document(text)
    passages = clean([document]).passages
    assert [passage.text for passage in passages] == [
        "Le pont de Saint-Aubin sera fermé lundi",
        "Dit-on à la mairie de la ville.",
    ]
    first = passages[0]
    for word in ("Le", "pont", "Saint-", "Aubin", "sera", "fermé", "lundi"):
        start = first.text.index(word)
        assert text[slice(*first.locate(start, start + len(word)))] == word


def test_what_goes_is_told_with_its_reason():
    cleaning = clean([Document(f"{TITLE}\n{FIRST}\nLire aussi : Un autre pont\n{SECOND}\n(AFP)", "a.txt")])
    told = [(item.source, item.reason, item.text) for item in cleaning.left_out]
    assert told == [
        ("a.txt", "link to another text", "Lire aussi : Un autre pont"),
        ("a.txt", "byline or source line", "(AFP)"),
    ]


def test_the_headline_is_not_looked_for_in_a_feed_nor_among_links():
    feed = "".join(
        f"News\n{entry}\n3 mars 2025\n"
        for entry in (
            "La mairie de Saint-Aubin annonce la fermeture de la gare lundi",
            "Grève des éboueurs : la ville débordée",
            "Un lycéen primé à Londres",
        )
    )
    links = "À lire aussi\nFrance\nLe budget de la mairie de Saint-Aubin voté\n"
    page = (
        f"À la une\n{feed}Toutes les news\nCirculation coupée au pont\nRéagir\n© Studio Mer\n{links}\n{FIRST}\n{SECOND}"
    )
    passages = clean([Document(page)]).passages
    assert [passage.text for passage in passages] == ["Circulation coupée au pont", FIRST, SECOND]
    assert passages[0].is_headline


def test_headlines_are_marked():
    passages = clean([Document(f"{TITLE}\n\n{FIRST}\n\nUn long chantier\n\nIl pleut.\n\n{SECOND}")]).passages
    assert [passage.is_headline for passage in passages] == [True, False, True, False, False]


def test_short_lines_that_stand_in_many_documents_go():
    texts = [f"{TITLE} {n}\n\n{FIRST}\n\nLe Courrier vous informe\n\n{SECOND}" for n in range(3)]
    cleaning = clean([Document(text) for text in texts])
    assert Counter(item.reason for item in cleaning.left_out) == {"repeated across documents": 3}


def test_a_furniture_kind_is_found_whatever_the_case_and_quotes():
    assert kind_of("LIRE AUSSI : L’ÉTÉ SERA CHAUD") == "link"
    assert kind_of("S’abonner") == "account"


@pytest.mark.parametrize("name", ["tiktok.txt", "t01_c1.txt", "t01_c2.txt"])
def test_real_coverage_holds_no_furniture(name):
    path = SHARED / "coverage" / name
    if not path.exists():
        pytest.skip(f"{path} is not here")
    text = path.read_text(encoding="utf-8")
    passages = clean(read_text(text)).passages
    kept = " ".join(passage.text for passage in passages)
    for sign in ("Dernières nouvelles", ".example", "(AFP)", "(Reuters)", "Source :", "2008)"):
        assert sign not in kept
    assert sum(len(passage.text) for passage in passages) > 0.95 * len(text)


@pytest.mark.parametrize(("name", "least"), [("messy_clusters.jsonl", 40), ("real_pages.jsonl", 20)])
def test_documents_of_real_pastes_are_counted(name, least):
    path = SHARED / "eval" / name
    if not path.exists():
        pytest.skip(f"{path} is not here")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[:least]]
    right = 0
    for row in rows:
        found = {passage.document for passage in clean(read_text(row["pasted"])).passages}
        right += len(found) == len(row["clean_documents"])
    assert right >= 0.95 * len(rows)


@pytest.mark.parametrize("name", ["Le Monde", "site-info.example", "La Voix du Nord", "Ouest-France.fr"])
@pytest.mark.parametrize("sign", ["-", "|", "–"])
def test_the_papers_name_goes_from_a_page_title(name, sign):
    kept = _kept(f"{TITLE} {sign} {name}\n\n{FIRST}\n\n{SECOND}")
    assert kept == [TITLE, FIRST, SECOND]
