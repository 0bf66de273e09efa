"""After the model: English typography where French habits came through."""

from __future__ import annotations

import re
from collections.abc import Callable

_MONTHS = {
    "janvier": "January", "février": "February", "mars": "March", "avril": "April", "mai": "May", "juin": "June",
    "juillet": "July", "août": "August", "septembre": "September", "octobre": "October", "novembre": "November",
    "décembre": "December",
}  # fmt: skip
WEEKDAYS = {
    "lundi": "Monday", "mardi": "Tuesday", "mercredi": "Wednesday", "jeudi": "Thursday", "vendredi": "Friday",
    "samedi": "Saturday", "dimanche": "Sunday",
}  # fmt: skip
DAYS_AND_MONTHS = frozenset((*WEEKDAYS.values(), *_MONTHS.values()))  # with a capital wherever they stand
_ENGLISH_MONTH = "|".join(_MONTHS.values())
_FRENCH_MONTH = "|".join(_MONTHS)
_SCALES = {"million": "million", "millions": "million", "milliard": "billion", "milliards": "billion"}

# Countries that take no article in English, though all do in French ("the New Zealand").
_COUNTRIES = "|".join(
    """Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Belarus Belgium Bolivia Brazil
    Bulgaria Cambodia Cameroon Canada Chad Chile China Colombia Croatia Cuba Cyprus Denmark Ecuador Egypt Eritrea
    Estonia Ethiopia Finland France Georgia Germany Ghana Greece Guinea Haiti Hungary Iceland India Indonesia Iran Iraq
    Ireland Israel Italy Japan Jordan Kazakhstan Kenya Kosovo Kuwait Latvia Lebanon Libya Lithuania Malaysia Mali
    Mauritania Mexico Moldova Morocco Myanmar Nepal Nicaragua Nigeria Norway Pakistan Paraguay Peru Poland
    Portugal Qatar Romania Russia Rwanda Senegal Serbia Slovakia Slovenia Somalia Spain Sweden Switzerland Syria Taiwan
    Tanzania Thailand Tunisia Turkey Uganda Ukraine Uruguay Venezuela Vietnam Yemen Zambia Zimbabwe New_Zealand
    North_Korea South_Korea South_Africa Saudi_Arabia Ivory_Coast""".split()
).replace("_", " ")

# Made regular by a model that puts words together from pieces.
_IRREGULAR = {
    "payed": "paid", "costed": "cost", "catched": "caught", "buyed": "bought", "runned": "ran", "maked": "made",
    "teached": "taught", "builded": "built", "sended": "sent", "telled": "told", "holded": "held", "winned": "won",
}  # fmt: skip
_AFTER_COUNTRY = "and|or|but|in|to|is|was|has|had|will|as|on"  # not a noun: "the China trade" is right


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), match["minute"] or "00"
    if hour > 23 or int(minute) > 59:
        return match.group()
    half = "a.m." if hour < 12 else "p.m."
    return f"{(hour - 1) % 12 + 1}:{minute} {half}" if minute != "00" else f"{(hour - 1) % 12 + 1} {half}"


def _thousands(match: re.Match[str]) -> str:
    return re.sub(r"\s", ",", match.group())


Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
_RULES: tuple[Rule, ...] = (
    (re.compile(r"[«“”„»]"), '"'),
    (re.compile(r"[’‘]"), "'"),
    (re.compile(r"\b(?P<hour>\d{1,2}) ?[hH] ?(?P<minute>[0-5]\d)?(?![\w])"), _clock),
    (
        re.compile(r"(?<![\d:.])(?P<hour>1[3-9]|2[0-3])(?::(?P<minute>[0-5]\d))? ?[ap]\.?m\b\.?", re.IGNORECASE),
        _clock,
    ),
    (re.compile(r"(?<![\d:.])(?P<hour>1[3-9]|2[0-3]):(?P<minute>[0-5]\d)(?![:\d])"), _clock),
    (re.compile(r"\b\d{1,3}(?:[ \u00a0\u202f]\d{3})+\b(?![,.]?\d)"), _thousands),
    (
        re.compile(r"\b(\d+),(\d{1,2})(?=\s?(?:%|percent|per cent|million|billion|euros?|dollars?|points?|km|kg|m\b))"),
        r"\1.\2",
    ),
    (re.compile(r"(?<![\d.,#])[1-9]\d{4,8}(?![\d]|[.,]\d)"), lambda m: f"{int(m.group()):,}"),
    (re.compile(r"\bEUR (?=\d)"), "€"),
    (re.compile(r"\b(?:USD|US\$) (?=\d)"), "$"),
    (re.compile(r"(\d)\s+(?=%)"), r"\1"),
    (re.compile(r"(\d) (?:per cent|percent)\b"), r"\1%"),
    (re.compile(r"\b(\d[\d.,]*) ?(?:milliards?|billion|thousand million) (?:of |d['e] ?)?[Ee]uros?\b"), r"€\1 billion"),
    (re.compile(r"\b(\d[\d.,]*) ?millions? (?:of |d['e] ?)?[Ee]uros?\b"), r"€\1 million"),
    (re.compile(r"\b(\d[\d.,]*) ?(?:milliards?|billion|thousand million) (?:of |de )?dollars?\b"), r"$\1 billion"),
    (re.compile(r"\b(\d[\d.,]*) ?millions? (?:of |de )?dollars?\b"), r"$\1 million"),
    (re.compile(r"\b(\d[\d.,]*\d|\d) ?(?:€|[Ee]uros?\b)"), r"€\1"),
    (re.compile(r"\b(\d[\d.,]*\d|\d) ?\$(?!\d)"), r"$\1"),
    (
        re.compile(rf"\b(?:le )?(\d{{1,2}})(?:er)? ({_FRENCH_MONTH})\b(?: (\d{{4}}))?", re.IGNORECASE),
        lambda m: _date(m),
    ),
    (re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_ENGLISH_MONTH})\b(?:,? (\d{{4}}))?"), lambda m: _date(m)),
    (re.compile(rf"\b({_ENGLISH_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)\b"), r"\1 \2"),
    (re.compile(r"\bM\. (?=[A-Z])"), "Mr. "),
    (re.compile(r"\bMM\. (?=[A-Z])"), "Messrs. "),
    (re.compile(r"\bMr (?=[A-Z])"), "Mr. "),
    (re.compile(r"\b(?:Mme|Mlle|Mrs|Ms)\.? (?=[A-Z])"), "Ms. "),
    (re.compile(rf"\b[Tt]he (?=(?:{_COUNTRIES})(?:[,;:!?)]|\.(?!\w)|$| (?:{_AFTER_COUNTRY})\b))"), ""),
    (re.compile(rf"\b(?:{'|'.join(_IRREGULAR)})\b"), lambda m: _IRREGULAR[m.group()]),
    (re.compile(r"\b([Aa])n (?=[bcdfgjklmnpqrstvwxyz][a-z])"), r"\1 "),
    (re.compile(r"\b([Aa]) (?=(?:[ai]|e(?!u)|o(?!ne|nce|ui))[a-z])"), r"\1n "),
    (re.compile(r"\b([Nn]on|[Cc]o|[Ee]x|[Aa]nti)- (?=[a-z])"), r"\1-"),
    (re.compile(r"(?<!\bLa )\bRépublique\b"), "Republic"),
    (re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE), lambda m: WEEKDAYS[m.group().lower()]),
    (re.compile(r"\bONU\b"), "UN"),
    (re.compile(r"\bUE\b"), "EU"),
    (re.compile(r"\bOTAN\b"), "NATO"),
    (re.compile(r"\bPDG\b"), "CEO"),
    (re.compile(r"\s+(?=[;:!?,.](?:\s|$|\"))"), ""),
    (re.compile(r"\b([ap]\.m\.)\.(?!\.)"), r"\1"),
    (re.compile(r"\.{4,}"), "..."),
    (re.compile(r"([!?,;:])\1+"), r"\1"),
    (re.compile(r"\s{2,}"), " "),
)


def _date(match: re.Match[str]) -> str:
    month = _MONTHS.get(match[2].lower(), match[2])
    return f"{month} {int(match[1])}" + (f", {match[3]}" if match[3] else "")


def polish(english: str, *, headline: bool = False) -> str:
    """Return ``english`` with English signs for figures, money, dates, times, quotes and titles, a capital first.

    ``headline`` takes away a full stop that the French line did not have.
    """
    text = english.strip()
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    text = _inner_quote_spaces(text.strip())
    if headline and text.endswith(".") and not re.search(r"(?:\.\.|\b[A-Z]\.|\b(?:a\.m|p\.m|Mr|Ms|Inc|St)\.)$", text):
        text = text[:-1]
    for index, sign in enumerate(text):
        if sign.isalnum():
            return (
                text[:index] + sign.upper() + text[index + 1 :]
                if sign.islower() and not _keeps_case(text[index:])
                else text
            )
    return text


def _keeps_case(text: str) -> bool:
    """Tell whether a word begins small on purpose: iPhone, eBay."""
    word = text.split(maxsplit=1)[0]
    return any(sign.isupper() for sign in word[1:3])


def _inner_quote_spaces(text: str) -> str:
    """Take the spaces inside pairs of double quotes away; where they do not pair, they are left as they are."""
    parts = text.split('"')
    opens_twice = any(
        inside.endswith(" ") and after[:1].isalnum() for inside, after in zip(parts[1::2], parts[2::2], strict=False)
    )
    if len(parts) % 2 == 0 or opens_twice:
        return text
    for index in range(1, len(parts), 2):
        parts[index] = parts[index].strip()
    return '"'.join(parts)
