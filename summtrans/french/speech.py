"""Reported speech: who said it ("a déclaré le ministre à l'AFP", "selon le parquet") apart from what was said."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from summtrans.french.words import fold, is_stop, stem, words

_BREAK = re.compile(r"[\"”»]\s*[.,]*\s*|,\s*")
_NO_ATTRIBUTION = frozenset("qui que dont et ce c il elle ils elles je on nous ou mais".split())
_LONGEST = 28  # words of an attribution


def is_speech_verb(form: str) -> bool:
    """Tell whether a folded word is a form of a verb of saying ("précise", "déclaré"), or "selon"."""
    return stem(form) in _speech_stems()


def split_attribution(text: str) -> tuple[str, str]:
    """Split a sentence into what is said and the closing words that tell who said it (empty where none do)."""
    for match in _BREAK.finditer(text):
        tail = text[match.end() :]
        if not tail or any(quote in tail for quote in '"«»“”'):
            continue
        forms = [word.form for word in words(tail)]
        after_quote = match.group()[0] in '"”»'
        if not forms or len(forms) > _LONGEST or forms[0] in _NO_ATTRIBUTION:
            continue
        if any(is_speech_verb(form) for form in forms[: 5 if after_quote else 3]):
            head = text[: match.end()].rstrip(" ,")
            said, by = _content(head), _content(tail)
            if said >= 4 and said >= 0.8 * by:
                return head, tail
    return text, ""


def _content(text: str) -> int:
    return sum(not is_stop(word.form) for word in words(text))


@cache
def _speech_stems() -> frozenset[str]:
    text = resources.files("summtrans").joinpath("data/speech_verbs.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(stem(fold(form)) for line in lines for form in line.split())
