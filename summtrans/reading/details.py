"""Title, URL and date of a document, as its lines tell them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summtrans.french.density import best_stretch, scores
from summtrans.french.headlines import headline_above, may_be_headline
from summtrans.french.lines import Line, content_words, listed

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_SPELLED = re.compile(rf"\b(\d{{1,2}})(?:er)? ({'|'.join(_MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
_FIGURES = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_LEAD, _SHARED = 8, 2
_URL = re.compile(r"(?:https?://|www\.)\S+")


def details(lines: Sequence[Line]) -> tuple[str | None, str | None, str | None]:
    """Return title, URL and date (ISO 8601) that ``lines`` of one document tell, None for what they do not."""
    in_list = listed(lines)
    _, start, _ = best_stretch(scores(lines, in_list))
    headline = headline_above(lines, in_list, 0, start)
    while headline and may_be_headline(lines[headline - 1]) and _shares(lines, headline - 1, start):
        headline -= 1
    title = None if headline is None else lines[headline].text
    urls = (_URL.search(line.text) for line in lines if line.furniture == "url")
    dates = (date_in(line.text) for line in lines if line.furniture in ("moment", "byline"))
    return title, next((found.group() for found in urls if found), None), next((day for day in dates if day), None)


def _shares(lines: Sequence[Line], index: int, start: int) -> bool:
    """Tell whether the line shares two words or more with the text at ``start``: one of several headlines."""
    body = content_words(" ".join(line.text for line in lines[start : start + _LEAD] if not line.furniture))
    return len(content_words(lines[index].text) & body) >= _SHARED


def date_in(text: str) -> str | None:
    """Return the first date in ``text`` as ISO 8601, or None."""
    if match := _ISO.search(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _SPELLED.search(text):
        day, month, year = int(match[1]), _MONTHS.index(match[2].lower()) + 1, int(match[3])
    elif match := _FIGURES.search(text):
        day, month, year = (int(part) for part in match.groups())
    else:
        return None
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None
