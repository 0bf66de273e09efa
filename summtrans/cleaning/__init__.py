"""Take the furniture of news sites out of documents: what remains is headlines and paragraphs of the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summtrans.cleaning.article import kept_lines
from summtrans.cleaning.passages import passage
from summtrans.french.identification import is_french, language_of
from summtrans.french.lines import lines_of
from summtrans.values import Cleaning, Document, LeftOut, Passage

__all__ = ["clean"]

_SHOWN = 300
"""Characters of a removed line that a report still shows."""


def clean(documents: Sequence[Document]) -> Cleaning:
    """Return the passages of ``documents`` without furniture, control signs, and what is not French.

    Lines that a hard wrap had cut are joined; breaks between paragraphs are kept: one passage for each.
    """
    passages: list[Passage] = []
    left_out: list[LeftOut] = []
    languages: Counter[str] = Counter()
    for index, document in enumerate(documents):
        lines = lines_of(document.text)
        for line, reason in zip(lines, kept_lines(lines), strict=True):
            if reason is not None:
                left_out.append(LeftOut(document.source, reason, line.text[:_SHOWN]))
                continue
            made = passage(document.text, index, line.parts, is_headline=not line.is_prose)
            if made is None:
                continue
            if is_french(made.text):
                passages.append(made)
            else:
                language = language_of(made.text)
                languages[language] += len(made.text)
                left_out.append(LeftOut(document.source, f"not French ({language})", made.text[:_SHOWN]))
    return Cleaning(tuple(passages), tuple(left_out), dict(languages))
