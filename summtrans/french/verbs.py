"""Finite verbs of French, as far as a table of frequent forms tells them."""

from __future__ import annotations

from functools import cache
from importlib import resources

from summtrans.french.words import words


def has_finite_verb(text: str) -> bool:
    """Tell whether a text holds a form that is mostly a finite verb in French news ("accorde", "a", "fermera").

    Forms that are as often something else ("porte", "mort", "interdit") do not count; nor does a capital A, mostly À.
    """
    forms = _forms()
    return any((word.raw if word.raw == "A" else word.raw.lower()) in forms for word in words(text))


@cache
def _forms() -> frozenset[str]:
    text = resources.files("summtrans").joinpath("data/finite_verbs.txt").read_text("utf-8")
    return frozenset(form for line in text.splitlines() if not line.startswith("#") for form in line.split())
