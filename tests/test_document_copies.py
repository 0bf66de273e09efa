"""Whole documents: which are copies of which."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summtrans.deduplication import compare_documents, copies
from summtrans.values import Document

PAIRS = Path(__file__).parents[2] / "shared" / "eval" / "orangesum_dups.jsonl"

STORY = (
    "Le pont de Vernay sera fermé pendant douze mois. La mairie l'a annoncé lundi après la visite des ingénieurs. "
    "Les piles ont été rongées par la rivière, et les camions passeront par le barrage. Le chantier coûtera deux "
    "millions d'euros, dont la moitié sera payée par le département."
)
RETYPED = STORY.replace("'", "’").upper()
UPDATED = STORY + " Les riverains ont manifesté mardi devant la préfecture pour demander une passerelle provisoire."
OTHER = (
    "A Vernay, les ingénieurs ont trouvé des fissures dans les piles du pont, que la mairie ferme pour un an. "
    "La facture atteindra deux millions d'euros, selon le maire, qui promet une déviation par le barrage."
)


def test_a_copy_is_found_in_capitals_or_updated_and_another_telling_is_not():
    assert compare_documents(Document(STORY), Document(RETYPED)).same
    assert compare_documents(Document(STORY), Document(UPDATED)).containment == 1.0
    assert not compare_documents(Document(STORY), Document(OTHER)).same


def test_each_copy_names_the_longest_document_that_it_repeats():
    assert copies([Document(text) for text in (STORY, OTHER, UPDATED, RETYPED)]) == (2, None, None, 2)


def test_nothing_is_a_copy_of_an_empty_or_a_tiny_text():
    assert copies([Document(""), Document(""), Document("Oui."), Document(STORY)]) == (None, None, None, None)
    assert copies([Document("Le pont ferme lundi."), Document("Le pont ferme lundi !")]) == (1, None)


@pytest.mark.skipif(not PAIRS.exists(), reason="the shared evaluation sets are not here")
def test_the_bar_on_labelled_pairs_of_articles():
    rows = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    right = [
        compare_documents(Document(row["a"]["text"]), Document(row["b"]["text"])).same == (row["label"] == "duplicate")
        for row in rows
    ]
    assert sum(right) >= 0.995 * len(rows)
