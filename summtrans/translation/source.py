"""Before the model: the French line as the model was trained to read it, and what to give back afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from summtrans.french import casing
from summtrans.french.signs import visible
from summtrans.translation.plain_figures import plain_figures

# Bullets, dashes of dialogue, Markdown headings, quotes and numbers of a list at the beginning of a line.
_LEAD = re.compile(r"(?:(?:[-–—•●▪‣◦*·>→]+|#{1,6}|\(?\d{1,2}[.)]|[a-zA-Z]\))\s+)+")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"\[([^\]\n]+)\]\([^)\s]*\)")
_INSERTED = re.compile(r"\[((?!\.\.\.|…)[^\[\]]{1,40})\]")  # by an editor, into a quotation: "la valeur [du] pacte"
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "❝": '"', "❞": '"'})
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`′‛", "'"))
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u3000", " "))
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Source:
    """A French line made ready: ``text`` goes to the model, ``lead`` is put back before its translation.

    ``headline`` says that the line had no end mark, so its translation gets none.
    """

    text: str
    lead: str
    headline: bool


def prepare(line: str, normalize: tuple[str, ...], forms: Mapping[str, str] | None = None) -> Source:
    """Make a line ready: lead and Markdown signs off, capitals true-cased, signs made plain as ``normalize`` says.

    ``forms`` is the coverage's own spelling of its words (`casing.forms_of`), used where a line is in capitals.
    """
    text = visible(line)
    lead = match.group() if (match := _LEAD.match(text)) and match.end() < len(text) else ""
    text = text[len(lead) :]
    text = _INSERTED.sub(r"\1", _LINK.sub(r"\1", _EMPHASIS.sub(r"\2", text)))
    if casing.is_capitals(text):
        text = casing.true_case(text, forms)
    text = plain(text, normalize)
    headline = not text.rstrip("»\"') ").endswith((".", "!", "?", "…", ":", ";"))
    return Source(text, "* " if lead.strip() in "•●▪‣◦·" and lead else lead, headline)


def plain(text: str, normalize: tuple[str, ...]) -> str:
    """Replace typographic signs, and times and Roman figures, by the plain ones that the model knows best."""
    if "spaces" in normalize:
        text = text.translate(_SPACES)
    if "apostrophes" in normalize:
        text = text.translate(_APOSTROPHES)
    if "quotes" in normalize:
        text = re.sub(r"«\s*", '"', text)
        text = re.sub(r"\s*»", '"', text).translate(_QUOTES)
    if "dashes" in normalize:
        text = text.translate(_DASHES)
    text = " ".join(text.split())
    return plain_figures(text) if "figures" in normalize else text
