"""Times of day, Roman ordinals and dates in the one form of theirs that a small model knows best."""

from __future__ import annotations

import re

from summtrans.french.numerals import roman
from summtrans.french.quantities import MONTHS, Quantity, quantities

_HOURS = re.compile(r"\d ?h|heure", re.IGNORECASE)
_PART_OF_DAY = re.compile(r" (?:(du matin)|(du soir|de l'après-midi))(?!\w)")
_MINUTES = re.compile(r" minutes?(?!\w)")
_NOT_A_TIME = re.compile(r" (?:de|du|d'|des)(?!\w)| ?[-+]")  # "à 3 heures de route", "à 24 heures du scrutin"
_TIME_ZONE = re.compile(r"(?<!\w)(\d{1,2}) heures?(?= (?:GMT|UTC)\b)")
_ROMAN = re.compile(r"(?<!\w)([IVX]{1,6})(?:e|è|ème|ième|ᵉ)(?= siècles?\b| (?:et|ou|au|à|-) [IVX]{1,6}e siècles?\b)")
_DAY_NEAR = re.compile(rf"(\d(?:er)? (?:{'|'.join(MONTHS)})) (?:dernier|prochain)(?!\w)", re.IGNORECASE)


def plain_figures(french: str) -> str:
    """Return a French line with its times as "15h30", Roman centuries as "12e", and dates without "dernier".

    "à 3 heures de l'après-midi" becomes "à 15h", "le 8 janvier dernier" "le 8 janvier". Durations stay.
    """
    if "heure" in french.lower():
        french = _plain_times(_TIME_ZONE.sub(r"\1h", french))
    french = _ROMAN.sub(lambda match: f"{roman(match[1])}e", french)
    return _DAY_NEAR.sub(r"\1", french)


def _says_hours(french: str, quantity: Quantity) -> bool:
    return _HOURS.search(french[quantity.start : quantity.end]) is not None


def _is_range(french: str, low: Quantity, high: Quantity) -> bool:
    """Tell whether two numbers share one "heures": "quatre à cinq heures" is a duration as often as not."""
    return not _says_hours(french, low) and french[low.end : high.start].strip() in ("à", "ou", "et", "-")


def _plain_times(french: str) -> str:
    parts: list[str] = []
    end = 0
    found = quantities(french)
    for before, quantity in zip((None, *found), found, strict=False):
        if quantity.kind != "time" or not _says_hours(french, quantity):
            continue
        if before is not None and _is_range(french, before, quantity):
            continue
        after = _PART_OF_DAY.match(french, quantity.end)
        if quantity.value >= 24 or (after is None and _NOT_A_TIME.match(french, quantity.end)):
            continue
        hour, minute = divmod(int(quantity.value * 60), 60)
        if after is not None and after[2] and hour < 12:
            hour += 12
        parts += [french[end : quantity.start], f"{hour}h{minute:02d}" if minute else f"{hour}h"]
        end = quantity.end if after is None else after.end()
        if minutes := _MINUTES.match(french, end):
            end = minutes.end()
    return "".join([*parts, french[end:]])
