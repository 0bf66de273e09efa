"""Slips of English grammar that a small model makes and that the words themselves give away."""

from __future__ import annotations

import re

from summtrans.translation.lexicon import is_english_word

_BARE_AFTER = re.compile(
    r"\b(?P<before>(?:did|does|do|will|would|could|should|must|might|can)(?:n't| not)?|cannot) (?P<verb>[a-z]{2,}ed)\b"
)
_NOT_PAST = re.compile(r"eed$|^(?:shed|embed|wed|shred)$")
_ENDS_IN_EE = re.compile(r"(?:agree|guarantee|decree|^free)d$")
# "The shopkeepers of the centre fears a fall": the verb agrees with the noun beside it instead of its subject.
_ATTRACTED = re.compile(
    r"^(?P<subject>\"?(?:The|Some|Many|Several) [a-z-]+s (?:of|in|from|at) (?:the )?[A-Za-z-]+) (?P<verb>[a-z]+s)"
    r"(?= (?:an?|the|that|his|her|its|their|[a-z]+ing|[a-z]+ed|\d[\d.,]*%?) )"
)
_PLURAL = re.compile(
    r"^\"?(?:Les|Des|Plusieurs|Certaine?s|De nombreu(?:x|ses)) (?:[^\W\d_'’-]+ ){2,7}?[^\W\d_]{2,}ent\b"
)
_TO_BE = {"is": "are", "was": "were", "has": "have", "does": "do"}
_NAME = r"[A-ZÀ-Ý][\w-]+"
_RULES = (
    (re.compile(r"\b(den(?:y|ies|ied|ying)(?: yesterday| on \w+day)?) to have\b"), r"\1 having"),
    (
        re.compile(rf"\b(?!being)([a-z]+ing) (entirely|completely|fully|totally) ({_NAME}(?: {_NAME})*)(?![\w-])"),
        r"\1 \3 \2",
    ),
    (re.compile(r"\b(\w+) (years|months|weeks|days|hours) and (?:a )?half\b"), r"\1 and a half \2"),
)


def agreeing(french: str, english: str) -> str:
    """Return the English with the verb of a plural subject in the plural: "The shopkeepers of the centre fears"."""
    match = _ATTRACTED.match(english)
    if match is None or not _PLURAL.match(french):
        return english
    verb = match["verb"]
    forms = (_TO_BE.get(verb), f"{verb[:-3]}y" if verb.endswith("ies") else None, verb[:-1], verb[:-2])
    plural = next((form for form in forms if form and is_english_word(form)), verb)
    return f"{match['subject']} {plural}{english[match.end() :]}"


def mended(english: str) -> str:
    """Return the English with slips put right: "did not betrayed", "denied to have", "buying entirely Microsoft"."""
    text = _with_bare_verbs(english)
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def _with_bare_verbs(english: str) -> str:
    return _BARE_AFTER.sub(lambda match: f"{match['before']} {_bare(match['verb'])}", english)


def _bare(verb: str) -> str:
    """Return the plain form of a regular past tense, or the word itself if none is an English word."""
    if _ENDS_IN_EE.search(verb):
        return verb[:-1]
    if _NOT_PAST.search(verb):
        return verb
    stem = verb[:-2]
    if verb.endswith("ied"):
        forms = [f"{verb[:-3]}y"]
    elif stem[-1:] == stem[-2:-1] and stem[-1:] not in "lsfz":
        forms = [stem[:-1], stem]  # planned
    elif stem[-1:] == stem[-2:-1]:
        forms = [stem, stem[:-1]]  # called, controlled
    else:
        forms = [f"{stem}e", stem]
    return next((form for form in forms if is_english_word(form)), verb)
