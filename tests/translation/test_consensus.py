"""Agreement among hypotheses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summtrans.translation.consensus import agreement


def test_what_most_say_agrees_most():
    texts = ["The mayor closed the bridge.", "The mayor has closed the bridge.", "The hostage was upgraded."]
    shares = agreement(texts, [1.0, 1.0, 1.0])
    assert shares[2] < min(shares[:2])


def test_weight_counts():
    texts = ["The mayor closed the bridge.", "A hostage was upgraded."]
    light, heavy = agreement(texts, [1.0, 1.0]), agreement(texts, [1.0, 9.0])
    assert heavy[1] > light[1] and heavy[0] < light[0]


@given(st.lists(st.tuples(st.text(), st.floats(1e-6, 1.0)), min_size=1, max_size=6, unique_by=lambda pair: pair[0]))
def test_shares_are_shares(pairs):
    texts, weights = [text for text, _ in pairs], [weight for _, weight in pairs]
    shares = agreement(texts, weights)
    assert all(-1e-9 <= share <= 1 + 1e-9 for share in shares)
    if len(texts) == 1:
        assert shares == [pytest.approx(1.0)]
