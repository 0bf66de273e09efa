"""What a French sentence says, in a form that two sentences can be compared in: tokens, weights, quantities.

A token is the stem of a word, or the normalized form of a quantity; so "deux millions" and "2 000 000" are one token.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from summtrans.french.quantities import Quantity, quantities
from summtrans.french.words import Word, fold, is_stop, mostly_name, rarity, stem, words

_MAX_WEIGHT = 7.0  # nats; rarer words are misspellings or names that say no more than a rare name
_QUANTITY_WEIGHT = 4.0
_CLITICS = frozenset("se s me m te t le la les l lui leur y en nous vous".split())
_NEGATIVES = frozenset("pas jamais rien aucun aucune plus guere personne nul nulle ni point".split())
_WINDOW = 16  # characters before a word in which the start of its sentence shows
_BEFORE_SENTENCE = re.compile(r"(?:^|[.!?…:«»\"“”(]\s*|(?:^|\s)[+\-–—]\s*|[«\"“(]\s?)[\"'«“(\s]*$")


class Token(NamedTuple):
    """A word or quantity of a sentence. ``key`` is what is compared; ``weight`` is 0 for words without meaning.

    ``may_be_name``: it has a capital where every word has one, so that only its context can tell.
    """

    key: str
    form: str
    weight: float
    start: int
    end: int
    is_name: bool = False
    negated: bool = False
    quantity: Quantity | None = None
    may_be_name: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """A sentence's tokens in order, and the weights of the distinct ones (in nats of rarity)."""

    text: str
    tokens: tuple[Token, ...]
    weights: dict[str, float]

    @property
    def weight(self) -> float:
        """The sum of the distinct tokens' weights."""
        return sum(self.weights.values())

    @property
    def names(self) -> frozenset[str]:
        """The keys of the tokens that are (parts of) names."""
        return frozenset(token.key for token in self.tokens if token.is_name)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities of the sentence."""
        return tuple(token.quantity for token in self.tokens if token.quantity is not None)


@lru_cache(maxsize=1 << 15)
def profile(text: str) -> Profile:
    """Return the profile of a sentence."""
    found = quantities(text)
    shouting = _is_shouting(text)
    tokens: list[Token] = []
    pending = list(reversed(found))
    written = words(text)
    for index, word in enumerate(written):
        while pending and pending[-1].end <= word.start:
            tokens.append(_quantity_token(text, pending.pop()))
        if not (pending and pending[-1].start <= word.start < pending[-1].end):
            tokens.append(_word_token(text, written, index, word, shouting))
    tokens.extend(_quantity_token(text, quantity) for quantity in reversed(pending))
    tokens = _mark_negation(tokens)
    weights: dict[str, float] = {}
    for token in tokens:
        if token.weight > 0:
            weights[token.key] = max(token.weight, weights.get(token.key, 0.0))
    return Profile(text, tuple(tokens), weights)


def similarity(first: Profile, second: Profile) -> float:
    """Return the cosine of the two sentences' token weights, 0 to 1: how much they speak of the same thing."""
    small, large = sorted((first.weights, second.weights), key=len)
    shared = sum(weight * large[key] for key, weight in small.items() if key in large)
    norm = math.sqrt(sum(w * w for w in small.values()) * sum(w * w for w in large.values()))
    return shared / norm if norm else 0.0


def coverage(part: Profile, whole: Profile) -> float:
    """Return the share of ``part``'s weight that ``whole`` has too, 0 to 1."""
    total = part.weight
    return sum(weight for key, weight in part.weights.items() if key in whole.weights) / total if total else 0.0


def quantity_key(quantity: Quantity) -> str:
    """Return a short text that is equal for quantities written in two ways."""
    if quantity.date is not None:
        date = quantity.date
        return "#" + "/".join(str(part or "") for part in (date.year, date.month, date.day or f"w{date.weekday}"))
    value = float(quantity.value)
    return f"#{value:g}{quantity.unit}{'e' if quantity.kind == 'ordinal' else ''}"


def _quantity_token(text: str, quantity: Quantity) -> Token:
    form = fold(text[quantity.start : quantity.end])
    weight = _QUANTITY_WEIGHT / (2 if quantity.kind in ("ordinal", "date") or quantity.value <= 3 else 1)
    return Token(quantity_key(quantity), form, weight, quantity.start, quantity.end, quantity=quantity)


def _word_token(text: str, written: Sequence[Word], index: int, word: Word, shouting: bool) -> Token:
    form, raw, start, end = word
    stop, key, weight = _looked_up(form)
    if stop and not (raw.isupper() and len(raw) > 1 and not shouting):
        return Token(form, form, 0.0, start, end)
    if raw.islower() and not shouting and raw.isalpha():  # by far the most; no name has neither capital nor figure
        return Token(key, form, weight, start, end)
    name = _is_name(text, written, index, key, shouting)
    perhaps = not name and not shouting and raw[0].isupper()
    return Token(key, form, weight, start, end, is_name=name, may_be_name=perhaps)


@lru_cache(maxsize=1 << 16)
def _looked_up(form: str) -> tuple[bool, str, float]:
    """Return whether a folded word is a stop word, its stem and its weight."""
    key = stem(form)
    return is_stop(form), key, min(_MAX_WEIGHT, rarity(key))


def _is_name(text: str, written: Sequence[Word], index: int, key: str, shouting: bool) -> bool:
    raw = written[index].raw
    if raw[0].isalpha() and not raw.isalpha() and any(letter.isdigit() for letter in raw):
        return True  # A7, TF1
    if shouting:
        return mostly_name(key)
    if not raw[0].isupper():
        return False
    if raw.isupper() and len(raw) > 1:
        return True  # LREM
    start = written[index].start
    if not _BEFORE_SENTENCE.search(text[max(0, start - _WINDOW) : start]):
        return True
    return mostly_name(key)


def _is_shouting(text: str) -> bool:
    upper = sum(map(str.isupper, text))
    return upper > 3 and upper > 2 * sum(map(str.islower, text))


def _mark_negation(tokens: Sequence[Token]) -> list[Token]:
    """Drop the particles of negation, and mark the verb that they negate."""
    negated: set[int] = set()
    dropped: set[int] = set()
    for index, token in enumerate(tokens):
        if token.form in ("ne", "n") and token.quantity is None:
            verb = index + 1
            while verb < len(tokens) and tokens[verb].form in _CLITICS:
                verb += 1
            after = [other.form for other in tokens[verb + 1 : verb + 6]]
            dropped.add(index)
            if "que" in after[:4] and not _NEGATIVES & set(after[:3]):
                continue  # "ne … que" restricts
            if verb < len(tokens):
                negated.add(verb)
        elif token.form == "pas":
            dropped.add(index)
            before = [other.form for other in tokens[max(0, index - 5) : index]]
            if index and "ne" not in before and "n" not in before:
                negated.add(index - 1)
    return [
        t._replace(negated=True) if index in negated else t for index, t in enumerate(tokens) if index not in dropped
    ]


def multiset_difference(first: Sequence[str], second: Sequence[str]) -> Counter[str]:
    """Return what ``first`` has and ``second`` lacks, with counts."""
    return Counter(first) - Counter(second)
