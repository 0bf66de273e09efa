"""Deduplication: what is one fact, what is two, and what contradicts."""

from __future__ import annotations

import json
import multiprocessing
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summtrans.deduplication import compare, deduplicate
from summtrans.deduplication.pairing import comparer
from summtrans.values import Sentence
from tests.conftest import SHARED

BASE = (
    "Le maire de Lorient a annoncé mardi la fermeture de trois écoles du quartier de Kervénanec "
    "à cause des inondations."
)
ONE_FACT = [
    (BASE, BASE.upper()),
    (BASE, BASE.replace("à cause", "en raison").replace("'", "’")),
    (BASE, "LORIENT, AFP - " + BASE),
    (BASE, BASE[:-1] + " (AFP)."),
    (BASE, "Le maire de Lorient a annoncé mardi la fermeture de 3 écoles du quartier de Kervénanec."),
    (
        BASE,
        "Trois écoles du quartier de Kervénanec : le maire de Lorient a annoncé mardi leur fermeture.",
    ),
    (
        '"Les digues ont tenu toute la nuit grâce aux pompiers", a assuré le préfet.',
        "Les digues ont tenu toute la nuit grâce aux pompiers",
    ),
    ("La région versera deux millions d'euros aux sinistrés.", "La région versera 2 000 000 € aux sinistrés."),
    (
        "La réunion publique sur les digues débutera à 18h30 lundi.",
        "La réunion publique sur les digues débutera à 18 h 30 lundi.",
    ),
    (
        "Le ministre accorde 45 jours aux assureurs de Lorient.",
        "Le ministre accorde un mois et demi aux assureurs de Lorient.",
    ),
]
TWO_FACTS = [
    ("trois écoles", "cinq écoles", "number"),
    ("mardi", "jeudi", "date"),
    ("Lorient", "Brest", "name"),
    ("a annoncé", "n'a pas annoncé", "negation"),
    ("la fermeture", "l'ouverture", "direction"),
]


def sentence(text: str, document: int = 0, position: int = 0) -> Sentence:
    return Sentence(text, document, position * 1000, position * 1000 + max(1, len(text)), position)


def texts(facts) -> set[frozenset[str]]:
    return {frozenset(member.text for member in fact.members) for fact in facts}


@pytest.mark.parametrize(("first", "second"), ONE_FACT)
def test_one_fact_in_two_wordings(first: str, second: str):
    assert compare(first, second).same and compare(second, first).same


@pytest.mark.parametrize(("old", "new", "kind"), TWO_FACTS)
def test_a_changed_detail_is_a_conflict(old: str, new: str, kind: str):
    relation = compare(BASE, BASE.replace(old, new))
    assert relation.kind == "conflict" and relation.difference is not None and relation.difference.kind == kind
    found = deduplicate([sentence(BASE), sentence(BASE.replace(old, new), 1)])
    assert len(found.facts) == 2
    assert [conflict.kind for conflict in found.conflicts] == [kind]


def test_a_few_common_words_do_not_make_a_duplicate():
    long = "Le président du conseil a pris la parole avant le vote, puis la décision a été reportée par les élus."
    assert not compare("Le président a pris cette décision.", long).same


def test_the_face_is_the_fullest_and_best_formed_member_and_reasons_say_why():
    short = "Trois écoles du quartier de Kervénanec à Lorient vont fermer à cause des inondations"
    found = deduplicate([sentence(BASE.upper()), sentence(BASE, 1), sentence(BASE, 2), sentence(short, 3)])
    fact = found.facts[0]
    assert fact.face.text == BASE
    assert fact.support >= 3
    assert fact.reasons[fact.members.index(fact.face)] == "face"
    assert len(fact.reasons) == len(fact.members)
    assert found.duplicates == 4 - len(found.facts)


def test_the_order_of_the_documents_does_not_matter():
    coverage = [a for pair in ONE_FACT for a in pair] + [BASE.replace(old, new) for old, new, _ in TWO_FACTS]
    expected = texts(deduplicate([sentence(text, index) for index, text in enumerate(coverage)]).facts)
    for seed in range(5):
        shuffled = random.Random(seed).sample(coverage, len(coverage))
        assert texts(deduplicate([sentence(text, index) for index, text in enumerate(shuffled)]).facts) == expected


def test_deduplicating_twice_changes_nothing():
    coverage = [sentence(text, index) for index, pair in enumerate(ONE_FACT) for text in pair]
    once = deduplicate(coverage)
    again = deduplicate([fact.face for fact in once.facts])
    assert [fact.face for fact in again.facts] == [fact.face for fact in once.facts]
    assert all(len(fact.members) == 1 for fact in again.facts)


def test_several_processes_give_the_same_facts_and_conflicts_as_one():
    towns = ["Lorient", "Brest", "Vannes", "Quimper", "Morlaix", "Auray", "Redon", "Dinan"]
    reports = [BASE.replace("trois", str(n)).replace("Lorient", town) for n in range(4, 34) for town in towns]
    coverage = [sentence(text, index) for index, text in enumerate(reports + [text.upper() for text in reports])]
    alone = deduplicate(coverage)
    assert len(alone.facts) == len(reports)
    assert deduplicate(coverage, processes=2) == alone


def test_pairs_are_compared_although_the_processes_are_killed():
    pairs = ONE_FACT + [(BASE, BASE.replace(old, new)) for old, new, _ in TWO_FACTS]
    expected = [compare(*pair) for pair in pairs]
    with comparer(10**6, processes=2) as (compared, _):
        assert list(compared(pairs)) == expected
        for child in multiprocessing.active_children():
            child.kill()
        assert list(compared(pairs)) == expected


@given(st.lists(st.text(alphabet="aeé dlmrst3%.'\" \u00a0", min_size=1, max_size=30), max_size=12))
def test_every_sentence_is_a_member_of_one_fact_and_matches_its_face(lines: list[str]):
    found = deduplicate([sentence(text, 0, position) for position, text in enumerate(lines)])
    assert sorted(m.position for fact in found.facts for m in fact.members) == list(range(len(lines)))
    for fact in found.facts:
        assert fact.face in fact.members
        assert all(
            member.text == fact.face.text or compare(fact.face.text, member.text).same for member in fact.members
        )


@given(st.text(max_size=60), st.text(max_size=60))
def test_comparing_is_symmetric(first: str, second: str):
    assert compare(first, second).same == compare(second, first).same
    assert compare(first, first).same


PAIRS = SHARED / "eval" / "sentence_dups_fr.jsonl"
AT_LEAST = {"news_retyped": 50, "edited_copy": 70, "news_contained": 33, "news_near_duplicate": 115}
AT_MOST = {"news_changed_figure": 0, "changed_fact": 0, "news_other_fact": 1, "news_partial": 5}


@pytest.mark.skipif(not PAIRS.exists(), reason="the evaluation sets are not here")
def test_the_bars_on_labelled_pairs():
    merged: dict[str, int] = {}
    for line in PAIRS.read_text("utf-8").splitlines():
        row = json.loads(line)
        merged[row["kind"]] = merged.get(row["kind"], 0) + compare(row["sentence1"], row["sentence2"]).same
    assert {kind: merged[kind] for kind, bar in AT_LEAST.items() if merged[kind] < bar} == {}
    assert {kind: merged[kind] for kind, bar in AT_MOST.items() if merged[kind] > bar} == {}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("La pension est versée à l'âge de 65 ans dans tout le pays.",
         "La pension est versée à l'âge de 66 ans dans tout le pays.", False),
        ("Les travaux du pont de Vernay dureront douze mois, dit le maire.",
         "Les travaux du pont de Vernay dureront un an, dit le maire.", True),
        ("Le traité Canada-France doit être respecté par les provinces.",
         "Le traité Canada-Russie doit être respecté par les provinces.", False),
        ("Lyon avait été touchée par un séisme de magnitude 5,1 en hiver.",
         "Russie avait été touchée par un séisme de magnitude 5,1 en hiver.", False),
        ("L'abonnement coûte environ 50 $ par mois, 50 $ pour chacun, et non 50 $ par an.",
         "L'abonnement coûte environ 54 $ par mois, 50 $ pour chacun, et non 50 $ par an.", False),
        ("La loi entre en vigueur à compter du 1 er avril dans les provinces.",
         "La loi entre en vigueur à compter du 15 er avril dans les provinces.", False),
        ("Un homme a été condamné à trois ans et demi d'emprisonnement à Vernay.",
         "UN HOMME A ÉTÉ CONDAMNÉ À TROIS ANS ET DEMI D'EMPRISONNEMENT À VERNAY.", True),
        ("En l'an 2000, le gouvernement consacrera 3 milliards à l'enseignement.",
         "EN L’AN 2000, LE GOUVERNEMENT CONSACRERA 3 MILLIARDS À L’ENSEIGNEMENT.", True),
    ],
)  # fmt: skip
def test_figures_and_names_in_every_spelling(a, b, same):
    assert compare(a, b).same is same
