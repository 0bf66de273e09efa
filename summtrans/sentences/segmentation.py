"""Where French sentences end.

A rule-based splitter: every run of end marks is a candidate; what stands before it (abbreviation, initial, figure),
what closes after it (quotes, brackets) and what follows (capital, quote, mention) decide. Scraped text loses spaces,
so a mark between a word and a capital counts as well ("agricoles.Alors").
"""

from __future__ import annotations

import re

from summtrans.sentences.abbreviations import is_abbreviation, stop_ends_sentence

_SIGN = re.compile(r"[.!?…]+|[\"«»“”]")
_SPACES = " \t\u00a0\u202f\u2009"
_OPENING = re.compile(r"(?:[«“‘\"'(\[]|[–—-](?=[ \u00a0\u202f])|>)[ \u00a0\u202f]*")
_WORD_BEFORE = re.compile(r"[^\s«»“”\"()\[\]’']*$")
_GLUED_NEXT = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿœ’']|[AÀÔY] |(?:M|MM|Mme|Dr)\.? ?[A-ZÀ-Þ]|[A-ZÀ-Þ]{2,}[ ,’']")
_ADDRESS = re.compile(r"(?:https?:|www\.|@)\S*$", re.IGNORECASE)
_OMISSION = re.compile(r"[\[(](?:\.{3}|…)[\])]")

_QUOTE = 120
"""Characters of a quotation that is kept whole if the sentence goes on after it."""


def segment(text: str) -> list[tuple[int, int]]:
    """Return the offsets (start, end) of the sentences of ``text``, white space around them left out.

    A line break always ends a sentence.
    """
    found: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for end in _ends(text, line.start(), line.end()):
            _add(found, text, start, end)
            start = end
        _add(found, text, start, line.end())
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


def _ends(text: str, start: int, limit: int) -> list[int]:
    """Return where sentences end in the line ``text[start:limit]``, its own end left out."""
    ends: list[int] = []
    sentence = start
    skip = start
    inside = False  # between straight quotes
    opened = -1  # where the quotation that is open begins, or -1
    for match in _SIGN.finditer(text, start, limit):
        sign = match.group()
        if sign in '"«»“”':
            if sign == '"':
                inside = _opens(text, match.start(), limit, inside=inside)
            opened = match.start() if sign in "«“" or (sign == '"' and inside) else -1
            continue
        if match.start() < skip:
            continue
        end = _end(text, sentence, limit, match, inside=inside)
        if end is None or (opened >= 0 and "." not in sign and _goes_on(text, opened, match.end(), limit)):
            continue
        ends.append(end)
        sentence = skip = end
    return ends


def _opens(text: str, position: int, limit: int, *, inside: bool) -> bool:
    """Tell whether the straight quote at ``position`` opens a quotation: by the spaces around it, else in turn."""
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < limit else " "
    if before.isspace() != after.isspace():
        return before.isspace()
    return not inside


def _end(text: str, sentence: int, limit: int, match: re.Match[str], *, inside: bool) -> int | None:
    """Return where the sentence ends that the marks ``match`` end, closing signs included; None if they end none."""
    end = _after_closing(text, match.end(), limit, inside=inside)
    if end >= limit:
        return None
    following = end
    while following < limit and text[following] in _SPACES:
        following += 1
    if following >= limit:
        return None
    spaced = following > end
    if not text[sentence : match.start()].strip(" ([") and end - match.end() == 1:
        return None  # "(...)" before the first word
    if spaced and _OMISSION.match(text, following):
        return end
    opening = _OPENING.match(text, following)
    quoted = False
    while opening and opening.end() < limit:
        following, quoted = opening.end(), True
        opening = _OPENING.match(text, following)
    if not spaced:
        return end if _is_glued(text, sentence, match, following, quoted=quoted) else None
    return end if _is_end(text, sentence, match, following, closed=end > match.end()) else None


def _after_closing(text: str, end: int, limit: int, *, inside: bool) -> int:
    """Return the offset after the closing quotes and brackets that follow a mark, spaces before them included."""
    while end < limit:
        near = end
        while near < limit and text[near] in _SPACES:
            near += 1
        if near >= limit:
            return end
        sign = text[near]
        if sign in "»”" or (sign == '"' and not _opens(text, near, limit, inside=inside)):
            end = near + 1
            inside = inside and sign != '"'
        elif sign in ")]’'" and near == end:
            end += 1
        else:
            return end
    return end


def _is_end(text: str, sentence: int, match: re.Match[str], following: int, *, closed: bool) -> bool:
    sign, first = match.group(), text[following]
    before = text[sentence : match.start()]
    word = _word(before)
    if first in "@#":
        return True
    if first.islower():
        return sign == "." and not closed and _is_plain(before, word)
    if first.isdigit() and sign in ("...", "…"):
        return False
    if not (first.isalnum() or first in "€$&*•►"):
        return False
    if sign != "." or closed:
        return True
    return stop_ends_sentence(before[: len(before) - len(word)], word, text[following : following + 30])


def _is_plain(before: str, word: str) -> bool:
    """Tell whether a full stop after ``word`` can only be an end: a word of some length, or a closing sign."""
    if not word:
        return before.endswith(("»", "”", '"'))
    return len(word) >= 3 and word[-2:].islower() and not is_abbreviation(word)


def _is_glued(text: str, sentence: int, match: re.Match[str], following: int, *, quoted: bool) -> bool:
    """Tell whether a sentence ends at a mark that no space follows."""
    before = text[sentence : match.start()]
    if not before or _ADDRESS.search(before[-80:]) or _GLUED_NEXT.match(text, following) is None:
        return False
    last = before.rstrip(_SPACES)[-1:]
    if last in "»”\"’')]%":
        return True
    word = _word(before.rstrip(_SPACES))
    if last.isdigit():
        return not text[following].isdigit()
    if not last.islower() or is_abbreviation(word):
        return False
    return len(word) >= 2 or quoted


def _word(before: str) -> str:
    """Return the word at the end of ``before``."""
    match = _WORD_BEFORE.search(before[-40:])
    return match.group() if match else ""


def _goes_on(text: str, opened: int, position: int, limit: int) -> bool:
    """Tell whether a short quotation around ``position`` is followed by more of the sentence it stands in."""
    closing = {"«": "»", "“": "”"}.get(text[opened], '"')
    close = text.find(closing, position, min(limit, opened + _QUOTE))
    if close < 0:
        return False
    rest = text[close + 1 : close + 6].lstrip(_SPACES)
    return bool(rest) and (rest[0].islower() or rest[0] in ",;:–—")
