"""Names and acronyms: which ones a French sentence holds, whether English kept them, and mending the mangled ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from importlib import resources

from summtrans.french.words import fold, is_known, mostly_name, stem

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TITLES = frozenset("m mm mme mmes mlle mr dr me pr".split())
# A mangled name is mended only where it still resembles the name this much (difflib's ratio, 0 to 1).
_RESEMBLANCE = 0.5


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the French has it, and the English forms that count as keeping it (its own spelling first)."""

    french: str
    english: tuple[str, ...]

    @property
    def is_spelled_alike(self) -> bool:
        """Whether English spells the name as French does."""
        return fold(self.english[0]) == fold(self.french)


def _rows() -> Iterator[tuple[str, tuple[str, ...]]]:
    text = resources.files("summtrans.data").joinpath("exonyms.tsv").read_text(encoding="utf-8")
    for row in text.splitlines():
        if row and not row.startswith("#"):
            french, english = row.split("\t")
            yield french, tuple(english.split("|"))


@lru_cache(maxsize=1)
def _exonyms() -> Mapping[str, tuple[str, ...]]:
    return {fold(french): english for french, english in _rows()}


@lru_cache(maxsize=1)
def _exonym_pattern() -> re.Pattern[str]:
    longest_first = sorted(_exonyms(), key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def names(french: str) -> tuple[Name, ...]:
    """Return the names of a French sentence, each once, in order.

    A capital alone does not make a name: "Parlement" and the first word of a sentence count only where French news
    writes them nearly always with a capital, or does not know them.
    """
    found: dict[str, Name] = {}
    taken: list[tuple[int, int]] = []
    folded = fold(french)
    if len(folded) == len(french):
        for match in _exonym_pattern().finditer(folded):
            written = french[match.start() : match.end()]
            if written[:1].isupper():
                taken.append(match.span())
                found.setdefault(match.group(), Name(written, _exonyms()[match.group()]))
    for match in _TOKEN.finditer(french):
        word = re.split(r"['’]", match.group())[-1]
        if any(start <= match.end() - len(word) < end for start, end in taken):
            continue
        if _is_name(word):
            found.setdefault(fold(word), Name(word, (word,)))
    return tuple(found.values())


@lru_cache(maxsize=1)
def _anglicized() -> tuple[Mapping[str, str], re.Pattern[str]]:
    table = {french: english[0] for french, english in _rows() if english[0] != french}
    table |= {fold(french[0]).upper() + french[1:]: english for french, english in table.items()}  # "Etats-Unis"
    longest_first = sorted(table, key=lambda name: (-len(name), name))
    # "Virginie" before or after another capital is a person, and "Colombie-" the beginning of another name.
    begins = "".join(sorted({name[0] for name in table}))  # tells most words apart before a thousand names are tried
    names_of_all = "|".join(map(re.escape, longest_first))
    return table, re.compile(rf"(?<![\w-])(?=[{begins}])({names_of_all})(?![\w-])(?! [A-ZÀ-Ý][a-zà-ÿ])")


def english_names() -> Iterator[str]:
    """Yield the English forms of the names that English writes otherwise."""
    return (english for _, forms in _rows() for english in forms)


def has_english_form(name: str) -> bool:
    """Tell whether English writes a French name otherwise."""
    return name in _anglicized()[0]


def anglicized(french: str, english: str | None = None) -> str:
    """Return ``french`` with the names that English writes otherwise ("Colombie", "Pékin") in their English form.

    A name beside another capitalized word is left alone: it may be a person's. With ``english``, the translation, only
    those are changed whose English form stands there.
    """
    table, pattern = _anglicized()

    def change(match: re.Match[str]) -> str:
        wanted = table[match.group()]
        beside = " " not in match.group() and _is_part_of_a_name(french[: match.start()])
        return match.group() if beside or (english is not None and wanted not in english) else wanted

    return pattern.sub(change, french)


def _is_part_of_a_name(before: str) -> bool:
    """Tell whether a name after ``before`` goes on one: "Mme", "Charlotte", but no capital that begins a sentence."""
    word = match.group(1) if (match := re.search(r"([^\W\d_]+)\.? $", before)) else ""
    inside = match is not None and match.start() > 0
    return word[:1].isupper() and (inside or _is_name(word) or fold(word) in _TITLES)


def _is_name(word: str) -> bool:
    if len(word) < 2 or not any(sign.isupper() for sign in word):
        return False
    folded = fold(word)
    if folded in _TITLES:
        return False
    if word.isupper() or any(sign.isupper() for sign in word[1:]):
        return len(word) > 1 and not re.fullmatch(r"[IVX]+(?:es?|er|ère|ème)?", word)
    stemmed = stem(folded)
    return mostly_name(stemmed) or not is_known(stemmed)


def missing(french_names: Sequence[Name], english: str) -> tuple[Name, ...]:
    """Return the names that are not in the English, in any of the forms that count."""
    folded = fold(english)
    words = frozenset(re.findall(r"[^\W_]+", folded))
    lost = []
    for name in french_names:
        forms = [fold(form) for form in name.english]
        if not any(form in words or (not form.isalnum() and form in folded) for form in forms):
            lost.append(name)
    return tuple(lost)


def mend(french_names: Sequence[Name], english: str) -> str:
    """Put the right spelling where the English has a mangled form of a missing name ("Nadaella" for "Nadella").

    A French name that English writes otherwise is replaced ("Pékin" by "Beijing"). Else a word is taken for a mangled
    name only if it has a capital inside the sentence or begins it, is itself no name of the sentence, begins with the
    same letter, and resembles the name more than any other candidate does.
    """
    for name in missing(french_names, english):
        wanted = name.english[0]
        if not name.is_spelled_alike:
            copied = re.compile(rf"(?<!\w)(?:[Ll]es |[Ll]a |[Ll]e |[Ll]['’])?{re.escape(name.french)}(?!\w)")
            english = copied.sub(wanted, english)
            continue
        kept = {fold(form) for other in french_names for form in other.english}
        best, score = None, _RESEMBLANCE
        for match in re.finditer(r"[^\W\d_]+", english):
            word = match.group()
            folded = fold(word)
            if not word[0].isupper() or folded in kept or folded[0] != fold(wanted)[0] or folded in _ENGLISH:
                continue
            ratio = SequenceMatcher(None, folded, fold(wanted), autojunk=False).ratio()
            if ratio > score:
                best, score = match, ratio
        if best is not None:
            english = english[: best.start()] + wanted + english[best.end() :]
    return english


# Capitalized English words that are never a mangled name: titles, days, months, and what begins sentences.
_ENGLISH = frozenset(
    """a an and as at after although all also another any are because before both but by can could despite did do during
    each even every few finally first five for four from had has have he her here his how however i if in indeed is it
    its just last later like many may meanwhile more most mr mrs ms my nevertheless new next no not now of on one only
    or other our out over president prime minister she should since so some still such than that the their then there
    these they this those three through thus to today tomorrow two under until up was we were what when where whether
    which while who why will with without would yes yesterday you your monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december""".split()
)
