"""Take the furniture of news sites out of documents: what remains is headlines and paragraphs of the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summtrans.cleaning.article import article
from summtrans.cleaning.passages import chained, excerpt, passage
from summtrans.cleaning.tags import untagged
from summtrans.french.identification import is_french, language_of
from summtrans.french.lines import lines_of
from summtrans.french.markup import shown
from summtrans.values import Cleaning, Document, LeftOut, Passage

__all__ = ["clean"]

_SHOWN = 300
"""Characters of a removed line that a report still shows."""

_SAID = {
    "account": "subscription line",
    "ad": "advertisement",
    "byline": "byline or source line",
    "comment": "comments line",
    "cookies": "cookie notice",
    "credit": "credit",
    "legal": "legal notice",
    "link": "link to another text",
    "menu": "menu",
    "moment": "date line",
    "newsletter": "newsletter line",
    "player": "page control",
    "quotes": "stock or weather line",
    "reply": "comments line",
    "section": "heading of links",
    "share": "share button",
    "ticker": "ticker line",
    "url": "address",
    "video": "title of a video",
}
"""Kinds of furniture as reports name them."""

_ROUNDS = 10
_GAP = "\n\n"

_FOREIGN = 0.25
"""A document with less French than this share of what is in other languages is a foreign one."""

_EVERYWHERE = 3
"""Documents in which a short line stands that is the sites', not the article's."""


def clean(documents: Sequence[Document]) -> Cleaning:
    """Return the passages of ``documents`` without furniture, control signs, and what is not French.

    Lines that a hard wrap had cut are joined; breaks between paragraphs are kept: one passage for each. Cleaning what
    is left once more changes nothing.
    """
    passages: list[Passage] = []
    left_out: list[LeftOut] = []
    languages: Counter[str] = Counter()
    for index, document in enumerate(documents):
        found = _once(document.text, index, document.source, left_out, languages)
        for _ in range(_ROUNDS):
            text = _GAP.join(one.text for one in found)
            again = _once(text, index, document.source, left_out, languages)
            if [one.text for one in again] == [one.text for one in found]:
                break
            found = chained(found, again, len(_GAP))
        passages.extend(found)
    kept = _without_repeats(passages, documents, left_out)
    return Cleaning(tuple(kept), tuple(left_out), dict(languages))


def _once(text: str, document: int, source: str, left_out: list[LeftOut], languages: Counter[str]) -> list[Passage]:
    """Return the passages of ``text``; what goes is added to ``left_out`` and ``languages``."""
    lines = lines_of(text)
    found = article(lines)
    passages = []
    for index, (line, reason) in enumerate(zip(lines, found.reasons, strict=True)):
        whole = passage(text, document, line.parts)
        if whole is not None:
            whole = excerpt(whole, shown(whole.text))
        if reason is not None or whole is None:
            said = _SAID.get(reason, reason) if reason else "nothing visible"
            left_out.append(LeftOut(source, said, line.text[:_SHOWN]))
            continue
        one = excerpt(whole, untagged(whole.text), is_headline=index == found.headline or line.is_headline)
        if one is None:
            left_out.append(LeftOut(source, _SAID["byline"], line.text[:_SHOWN]))
        else:
            passages.append(one)
    return _french(passages, source, left_out, languages)


def _french(
    passages: Sequence[Passage], source: str, left_out: list[LeftOut], languages: Counter[str]
) -> list[Passage]:
    """Return the French ones of ``passages``. Those too short to tell go with the greater part of the others."""
    verdicts = [is_french(one.text) for one in passages]
    sizes = Counter[bool | None]()
    for one, verdict in zip(passages, verdicts, strict=True):
        sizes[verdict] += len(one.text)
    foreign = sizes[True] < _FOREIGN * sizes[False]
    others = " ".join(one.text for one, verdict in zip(passages, verdicts, strict=True) if verdict is False)
    main = language_of(others) if foreign else ""
    kept = []
    for one, verdict in zip(passages, verdicts, strict=True):
        if verdict or (verdict is None and not foreign):
            kept.append(one)
            continue
        language = main if verdict is None else language_of(one.text)
        languages[language] += len(one.text)
        left_out.append(LeftOut(source, f"not French ({language})", one.text[:_SHOWN]))
    return kept


def _without_repeats(
    passages: Sequence[Passage], documents: Sequence[Document], left_out: list[LeftOut]
) -> list[Passage]:
    """Return ``passages`` without the short lines that stand in many documents, the first of each document aside."""
    places: dict[str, set[int]] = {}
    for one in passages:
        if one.is_headline:
            places.setdefault(one.text, set()).add(one.document)
    kept: list[Passage] = []
    for one in passages:
        first = not kept or kept[-1].document != one.document
        if one.is_headline and not first and len(places[one.text]) >= _EVERYWHERE:
            left_out.append(LeftOut(documents[one.document].source, "repeated across documents", one.text[:_SHOWN]))
        else:
            kept.append(one)
    return kept
