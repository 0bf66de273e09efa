"""French numerals: "2 000 000", "2,5 millions", "soixante-dix-huit", "XXIe", "troisième", "une vingtaine"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from summtrans.french.words import fold

_UNITS = (
    "zero un deux trois quatre cinq six sept huit neuf dix "
    "onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
).split()
_SMALL = {name: value for value, name in enumerate(_UNITS)} | {"une": 1}
_SMALL |= {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_SMALL |= {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90}
_SCALES = {"mille": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9}
_SCALES |= {"billion": 10**12, "billions": 10**12}
_ABOUT = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40}
_ABOUT |= {"cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000}
_FRACTIONS = {"moitie": Fraction(1, 2), "tiers": Fraction(1, 3), "quart": Fraction(1, 4), "quarts": Fraction(1, 4)}
_ORDINALS = {"premier": 1, "premiere": 1, "premiers": 1, "premieres": 1}
_ORDINALS |= {"second": 2, "seconde": 2, "seconds": 2, "secondes": 2}
_ORDINAL_STEMS = {
    "deux": 2, "trois": 3, "quatr": 4, "cinqu": 5, "six": 6, "sept": 7, "huit": 8, "neuv": 9, "dix": 10, "onz": 11,
    "douz": 12, "treiz": 13, "quatorz": 14, "quinz": 15, "seiz": 16, "vingt": 20, "trent": 30, "cent": 100,
    "mill": 1000,
}  # fmt: skip
_ROMAN = {"I": 1, "V": 5, "X": 10}

_SPACE = r"[ \u00a0\u202f\u2009]"
_FIGURES = rf"\d{{1,3}}(?:(?:{_SPACE}\d{{3}})+|(?:\.\d{{3}})+)(?![\d])(?:,\d+)?|\d+(?:[.,]\d+)?"
_NAMES = sorted((*_SMALL, "cent", "cents"), key=len, reverse=True)
_ACCENTED = {"zero": "z[ée]ro"}
_SMALL_WORD = "(?:" + "|".join(_ACCENTED.get(name, name) for name in _NAMES) + ")"
_SCALE_WORD = "(?:mille|millions?|milliards?|billions?)"
_JOIN = rf"(?:{_SPACE}et{_SPACE}|-et-|-|{_SPACE})"
_IN_WORDS = rf"(?:{_SMALL_WORD}|mille)(?:{_JOIN}(?:{_SMALL_WORD}|{_SCALE_WORD}))*"
_DEMI = rf"(?:{_SPACE}et{_SPACE}demie?)?"
_ORDINAL = (
    r"(?:\d+|(?-i:[IVX]+))(?:\s?[eᵉ]|[eè]mes?)|(?:\d+|(?-i:I))(?:ères?|ers?|ᵉʳ|nde?s?)"
    r"|premi(?:er|ère)s?(?!\s+ministre)|seconde?s?"
    r"|(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix|onz|douz|treiz|quatorz|quinz|seiz|vingt|trent|cent|mill)i[èe]mes?"
)
NUMBER = (
    # The first letters come first: at most places of a text they end the attempt.
    rf"\b(?=[\duzdtqcsnohvmpIVXl])(?<![\w.,])(?<!\w[-–/])(?:(?P<ordinal>{_ORDINAL})(?!\w)"
    rf"|(?P<figures>{_FIGURES})(?:{_SPACE}?(?P<scale>{_SCALE_WORD})(?!\w)(?P<half>{_DEMI}))?(?![\d])"
    r"|(?P<about>(?:une?|des|la|les|quelques|deux|trois)\s(?:petite\s|bonne\s)?"
    r"(?:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine|millier)s?)(?!\w)"
    r"|(?P<fraction>(?:(?:un|deux|trois|le|les|la)\s)?(?:moitié|tiers|quarts?))(?!\w)"
    rf"|(?P<words>{_IN_WORDS})(?P<word_half>{_DEMI})(?!\w))"
)
_PATTERN = re.compile(NUMBER, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral's value; ``article`` where "un" may be no number at all; ``bound`` is ``~`` for "une vingtaine"."""

    value: Fraction
    ordinal: bool = False
    article: bool = False
    bound: str = ""


@lru_cache(maxsize=1 << 12)
def parse_number(text: str) -> Number | None:
    """Return the value of a numeral that `NUMBER` matched, or None where it is none after all ("tiers", "second" …)."""
    match = _PATTERN.fullmatch(text)
    if match is None:
        return None
    if match["ordinal"]:
        return _ordinal(match["ordinal"])
    if match["figures"]:
        value = _figures(match["figures"]) * (_SCALES[match["scale"].lower()] if match["scale"] else 1)
        return Number(value + _half(match["half"], match["scale"]))
    if match["about"]:
        return _about(match["about"])
    if match["fraction"]:
        return _fraction(match["fraction"])
    folded = fold(match["words"])
    value_in_words = _in_words(folded)
    if value_in_words is None:
        return None
    half = _half(match["word_half"], folded.split()[-1])
    return Number(value_in_words + half, article=folded in ("un", "une") and not half)


def _figures(text: str) -> Fraction:
    compact = re.sub(_SPACE, "", text)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", compact):
        compact = compact.replace(".", "")
    return Fraction(compact.replace(",", "."))


def _half(half: str | None, scale: str | None) -> Fraction:
    if not half:
        return Fraction(0)
    return Fraction(_SCALES.get((scale or "").lower(), 1), 2)


def _about(text: str) -> Number | None:
    article, *_, noun = fold(text).split()
    factor = {"un": 1, "une": 1, "la": 1, "deux": 2, "trois": 3}.get(article)
    value = _ABOUT[noun[:-1] if noun.endswith("s") else noun]
    return Number(Fraction(factor * value), bound="~") if factor else Number(Fraction(value), bound="~~")


def _fraction(text: str) -> Number | None:
    *article, noun = fold(text).split()
    count = {"deux": 2, "trois": 3, "un": 1, "le": 1, "la": 1}.get(article[0]) if article else None
    return Number(_FRACTIONS[noun] * count) if count else None


def _ordinal(text: str) -> Number | None:
    folded = fold(text)
    if folded in _ORDINALS:
        return Number(Fraction(_ORDINALS[folded]), ordinal=True)
    if digits := re.match(r"\d+", folded):
        return Number(Fraction(int(digits.group())), ordinal=True)
    if numeral := re.match(r"[IVX]+(?=[eèᵉ])", text):
        return Number(Fraction(roman(numeral.group())), ordinal=True)
    stem = re.sub(r"iemes?$", "", folded)
    return Number(Fraction(_ORDINAL_STEMS[stem]), ordinal=True) if stem in _ORDINAL_STEMS else None


def roman(text: str) -> int:
    """Return the value of a Roman numeral of the letters I, V and X."""
    values = [_ROMAN[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _in_words(folded: str) -> Fraction | None:
    """Add up a numeral in words: a running sum below a thousand, multiplied by each scale word."""
    total = current = 0
    pieces = [piece for piece in re.split(r"[\s-]+", folded) if piece != "et"]
    for piece in pieces:
        if piece in _SCALES:
            larger = 0 < total < _SCALES[piece]  # "mille milliards"
            total = (total + current) * _SCALES[piece] if larger else total + max(1, current) * _SCALES[piece]
            current = 0
        elif piece.startswith("cent"):
            current = max(1, current) * 100
        elif piece.startswith("vingt") and current % 100 == 4:
            current += 76
        elif piece in _SMALL:
            current += _SMALL[piece]
        else:
            return None
    return Fraction(total + current)
