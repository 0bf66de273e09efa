"""Titles, where other lines look like one."""

from __future__ import annotations

from summtrans.reading import read

from ..conftest import DATA


def test_the_name_of_the_paper_is_no_title():
    titles = [document.title for document in read([str(DATA / "pont.txt")]).documents]
    assert titles == [
        "Le pont de Vernay fermé pour 45 jours après la découverte de fissures",
        "Fissures : le pont de Vernay interdit à la circulation",
    ]
