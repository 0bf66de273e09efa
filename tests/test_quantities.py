"""Quantities of French text: what is equal in two ways of writing, and what is not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summtrans.french.quantities import Date, difference, quantities

SAME = [
    ("deux millions", "2 000 000"),
    ("2 millions", "2.000.000"),
    ("2\u00a0000\u202f000 d'euros", "2 millions d'euros"),
    ("18h30", "18 h 30"),
    ("à 18 heures", "à 18h"),
    ("16H00", "16 h"),
    ("45 jours", "un mois et demi"),
    ("quinze jours", "deux semaines"),
    ("3,5 %", "3,5 pour cent"),
    ("douze mois", "un an"),
    ("mille deux cents", "1 200"),
    ("quatre-vingt-dix-neuf", "99"),
    ("septante-sept", "77"),
    ("mille milliards de dollars", "1 000 milliards de dollars"),
    ("lundi 2 juillet", "le 2 juillet"),
    ("le 1er mai 2019", "1 mai 2019"),
    ("1800m", "1,8 km"),
    ("une vingtaine de personnes", "20 personnes"),
    ("plus de 30 %", "32 %"),
    ("2,55 milliards", "2,55 milliards d'euros"),
]
DIFFERENT = [
    ("45 jours", "30 jours"),
    ("18h30", "18h45"),
    ("le 2 juillet", "le 3 juillet"),
    ("lundi 2 juillet", "mardi 2 juillet"),
    ("en mars 2018", "en mars 2019"),
    ("3 %", "3,5 %"),
    ("plus de 426.000 morts", "plus de 427.000 morts"),
    ("deuxième", "troisième"),
    ("20 euros", "20 dollars"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_two_ways_of_writing_one_quantity(first: str, second: str):
    assert difference(quantities(first), quantities(second)) == ((), ())


@pytest.mark.parametrize("word", ["Vers", "Xers", "Ier", "Ve", "XIIème", "1ers"])
def test_which_roman_letters_make_an_ordinal(word: str):
    assert bool(quantities(word)) is (word not in ("Vers", "Xers"))


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_two_quantities(first: str, second: str):
    left, right = difference(quantities(first), quantities(second))
    assert left and right


@pytest.mark.parametrize(
    "text", ["un homme et une femme", "la A7 et TF1", "le Covid-19", "le Premier ministre", "Le vol F-16", "Me Dupont"]
)
def test_no_quantity_where_there_is_none(text: str):
    assert quantities(text) == ()


def test_ranges_share_their_unit():
    low, high = quantities("âgés de 14 à 17 ans")
    assert low.unit == high.unit == "h" and low.value / high.value == pytest.approx(14 / 17)


def test_a_date_keeps_what_the_text_gives():
    (found,) = quantities("mercredi 14 février 2018")
    assert found.date == Date(2018, 2, 14, 3)
    assert Date(month=2).agrees(Date(weekday=3)) is None


@given(st.text(alphabet="0123456789 ,.%€hunedxviglartmoséèj'-\u00a0", max_size=60))
def test_any_text_gives_ordered_quantities_that_do_not_overlap(text: str):
    found = quantities(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(st.integers(min_value=0, max_value=10**12))
def test_thousands_may_be_parted_by_spaces(number: int):
    (plain,), (parted,) = quantities(str(number)), quantities(f"{number:,}".replace(",", "\u202f"))
    assert plain.value == parted.value == number
