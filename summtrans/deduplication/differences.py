"""What tells two like sentences apart: a number, a date, a name, a negation, a direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib import resources

from summtrans.french.profiles import Profile, Token, multiset_difference
from summtrans.french.quantities import Quantity, difference
from summtrans.french.words import fold, stem


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two sentences contradict each other: ``kind`` is number, date, name, negation or direction."""

    kind: str
    a: str
    b: str


def differences(a: Profile, b: Profile, said_a: int | None = None, said_b: int | None = None) -> tuple[Difference, ...]:
    """Return the contradictions between two sentences, as far as the words show them.

    ``said_a`` and ``said_b`` are where the words begin that only tell who said it: a name there does not contradict one
    in what is said.

    The token sequences are aligned (Ratcliff and Obershelp); only what stands in the same place on both sides, and is
    not found elsewhere in the other sentence, counts. Numbers count wherever they stand.
    """
    left, right = difference(a.quantities, b.quantities)
    found = list(_numbers(a, b, left, right))
    keys_a, keys_b = [token.key for token in a.tokens], [token.key for token in b.tokens]
    only_a, only_b = multiset_difference(keys_a, keys_b), multiset_difference(keys_b, keys_a)
    for op, i1, i2, j1, j2 in SequenceMatcher(None, keys_a, keys_b, autojunk=False).get_opcodes():
        if op == "equal":
            found.extend(_negations(a.tokens[i1:i2], b.tokens[j1:j2]))
        elif op == "replace":
            mine, theirs = a.tokens[i1:i2], b.tokens[j1:j2]
            rest_a = [token for token in mine if only_a[token.key]]
            rest_b = [token for token in theirs if only_b[token.key]]
            if not {t.key for t in mine if t.is_name} & {t.key for t in theirs if t.is_name}:
                for said in (True, False):
                    found.extend(_names(_part(rest_a, said_a, said), _part(rest_b, said_b, said)))
            found.extend(_directions(rest_a, rest_b))
            found.extend(_replaced_numbers(rest_a, rest_b, left, right))
    return tuple(found)


def _numbers(a: Profile, b: Profile, left: Sequence[Quantity], right: Sequence[Quantity]) -> Iterator[Difference]:
    for mine in left:
        for theirs in right:
            if mine.comparable(theirs) or (mine.date and theirs.date):
                kind = "date" if mine.date else "number"
                yield Difference(kind, a.text[mine.start : mine.end], b.text[theirs.start : theirs.end])


def _replaced_numbers(
    a: Sequence[Token], b: Sequence[Token], left: Sequence[Quantity], right: Sequence[Quantity]
) -> Iterator[Difference]:
    """Yield the numbers that replace each other; one of them may say in part what the other side says elsewhere."""
    mine, theirs = [t for t in a if _is_figure(t)], [t for t in b if _is_figure(t)]
    if mine and theirs and (any(_is_lacking(t, left) for t in mine) or any(_is_lacking(t, right) for t in theirs)):
        yield Difference("number", mine[0].form, theirs[0].form)


def _is_figure(token: Token) -> bool:
    return token.quantity is not None or token.form[0].isdigit() or token.form in ("mars", "mai")


def _is_lacking(token: Token, unmatched: Sequence[Quantity]) -> bool:
    """Tell whether a token is a quantity the other side lacks, the figure of a code ("C-54"), or a doubtful month."""
    if token.quantity is not None:
        return token.quantity in unmatched
    return token.form[0].isdigit() or token.form in ("mars", "mai")


def _negations(a: Sequence[Token], b: Sequence[Token]) -> Iterator[Difference]:
    for mine, theirs in zip(a, b, strict=True):
        if mine.negated != theirs.negated:
            negative, positive = f"ne {mine.form} pas", mine.form
            yield Difference("negation", *((negative, positive) if mine.negated else (positive, negative)))


def _part(tokens: Sequence[Token], border: int | None, said: bool) -> list[Token]:
    return [token for token in tokens if (border is None or token.start < border) is said]


def _names(a: Sequence[Token], b: Sequence[Token]) -> Iterator[Difference]:
    """Yield the names that replace each other; a word for a word, a capital that opens a sentence may be a name."""
    mine = [token.form for token in a if token.is_name]
    theirs = [token.form for token in b if token.is_name]
    if bool(mine) != bool(theirs):
        heavy_a, heavy_b = [t for t in a if t.weight > 0], [t for t in b if t.weight > 0]
        if len(heavy_a) == len(heavy_b) == 1:
            mine, theirs = ([t.form for t in side if t.is_name or t.may_be_name] for side in (heavy_a, heavy_b))
    if mine and theirs:
        yield Difference("name", " ".join(mine), " ".join(theirs))


def _directions(a: Sequence[Token], b: Sequence[Token]) -> Iterator[Difference]:
    opposites = _opposites()
    for mine in a:
        for theirs in b:
            if stem(theirs.form) in opposites.get(stem(mine.form), ()):
                yield Difference("direction", mine.form, theirs.form)


@cache
def _opposites() -> dict[str, frozenset[str]]:
    text = resources.files("summtrans").joinpath("data/opposites.txt").read_text("utf-8")
    table: dict[str, frozenset[str]] = {}
    for line in text.splitlines():
        if "|" in line and not line.startswith("#"):
            left, right = (frozenset(stem(fold(form)) for form in side.split()) for side in line.split("|"))
            for mine, theirs in ((left, right), (right, left)):
                for key in mine:
                    table[key] = table.get(key, frozenset()) | theirs
    return table
