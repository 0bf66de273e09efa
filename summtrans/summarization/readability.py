"""Sentences that do not stand on their own: they lean on an earlier one, ask, tease, or are torn from their place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from summtrans.french.words import count_words, fold, words

LONG = 60  # words

_OPENING_MARKS = re.compile(r"^[\s\"'«“”(\[–—-]+")
_INVERSION = re.compile(r"-t-(?:il|elle|ils|elles|on)\b|\b(?:dit|fait|estime|explique|ajoute)-(?:il|elle|on)\b", re.I)
_ASKS = re.compile(r"\?\s*[\"»”]?\s*$|!\s*[\"»”]?\s*$")
_BREAKS_OFF = re.compile(r"(?:[:;,]|\.\.\.|…|\(\.\.\.\))\s*$")
_LIST_ITEM = re.compile(r"^\s*(?:[-–—•*►▶→]\s|\d{1,2}[.)]\s)")
_QUOTED = re.compile(r"«[^»]*(?:»|$)|“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_FIRST_PERSON = re.compile(
    r"\b(?:je|j['’]|moi|nous|notre|nos|mon|ma|mes|(?<!rendez-)vous|votre|vos|tu|on a|on est)\b", re.I
)
_IMPERSONAL = re.compile(
    r"il (?:y a|y avait|faut|faudra|fallait)\b|ce (?:lundi|mardi|mercredi|jeudi|vendredi|samedi)\b|"
    r"ce dimanche\b|ce (?:matin|soir)\b|cette (?:année|semaine|nuit)\b|ces (?:dernières|derniers) \w+,",
    re.I,
)
_FORWARD = re.compile(
    r"c['’](?:est|était) (?:"
    r"(?:désormais |maintenant |enfin )?(?:officiel|fait|confirmé|acté)\b|"
    r"(?:à|au|aux|dans|en(?! tous? cas| substance)|lors|depuis|avec)\b"
    r"(?:(?! ce(?:tte|t|s)? | (?:lui|elle|eux|elles)\b)[^.])*? qu(?:e |['’])(?!ils?\b|elles?\b|ce(?:tte|t|s)? ))",
    re.I,
)  # "ce" that points to what the sentence itself goes on to say
_SINCE = re.compile(
    r"(?:(?:quelques|peu de|une?|deux|trois|quatre|cinq|six|dix) )?"
    r"(?:secondes?|minutes?|heures?|instants|temps|jours?|semaines?|mois|ans?|années?) "
    r"(?:plus (?:tôt|tard)|auparavant|"
    r"(?:avant|après)(?=,| (?:le drame|les faits|l['’](?:accident|attaque|incident)),))",
    re.I,
)  # a time counted from something told before
_CONTRAST = re.compile(r"[^,]{2,60}, (?:lui|elle|eux|elles), ")
_LATE_PRONOUN = re.compile(r"[^,A-ZÀ-Þ]?[^,A-ZÀ-Þ]{0,90}, (?:il|elle|ils|elles|ce dernier|cette dernière)\b")
_BACKWARD = re.compile(
    r"\b(?:à cette (?:date|occasion|fin)|ce (?:jour|soir|moment)-là|à ce sujet|à cet égard|dans ce cadre|"
    r"ce type de|ces propos|cette phrase|ce message|ces (?:accusations|critiques|reproches|rumeurs))\b",
    re.I,
)
_LATTER = re.compile(
    r"\b(?:(?:ce|ces|cette) derni(?:er|ers|ère|ères)(?! (?:année|semaine|mois|jour|temps|heure|décennie|nuit))|"
    r"celui-ci|celle-ci|ceux-ci|celles-ci|l['’]une? d['’](?:eux|elles)|d['’]entre (?:eux|elles))\b",
    re.I,
)
_ROOM = 8  # words before "ce dernier" and the like, from which a sentence names by itself what they mean


@dataclass(frozen=True, slots=True)
class Flaws:
    """What keeps a sentence from standing alone in a brief.

    ``leans`` on an earlier sentence (pronoun, connective, demonstrative); ``links`` to one by a harmless connective;
    ``asks`` a question or exclaims; ``torn`` from a list or quotation, or breaking off; ``speaker`` missing from words
    reported in the first person; ``teases`` the reader; ``long``: more than 60 words.
    """

    leans: bool = False
    links: bool = False
    asks: bool = False
    torn: bool = False
    speaker: bool = False
    teases: bool = False
    long: bool = False

    @property
    def unreadable(self) -> bool:
        """Whether no neighbour can make the sentence fit for a brief."""
        return self.asks or self.torn or self.speaker or self.teases


@lru_cache(maxsize=1 << 17)
def flaws(text: str) -> Flaws:
    """Return the flaws of a sentence."""
    bare = _OPENING_MARKS.sub("", text)
    return Flaws(
        leans=_leans(bare, text),
        links=links(text),
        asks=bool(_ASKS.search(text)),
        torn=_torn(text),
        speaker=_lacks_speaker(text),
        teases=any(pattern.search(text) for pattern in _teasers()),
        long=count_words(text) > LONG,
    )


def links(text: str) -> bool:
    """Tell whether a sentence opens with a harmless connective ("Par ailleurs")."""
    return _opens_with(_OPENING_MARKS.sub("", text), _openings()[1])


def _leans(bare: str, text: str) -> bool:
    if _opens_with(bare, _openings()[0]) and not (_IMPERSONAL.match(bare) or _FORWARD.match(bare)):
        return True
    if _CONTRAST.match(bare) or _SINCE.match(bare):
        return True
    unquoted = _QUOTED.sub(" ", text)
    latter = _LATTER.search(unquoted)
    if latter and count_words(unquoted[: latter.start()]) < _ROOM:
        return True
    return bool(_BACKWARD.search(unquoted) or _LATE_PRONOUN.match(_OPENING_MARKS.sub("", unquoted)))


def _opens_with(bare: str, openings: tuple[str, ...]) -> bool:
    return fold(bare[:40]).replace("’", "'").startswith(openings)


def _torn(text: str) -> bool:
    if _LIST_ITEM.match(text) or _BREAKS_OFF.search(text):
        return True
    if text.count('"') % 2 or text.count("«") != text.count("»") or text.count("“") != text.count("”"):
        return True
    first = text.lstrip('"«“ (\u00a0')[:1]
    return first.islower() or text.count("(") != text.count(")")


def _lacks_speaker(text: str) -> bool:
    """Tell whether words are reported without anyone to say them: "a-t-il ajouté", or a bare quotation."""
    unquoted = _QUOTED.sub(" ", text)
    if _FIRST_PERSON.search(unquoted):
        return True
    if _INVERSION.search(unquoted):
        return True
    return unquoted != text and len(words(unquoted)) < 3


@cache
def _openings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the openings that lean, and those that only link."""
    lines = [fold(line) for line in _lines("leaning_openings.txt")]
    border = lines.index("links")
    leaning, linking = lines[:border], lines[border + 1 :]
    return tuple(e for line in leaning for e in _ends(line)), tuple(e for line in linking for e in _ends(line))


def _ends(line: str) -> tuple[str, ...]:
    return (line,) if line.endswith(("'", ",")) else (line + " ", line + ",")


@cache
def _teasers() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line, re.IGNORECASE) for line in _lines("teasers.txt"))


def _lines(name: str) -> list[str]:
    text = resources.files("summtrans").joinpath(f"data/{name}").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
