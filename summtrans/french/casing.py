"""True case and accents for French that comes in capitals: "ETATS-UNIS" to "États-Unis"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources

from summtrans.french.words import fold

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CAPITALS_SHARE = 0.7  # of the letters; a normal headline has below 0.3, names and acronyms included
_FEWEST_LETTERS = 8
_PARTICIPLE = re.compile(r"(?:é|ée|és|ées|fait|dit|pris|mis|vu|eu|pu|voulu|reçu|ouvert|perdu|rendu|choisi)$")


def is_capitals(text: str) -> bool:
    """Tell whether a line is set in capitals (and is more than an acronym)."""
    letters = [sign for sign in text if sign.isalpha()]
    words = [word for word in WORD.findall(text) if len(word) > 3]
    if len(letters) < _FEWEST_LETTERS or not words:
        return False
    return sum(map(str.isupper, letters)) >= _CAPITALS_SHARE * len(letters)


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """Return the usual form of each word whose usual form is not its lower case (counted on French news)."""
    text = resources.files("summtrans.data").joinpath("casing.txt").read_text(encoding="utf-8")
    return {fold(word): word for word in text.split()}


def forms_of(texts: Iterable[str]) -> dict[str, str]:
    """Return how the coverage itself writes its words: key to the commonest form in running text.

    Lines in capitals and words at the beginning of a sentence say nothing about case and are passed over.
    """
    counts: dict[str, Counter[str]] = {}
    for text in texts:
        if is_capitals(text):
            continue
        for match in WORD.finditer(text):
            before = text[: match.start()].rstrip(" «\"“'’(")
            if before and before[-1] not in ".!?:…\n":
                counts.setdefault(fold(match.group()), Counter())[match.group()] += 1
    return {name: max(sorted(forms), key=forms.__getitem__) for name, forms in counts.items()}


def _whole(word: str, forms: Mapping[str, str]) -> str | None:
    name = fold(word)
    return forms.get(name) or _table().get(name)


def _usual(word: str, forms: Mapping[str, str]) -> str:
    return _whole(word, forms) or word.lower()


def _a_or_preposition(text: str, match: re.Match[str]) -> str:
    """Read a lone "A" as the verb after an elision and before a participle, else as the preposition."""
    following = WORD.search(text, match.end())
    participle = following is not None and _PARTICIPLE.search(_usual(following.group(), {}))
    return "a" if participle or text[match.start() - 1 : match.start()] in ("'", "’") else "à"


def true_case(text: str, forms: Mapping[str, str] | None = None) -> str:
    """Return a text in capitals as it would stand in running text, its first letter in capitals.

    A word is written as the coverage writes it (``forms``, see `forms_of`), else as French news usually does, else
    in lower case. Words of one letter, Roman numerals after a capital and the like keep the rule's best guess.
    """
    known = forms or {}

    def restore(match: re.Match[str]) -> str:
        word, after = match.group(), text[match.end() : match.end() + 1]
        if not word.isupper():
            return word
        if word == "A":
            return _a_or_preposition(text, match)
        if after and after in "'’":
            return word.lower()  # an elided article or pronoun: L', D', QU'
        whole = _whole(word, known)
        return whole or "-".join(_usual(part, known) for part in word.split("-"))

    result = WORD.sub(restore, text)
    for index, sign in enumerate(result):
        if sign.isalpha():
            return result[:index] + sign.upper() + result[index + 1 :]
    return result
