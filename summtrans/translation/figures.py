"""Figures: whether the numbers, dates and times of the French are in the English."""

from __future__ import annotations

import re
from fractions import Fraction

from summtrans.french.quantities import Quantity, quantities

_SMALL = {
    word: value
    for value, words in enumerate(
        (
            "zero/no/none one/a/an/once/single/first two/twice/both/second/couple/pair three/third four/fourth "
            "five/fifth six/sixth seven/seventh eight/eighth nine/ninth ten/tenth eleven/eleventh "
            "twelve/twelfth/dozen thirteen/thirteenth fourteen/fourteenth fifteen/fifteenth sixteen/sixteenth "
            "seventeen/seventeenth eighteen/eighteenth nineteen/nineteenth"
        ).split()
    )
    for word in words.split("/")
}
_TENS = {
    word: 20 + 10 * index for index, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_SCALES = {
    "dozen": 12, "dozens": 12, "hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000, "m": 10**6,
    "million": 10**6, "millions": 10**6, "bn": 10**9, "billion": 10**9, "billions": 10**9, "trillion": 10**12,
}  # fmt: skip
_PARTS = {
    "half": Fraction(1, 2), "quarter": Fraction(1, 4), "quarters": Fraction(3, 4), "third": Fraction(1, 3),
    "thirds": Fraction(2, 3), "double": Fraction(2), "triple": Fraction(3), "decade": Fraction(10),
    "century": Fraction(100), "fortnight": Fraction(2),
}  # fmt: skip
# Hours in an English unit of time, metres or kilograms in a unit of measure: as summtrans.french.quantities counts.
_UNITS = {
    name: factor
    for names, factor in (
        ("second seconds", Fraction(1, 3600)),
        ("minute minutes", Fraction(1, 60)),
        ("hour hours", Fraction(1)),
        ("day days", Fraction(24)),
        ("week weeks", Fraction(168)),
        ("month months", Fraction(720)),
        ("year years old", Fraction(8760)),
        ("decade decades", Fraction(87600)),
        ("cm centimeters centimetres", Fraction(1, 100)),
        ("km kilometers kilometres tons tonnes", Fraction(1000)),
        ("hectares", Fraction(10000)),
        ("grams", Fraction(1, 1000)),
    )
    for name in names.split()
}
_MONTHS = ("january february march april may june july august september october november december").split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+|%")
_CLOCK = re.compile(r"\b(\d{1,2})(?::(\d{2}))?\s?(a\.?m|p\.?m)?\b", re.IGNORECASE)
_MONEY = re.compile(r"[€$£]\s?(\d+(?:[.,]\d+)*)")
_TOLERANCE = Fraction(1, 40)  # durations: a month is 30 or 31 days, a year twelve of them or 365


def _figure(token: str) -> Fraction | None:
    if not token[0].isdigit():
        return None
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", token):
        return Fraction(token.replace(",", ""))
    if re.fullmatch(r"\d+(?:[.,]\d+)?", token):
        return Fraction(token.replace(",", "."))
    digits = re.sub(r"\D", "", token)
    return Fraction(digits)


def english_values(text: str) -> set[Fraction]:
    """Return every value that numbers of an English text may stand for, bare and in base units.

    "Two and a half months" gives 2, 1/2, 5/2 and 1800 (hours). Articles count as one: the set is there to be
    looked up in, not to be counted.
    """
    tokens = _TOKEN.findall(text.lower().replace("-", " "))
    values: set[Fraction] = set()
    run: Fraction | None = None  # the number being read
    scaled = Fraction(0)  # its part above a scale already closed ("two million" of "two million three hundred")
    for index, token in enumerate(tokens):
        value = _value(token)
        if value is not None:
            values.add(value)
            joins = run is not None and token in _SMALL and run % 100 in range(20, 100, 10)
            run = run + value if joins and run is not None else value
            values.add(run + scaled)
        elif token in _SCALES:
            run = (run or Fraction(1)) * _SCALES[token]
            values |= {run, run + scaled, Fraction(_SCALES[token])}
            scaled, run = scaled + run, None
            values.add(scaled)
            values |= _with_unit(scaled, tokens[index + 1 : index + 3])
            continue
        elif token in _PARTS:
            values |= {_PARTS[token], (run or 0) + scaled + _PARTS[token]}
            before = [v for v in (run, *(_value(t) for t in tokens[max(0, index - 5) : index])) if v]
            values |= {v + _PARTS[token] for v in before}
            values |= {v * _PARTS[token] for v in before}
            values |= {
                (v + _PARTS[token]) * _UNITS[unit]
                for v in before
                for unit in tokens[max(0, index - 4) : index + 3]
                if unit in _UNITS
            }
        elif token not in ("and", "of"):
            run, scaled = None, Fraction(0)
        if run is not None:
            values |= _with_unit(run + scaled, tokens[index + 1 : index + 3])
    return values


def _value(token: str) -> Fraction | None:
    figure = _figure(token)
    if figure is not None:
        return figure
    known = _SMALL.get(token, _TENS.get(token))
    return None if known is None else Fraction(known)


def _with_unit(value: Fraction, following: list[str]) -> set[Fraction]:
    return {value * _UNITS[token] for token in following if token in _UNITS}


def _clock_minutes(text: str) -> set[int]:
    found = set()
    for match in _CLOCK.finditer(text):
        hour, minute = int(match[1]), int(match[2] or 0)
        half = (match[3] or "").lower()[:1]
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        found.add(hour * 60 + minute)
    lowered = text.lower()
    if "noon" in lowered or "midday" in lowered:
        found.add(12 * 60)
    if "midnight" in lowered:
        found |= {0, 24 * 60}
    return found


def missing(french: str, english: str) -> tuple[str, ...]:
    """Return the quantities of the French, as written, that the English does not hold."""
    wanted = quantities(french)
    if not wanted:
        return ()
    values, clock, lowered = english_values(english), _clock_minutes(english), english.lower()
    return tuple(
        french[quantity.start : quantity.end]
        for quantity in wanted
        if not _holds(quantity, french[quantity.start : quantity.end], values, clock, lowered)
    )


def unpaid(french: str, english: str) -> tuple[str, ...]:
    """Return the sums of money of the English that the French does not speak of ("€45 days" for "45 jours")."""
    sums = _MONEY.findall(english)
    if not sums:
        return ()
    values: set[Fraction] = set()
    for quantity in quantities(french):
        if quantity.kind == "money":
            values.update(_as_written(french[quantity.start : quantity.end]))
            values.update(quantity.value / scale for scale in (1, 1000, 10**6, 10**9))
    return tuple(figure for figure in sums if _figure(figure) not in values)


def _holds(quantity: Quantity, written: str, values: set[Fraction], clock: set[int], english: str) -> bool:
    if quantity.date is not None:
        date = quantity.date
        return (
            (date.day is None or Fraction(date.day) in values)
            and (date.year is None or Fraction(date.year) in values or Fraction(date.year % 100) in values)
            and (date.month is None or _MONTHS[date.month - 1] in english)
            and (date.weekday is None or _DAYS[date.weekday - 1] in english)
        )
    if quantity.kind == "time":
        return int(quantity.value * 60) in clock or quantity.value in values
    if quantity.value in values or any(value in values for value in _as_written(written)):
        return True
    if quantity.kind == "duration":
        return any(abs(value - quantity.value) <= quantity.value * _TOLERANCE for value in values)
    return False


def _as_written(written: str) -> list[Fraction]:
    """Return the number of a quantity without its unit: "35" of "35 ans"."""
    plain = re.sub(r"(?<=\d)[\s\u00a0\u202f.](?=\d{3}\b)", "", written)
    return [Fraction(figure.replace(",", ".")) for figure in re.findall(r"\d+(?:,\d+)?", plain)]
