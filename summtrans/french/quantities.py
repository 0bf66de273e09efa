"""Numbers, money, shares, measures, dates, times and durations in French text, written in figures or in words.

Values are normalized so that two ways of writing one quantity compare equal: "deux millions" and "2 000 000",
"18h30" and "18 h 30", "45 jours" and "un mois et demi", "3,5 %" and "3,5 pour cent".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from summtrans.french import numerals
from summtrans.french.numerals import NUMBER, parse_number

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv",
            "février fevrier févr",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet juil",
            "août aout",
            "septembre sept",
            "octobre oct",
            "novembre nov",
            "décembre decembre déc",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, name in enumerate(("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"), 1)
}
# Unit as written -> (kind, base unit, factor). Hours are the base of times and durations, metres of lengths, and so on.
_UNITS: dict[str, tuple[str, str, Fraction]] = {}


def _define(kind: str, base: str, **names: str) -> None:
    for factor, written in names.items():
        for name in written.split("|"):
            _UNITS[name] = (kind, base, Fraction(factor[1:].replace("_", "/")))


_define("percent", "%", f1="%|pour cent|p. 100|pourcent|points de pourcentage", f1_10="‰|pour mille")
_define("money", "EUR", f1="€|euro|euros|eur", f1000="k€", f1000000="m€", f1000000000="md€|mds€", f1_100="centimes")
_define("money", "USD", f1="$|dollar|dollars|usd|us$")
_define("money", "GBP", f1="£|livre sterling|livres sterling|gbp")
_define("money", "CHF", f1="franc suisse|francs suisses|chf")
_define("money", "FRF", f1="franc|francs")
_define("money", "JPY", f1="yen|yens|¥")
_define("money", "RUB", f1="rouble|roubles")
_define("money", "CNY", f1="yuan|yuans")
_define("length", "m", f1000="km|kilomètre|kilomètres", f1="m|mètre|mètres", f1_100="cm|centimètre|centimètres")
_define("length", "m", f1_1000="mm|millimètre|millimètres", f1852="milles nautiques|mille nautique")
_define("area", "m²", f1000000="km2|km²|kilomètres carrés|kilomètre carré", f1="m2|m²|mètres carrés|mètre carré")
_define("area", "m²", f10000="ha|hectare|hectares")
_define("mass", "kg", f1000="tonne|tonnes|t", f1="kg|kilo|kilos|kilogramme|kilogrammes", f1_1000="g|gramme|grammes")
_define("volume", "l", f1="litre|litres", f1_100="cl", f1_1000="ml", f1000="m3|m³|mètres cubes|mètre cube")
_define("speed", "km/h", f1="km/h|kilomètres/heure|kilomètres à l'heure|kilomètres-heure|kilomètres par heure")
_define("temperature", "°C", f1="°c|°|degré|degrés|degrés celsius")
_define("power", "W", f1="watts|watt", f1000="kw|kilowatts", f1000000="mw|mégawatts", f1000000000="gw|gigawatts")
_define("duration", "h", f1_3600="seconde|secondes", f1_60="minute|minutes|min|mn", f1="heure|heures|h")
_define("duration", "h", f24="jour|jours|journées", f168="semaine|semaines", f720="mois", f2160="trimestre|trimestres")
_define("duration", "h", f8760="an|ans|année|années", f87600="décennie|décennies", f876000="siècle|siècles")

_UNIT = "|".join(re.escape(name) for name in sorted(_UNITS, key=len, reverse=True))
_SPACE = r"[ \t\u00a0\u202f\u2009]"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(WEEKDAYS)
_DATE = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY}){_SPACE}+)?(?P<day>1{_SPACE}?er|\d{{1,2}}|premier){_SPACE}?[ -]?"
    rf"(?P<month>{_MONTH})\b\.?(?:{_SPACE}+(?P<year>(?:1[5-9]|20)\d\d)\b)?"
    rf"|\b(?P<only_month>{_MONTH}){_SPACE}+(?P<month_year>(?:1[5-9]|20)\d\d)\b"
    r"|(?<![\d/.])(?P<d>0?[1-9]|[12]\d|3[01])/(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:1[5-9]|20)?\d\d)(?![\d/])"
    r"|(?<![\d-])(?P<iso_y>(?:1[5-9]|20)\d\d)-(?P<iso_m>0[1-9]|1[0-2])-(?P<iso_d>0[1-9]|[12]\d|3[01])(?![\d-])"
    rf"|\b(?P<bare_weekday>{_WEEKDAY})s?\b(?:{_SPACE}+(?P<weekday_day>[12]\d|3[01]|[1-9])(?=$|[,.;:)\"»]|{_SPACE}(?:à|au|dans|lors|de|du|en|pour|sur|matin|soir|par|et)\b))?"
    r"|\b(?P<bare_month>janvier|février|fevrier|avril|juin|juillet|août|septembre|octobre|novembre|décembre|decembre)\b"
    r"|(?<=\bmois de )(?P<month_of>mars|mai)\b"
    r"|\b(?:en|depuis|dès|fin|début|mi|courant|d[eé])[ -](?P<month_in>mars|mai)\b"
    r"|\b(?P<month_last>mars|mai)(?= dernier| prochain)"
    r"|\b(?:en|depuis|dès|fin|début|année|été|hiver|printemps|automne|de|pour|à|l['’]an)[ -]"
    r"(?P<bare_year>(?:1[5-9]|20)\d\d)\b"
    r"(?![ \u00a0\u202f.,]\d{3}|[ \u00a0\u202f]?(?:%|€|euros))",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"(?<![\w,.])(?P<hour>[01]?\d|2[0-4]){_SPACE}?(?:h|H|heures?){_SPACE}?(?P<minute>[0-5]\d)(?:mn|min)?\b"
    rf"|(?<![\w,.])(?P<clock>[01]?\d|2[0-3]):(?P<past>[0-5]\d)(?!\d)"
)
_SHORT_MONTHS = ("mai", "janv", "févr", "juil", "sept", "oct", "nov", "déc")  # they begin common words
_DIGIT = re.compile(r"\d")
_CALENDAR = ("premier", *WEEKDAYS, *(name for name in MONTHS if name not in _SHORT_MONTHS))
_MAY = re.compile(r"\bmai\b")
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_UNIT_AFTER = re.compile(rf"{_SPACE}?(?:d['’]|de{_SPACE}+|des{_SPACE}+)?(?P<unit>{_UNIT})(?![\w])", re.IGNORECASE)
_HALF_AFTER = re.compile(rf"{_SPACE}+et{_SPACE}+(?P<part>demie?|quart)\b", re.IGNORECASE)
_RANGE_BETWEEN = re.compile(r"\s?(?:à|et|ou|-|–|/|voire)\s?(?:les\s|près de\s|plus de\s)?", re.IGNORECASE)
_APPROXIMATE = {
    "~": re.compile(r"(?:environ|près de|quelque|autour de|à peu près|une petite|presque|aux alentours de) ?$", re.I),
    ">": re.compile(r"(?:plus d['’]|plus de |plus des |au moins |au-delà de |dépass\w+ (?:les )?)$", re.I),
    "<": re.compile(r"(?:moins d['’]|moins de |jusqu['’]à |au plus |à peine )$", re.I),
}
_TIME_BEFORE = re.compile(
    r"(?:\bà|\bvers|\bdès|\bde|\bentre|\bet|jusqu['’]à|\bavant|\baprès|\bdepuis|\blundi|\bmardi|\bmercredi|\bjeudi|"
    r"\bvendredi|\bsamedi|\bdimanche|\bsoir|\bmatin|alentours de|environs de)\s$",
    re.IGNORECASE,
)
_DAYS_IN_WEEKS = {8: 7, 15: 14}  # "huit jours" is a week, "quinze jours" are two


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as the text gives it: ``weekday`` counts from Monday, 1."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def agrees(self, other: Date) -> bool | None:
        """Tell whether the fields that both have are equal; None where they have none in common."""
        pairs = [
            (mine, theirs)
            for mine, theirs in (
                (self.year, other.year),
                (self.month, other.month),
                (self.day, other.day),
                (self.weekday, other.weekday),
            )
            if mine is not None and theirs is not None
        ]
        return all(mine == theirs for mine, theirs in pairs) if pairs else None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a text, ``text[start:end]``.

    ``kind`` is ``number``, ``ordinal``, ``percent``, ``money``, ``length``, ``area``, ``mass``, ``volume``, ``speed``,
    ``temperature``, ``power``, ``duration``, ``time`` or ``date``. ``value`` is in ``unit`` (``h`` for times and
    durations, ``m``, ``kg``, ``%``, an ISO 4217 code …; empty for bare numbers). Dates have ``date``, and 0 as value.
    ``bound`` is ``~`` (about), ``>`` (more than), ``<`` (less than), or empty; ``factor`` is the unit as written, in
    base units (24 for days).
    """

    start: int
    end: int
    kind: str
    value: Fraction
    unit: str = ""
    bound: str = ""
    date: Date | None = None
    factor: Fraction = Fraction(1)

    def same(self, other: Quantity) -> bool:
        """Tell whether both say the same: equal values of one unit, or dates that agree.

        Durations in two units may differ by 2 %: twelve months make a year. "Plus de 30 %" and "32 %" are the same.
        """
        if self.date is not None or other.date is not None:
            return self.date is not None and other.date is not None and bool(self.date.agrees(other.date))
        if self.value == other.value and "number" in (self.kind, other.kind):
            return True  # "2,55 milliards" after "3 milliards d'euros"
        if not self.comparable(other):
            return False
        if self.value == other.value:
            return True
        small, large = sorted((self, other), key=lambda quantity: quantity.value)
        near = large.value <= small.value * Fraction(51, 50) and self.factor != other.factor
        if self.kind == other.kind == "duration" and large.value > 24 and near:
            return True
        loose = (small.bound in (">", "~") and not large.bound) or (large.bound in ("<", "~") and not small.bound)
        return loose and small.value > 0 and large.value <= small.value * Fraction(11, 10)

    def is_written_alike(self, other: Quantity) -> bool:
        """Tell whether both are equal down to their bounds."""
        return self.bound == other.bound and self.equals(other)

    def equals(self, other: Quantity) -> bool:
        """Tell whether both are of one kind, value and unit, or one date."""
        return (self.kind, self.value, self.unit, self.date) == (other.kind, other.value, other.unit, other.date)

    def comparable(self, other: Quantity) -> bool:
        """Tell whether the two could be readings of one quantity: of one kind and unit."""
        kinds = {self.kind, other.kind}
        return (len(kinds) == 1 or kinds == {"time", "duration"}) and self.unit == other.unit


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order; they do not overlap."""
    found = sorted((*_dates(text), *_times(text)), key=lambda quantity: quantity.start)
    taken = _Spans(found)
    found.extend(_numbers(text, taken))
    found.sort(key=lambda quantity: quantity.start)
    return tuple(_share_units(text, found))


def difference(
    first: Iterable[Quantity], second: Iterable[Quantity]
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """Return what either side has and the other lacks, each quantity matched at most once, equal ones first."""
    left, right = list(first), list(second)
    for match in (Quantity.is_written_alike, Quantity.equals, Quantity.same):
        rest = []
        for quantity in left:
            other = next((each for each in right if match(quantity, each)), None)
            if other is None:
                rest.append(quantity)
            else:
                right.remove(other)
        left = rest
    return tuple(left), tuple(right)


class _Spans:
    """Which characters of a text are spoken for."""

    def __init__(self, found: Iterable[Quantity]) -> None:
        self.spans = [(quantity.start, quantity.end) for quantity in found]

    def __contains__(self, start: int) -> bool:
        return any(low <= start < high for low, high in self.spans)


def _dates(text: str) -> Iterator[Quantity]:
    if not _may_have_date(text):
        return
    for match in _DATE.finditer(text):
        date = _date(match)
        if date is not None:
            group = match.lastgroup or ""
            start = match.start(group) if group.startswith(("month_in", "bare_year", "month_of")) else match.start()
            yield Quantity(start, match.end(), "date", Fraction(0), date=date)


def _may_have_date(text: str) -> bool:
    """Tell whether the text has a figure or the name of a month or day: the expression is slow, most have none."""
    lowered = text.lower()
    return bool(_DIGIT.search(text) or any(name in lowered for name in _CALENDAR) or _MAY.search(lowered))


def _date(match: re.Match[str]) -> Date | None:
    get = {name: value.lower() for name, value in match.groupdict().items() if value}
    if "d" in get or "iso_d" in get:
        year, month, day = (int(get.get(name) or get[f"iso_{name}"]) for name in "ymd")
        return Date(year + 2000 if year < 100 else year, month, day)
    weekday = WEEKDAYS.get(get.get("weekday") or get.get("bare_weekday", ""))
    name = next((get[key] for key in get if key in _MONTH_GROUPS), None)
    year_text = get.get("year") or get.get("month_year") or get.get("bare_year")
    day_text = get.get("day") or get.get("weekday_day")
    day_number = (int("".join(filter(str.isdigit, day_text)) or 1)) if day_text else None
    return Date(int(year_text) if year_text else None, MONTHS[name] if name else None, day_number, weekday)


_MONTH_GROUPS = frozenset({"month", "only_month", "bare_month", "month_of", "month_in", "month_last"})


def _times(text: str) -> Iterator[Quantity]:
    if not _DIGIT.search(text):
        return
    for match in _TIME.finditer(text):
        hour = match["hour"] or match["clock"]
        minute = match["minute"] or match["past"]
        yield Quantity(match.start(), match.end(), "time", Fraction(int(hour) * 60 + int(minute), 60), "h")


def _numbers(text: str, taken: _Spans) -> Iterator[Quantity]:
    position = 0
    for match in _NUMBER.finditer(text):
        if match.start() < position or match.start() in taken:
            continue
        parsed = parse_number(match.group())
        if parsed is None:
            continue
        quantity = _with_unit(text, match, parsed)
        if quantity is not None:
            position = quantity.end
            yield replace(quantity, bound=_bound(text[max(0, match.start() - 24) : match.start()], parsed.bound))


def _with_unit(text: str, match: re.Match[str], parsed: numerals.Number) -> Quantity | None:
    value, end = parsed.value, match.end()
    if parsed.ordinal:
        return Quantity(match.start(), end, "ordinal", value)
    if (before := text[match.start() - 1 : match.start()]) in ("$", "£", "€") and before:
        _, unit, factor = _UNITS[before]
        return Quantity(match.start() - 1, end, "money", value * factor, unit)
    unit_match = _UNIT_AFTER.match(text, end)
    if unit_match is None:
        return None if parsed.article else Quantity(match.start(), end, "number", value)
    kind, unit, factor = _UNITS[unit_match["unit"].lower()]
    if unit_match["unit"] in ("t", "T", "h", "m", "g", "M") and not match.group()[-1].isdigit():
        return None if parsed.article else Quantity(match.start(), end, "number", value)
    if parsed.article and kind != "duration":
        return None
    end = unit_match.end()
    if half := _HALF_AFTER.match(text, end):
        value += Fraction(1, 2) if half["part"].lower().startswith("demi") else Fraction(1, 4)
        end = half.end()
    if kind == "duration" and factor == 24:
        value = Fraction(_DAYS_IN_WEEKS.get(int(value), value)) if value.denominator == 1 else value
    is_time = kind == "duration" and factor == 1 and value <= 24 and _TIME_BEFORE.search(text[: match.start()])
    return Quantity(match.start(), end, "time" if is_time else kind, value * factor, unit, factor=factor)


def _bound(before: str, own: str) -> str:
    return next((sign for sign, pattern in _APPROXIMATE.items() if pattern.search(before)), own)


def _share_units(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Give the first number of "14 à 17 ans", "entre 20 et 25 degrés" the unit of the second."""
    for index, quantity in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        if quantity.kind == "number" and after is not None and after.unit and after.kind != "number":
            between = text[quantity.end : after.start]
            written = _UNIT_AFTER.search(text, after.start, after.end)
            if _RANGE_BETWEEN.fullmatch(between) and written is not None:
                kind, unit, factor = _UNITS[written["unit"].lower()]
                kind = after.kind if kind == "duration" else kind
                yield replace(quantity, kind=kind, unit=unit, value=quantity.value * factor, factor=factor)
                continue
        yield quantity
