"""The choice of facts: budgets, readability, steering, stability."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summtrans.deduplication import deduplicate
from summtrans.errors import UsageError
from summtrans.french.words import count_words
from summtrans.summarization import summarize
from summtrans.summarization.readability import flaws
from summtrans.values import Budget, Document, Sentence

ARTICLES = [
    (
        "Inondations à Lorient : trois écoles fermées",
        "Le maire de Lorient a annoncé mardi la fermeture de trois écoles à cause des inondations.",
        "Il a ajouté que les élèves seraient accueillis dans un gymnase.",
        "Les pompiers du Morbihan ont évacué une soixantaine d'habitants du quartier de Kervénanec dans la nuit.",
        "Faut-il craindre le pire ?",
        "Météo France maintient le département en vigilance orange jusqu'à mercredi midi.",
    ),
    (
        "Le Morbihan sous les eaux",
        "Une soixantaine d'habitants du quartier de Kervénanec ont été évacués dans la nuit par les pompiers.",
        "La préfecture a ouvert deux centres d'accueil pour les familles évacuées.",
        "La région Bretagne promet deux millions d'euros pour réparer les digues.",
        "Découvrez notre dossier sur les crues.",
    ),
]


def coverage(articles=ARTICLES) -> tuple[list[Document], list[Sentence]]:
    documents, sentences = [], []
    for number, (title, *body) in enumerate(articles):
        text, start = "\n".join((title, *body)), 0
        documents.append(Document(text, f"{number}.txt", title))
        for position, line in enumerate((title, *body)):
            if line:
                sentences.append(Sentence(line, number, start, start + len(line), position, position, position == 0))
            start += len(line) + 1
    return documents, sentences


def chosen(articles=ARTICLES, budget: Budget | None = None, **options) -> list[str]:
    documents, sentences = coverage(articles)
    facts = deduplicate(sentences).facts
    return [choice.fact.face.text for choice in summarize(facts, documents, budget, **options)]


def test_five_sentences_at_most_each_fit_for_a_brief():
    brief = chosen()
    assert 3 <= len(brief) <= 5
    assert not any(flaws(text).unreadable or flaws(text).leans for text in brief)
    assert sum("Kervénanec" in text for text in brief) == 1


@pytest.mark.parametrize("sentences", [1, 2, 3])
def test_a_budget_of_sentences_is_kept(sentences: int):
    assert len(chosen(budget=Budget(sentences=sentences))) == sentences


@pytest.mark.parametrize("words", [1, 12, 20, 34, 60, 1000])
def test_a_budget_of_words_is_never_exceeded(words: int):
    assert sum(count_words(text) for text in chosen(budget=Budget(words=words))) <= words


def test_a_ratio_counts_facts():
    _, sentences = coverage()
    assert len(chosen(budget=Budget(ratio=0.25))) <= 0.25 * len(deduplicate(sentences).facts)


@pytest.mark.parametrize("budget", [Budget(sentences=0), Budget(words=-1), Budget(ratio=0.0), Budget(ratio=1.5)])
def test_a_budget_without_sense_is_refused(budget: Budget):
    with pytest.raises(UsageError, match="must be"):
        chosen(budget=budget)


def test_an_unknown_order_is_refused():
    with pytest.raises(UsageError, match="order"):
        chosen(order="random")


def test_one_sentence_in_gives_that_sentence_back():
    assert chosen([("", "La Seine baisse enfin à Paris.")]) == ["La Seine baisse enfin à Paris."]
    assert chosen([("", "Pourquoi ?")]) == ["Pourquoi ?"]
    assert chosen([]) == []


def test_a_copied_document_changes_nothing():
    assert set(chosen([*ARTICLES, ARTICLES[0]])) == set(chosen())


def test_the_order_of_documents_changes_no_choice():
    assert set(chosen(ARTICLES[::-1])) == set(chosen())


def test_query_must_and_never_steer():
    one = Budget(sentences=1)
    assert "digues" in chosen(budget=one, query="argent de la région pour les digues")[0]
    assert "préfecture" in chosen(budget=one, must=re.compile("préfecture"))[0]
    assert not any("Kervénanec" in text for text in chosen(never=re.compile("Kervénanec")))


def test_the_name_of_a_paper_is_no_headline():
    articles = [("La Gazette du Ponant", *ARTICLES[0][1:]), ARTICLES[1]]
    assert "La Gazette du Ponant" not in chosen(articles, Budget(sentences=20))
    assert "Le Ponant respire de nouveau" in chosen(
        [("Le Ponant respire de nouveau", *ARTICLES[0][1:3])], Budget(sentences=20)
    )


def test_a_headline_comes_only_where_no_sentence_tells_it():
    told = (
        "Le conseil municipal de Brest vote la gratuité des bus",
        "Le conseil municipal de Brest a voté lundi soir la gratuité des bus.",
    )
    assert chosen([told]) == [told[1]]
    untold = (
        "Le port de Brest ferme pour trois mois",
        "Les syndicats de dockers dénoncent un choix brutal et demandent un calendrier.",
    )
    assert untold[0] in chosen([untold])


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("Il s'est ensuite entretenu avec le préfet.", "leans"),
        ("Cette décision a surpris les élus.", "leans"),
        ("Mais le maire a refusé.", "leans"),
        ("Les travaux commenceront à cette date, selon le maire.", "leans"),
        ("Que va faire le maire ?", "asks"),
        ("Quel désastre !", "asks"),
        ("- l'autoroute A7 entre Lyon et Orange.", "torn"),
        ('Les digues ont tenu", selon le préfet.', "torn"),
        ('"Les digues ont tenu", a-t-il ajouté.', "speaker"),
        ("Découvrez les images de la crue.", "teases"),
        ("Par ailleurs, la région promet deux millions d'euros.", "links"),
    ],
)
def test_flaws(text: str, flaw: str):
    assert getattr(flaws(text), flaw)


@pytest.mark.parametrize(
    "text",
    ["Là-bas, la Loire monte encore.", "Ce mardi, la Loire a baissé.", 'Le maire a dit : "Les digues tiendront."'],
)
def test_sentences_that_stand_alone(text: str):
    assert not flaws(text).leans and not flaws(text).unreadable


@given(st.lists(st.text(alphabet="aeil rstn.?'\"«»ABÉ ", min_size=1, max_size=40), max_size=15), st.integers(1, 6))
def test_any_text_keeps_the_budget_and_repeats_nothing(lines: list[str], limit: int):
    brief = chosen([("", *lines)], Budget(sentences=limit))
    assert len(brief) <= limit
    assert len(set(brief)) == len(brief)
    assert all(text in lines for text in brief)


PLACES = ("Vernay", "Courbes", "Malval", "Saint-Elme", "Orval", "Terreneuve")
AGREED = (
    "Le barrage de la Sorne a cédé dimanche, et trois villages sont sous les eaux.",
    "Dimanche, le barrage de la Sorne a cédé après une semaine de pluie sur la vallée.",
    "Depuis que le barrage de la Sorne a cédé, les secours cherchent huit disparus.",
)
ALONE = (
    "Un pêcheur de {0} raconte avoir vu passer un troupeau entier devant sa fenêtre.",
    "Les écoles de {0} resteront fermées lundi et mardi, selon le rectorat.",
    "La route de {0} est coupée au pont des Quatre-Vents depuis samedi soir.",
    "Un gymnase de {0} reçoit les familles dont la maison est inondée.",
    "Le conseil de {0} votera jeudi une aide de deux cent mille euros.",
    "La foire aux vins de {0} est reportée au mois de septembre.",
)


def many_outlets() -> list[tuple[str, ...]]:
    return [
        (f"Inondations : {place} dans l'attente", AGREED[number % 3], ALONE[number].format(place))
        for number, place in enumerate(PLACES)
    ]


def test_a_long_brief_of_many_outlets_holds_what_they_agree_on_and_tells_it_once():
    documents, sentences = coverage(many_outlets())
    facts = deduplicate(sentences).facts
    chosen = [c.fact.face.text for c in summarize(facts, documents, Budget(words=80), order="rank")]
    assert chosen[0] in AGREED
    assert sum(count_words(text) for text in chosen) <= 80


@pytest.mark.parametrize("outlets", [4, 5, 6])
def test_a_copy_of_an_outlet_changes_nothing_in_a_long_brief(outlets):
    stories = many_outlets()[:outlets]
    documents, sentences = coverage(stories)
    more, with_copy = coverage([*stories, stories[0]])
    before = summarize(deduplicate(sentences).facts, documents, Budget(words=80))
    after = summarize(deduplicate(with_copy).facts, more, Budget(words=80))
    assert [c.fact.face.text for c in before] == [c.fact.face.text for c in after]


@pytest.mark.parametrize(
    ("text", "flawed"),
    [
        ("Lors de l'audition d'Anne Vernier par les juges, ce dernier mot a été retiré du dossier.", False),
        ("Celui-ci a promis de revenir dès lundi devant les juges.", True),
        ("La vallée a perdu mille habitants ces dernières années, selon le recensement.", False),
        ("Les enquêteurs cherchent les hommes avec qui il avait pris rendez-vous ce soir de juin.", False),
        ("Le chanteur a été admis dans un hôpital parisien, révèle le magazine Voici.", False),
        ("Rendez-vous dimanche sur notre antenne.", True),
        ("C'est officiel, certains traitements seront remboursés à partir du 20 mai.", False),
        ("C'est dans le port de Brest que le navire a été saisi jeudi.", False),
        ("C'est en tout cas ce que révèle le quotidien.", True),
        ("C'est dans cette ville que le navire a été saisi jeudi.", True),
        ("C'est en 1981 qu'ils se sont rencontrés à Lyon.", True),
        ("Anne Vernier, elle, est convoquée le 19 septembre.", True),
        ("Anne Vernier, maire de Lyon, est convoquée le 19 septembre.", False),
        ("Quelques heures plus tôt, un homme a ouvert le feu à Lyon.", True),
        ("Deux jours après le drame, le préfet s'est rendu à Lyon.", True),
        ("Deux jours après le drame de Lyon, le préfet a reçu les familles.", False),
        ("Une sortie qui a provoqué une réplique du ministre.", True),
        ("On y entend le maire critiquer ses adversaires.", True),
    ],
)
def test_a_sentence_that_names_what_it_means_stands_alone(text, flawed):
    found = flaws(text)
    assert (found.leans or found.unreadable) is flawed
