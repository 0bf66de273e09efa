"""One self-contained HTML page: no script, no request, every text escaped by the template engine."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from summtrans import __version__
from summtrans.french.signs import visible
from summtrans.rendering.report import Report
from summtrans.rendering.text import where
from summtrans.values import Document, ModelInfo, Sentence, Translation

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class StoryLink:
    """A line of the index: the story's name, and its page and title, or what went wrong."""

    name: str
    page: str = ""
    title: str = ""
    error: str = ""


_DOUBTS = {
    "empty": "there is none",
    "repetition": "it repeats itself",
    "french": "it is still French",
    "length": "it is much longer or shorter than the French",
    "meaning": "much of what the French says is not in it",
    "number": "a figure of the French is not in it",
    "untranslated": "a French word stands in it",
    "invented": "it holds a word that there is not",
    "name": "a name of the French is not in it",
}
_CONTEXT = 160  # characters shown before and after a sentence in its source
_LONGEST_TITLE = 90


def to_html(report: Report) -> str:
    """Return the report as a page that opens from the disk."""
    return "".join(
        _page(
            "report.html.jinja",
            report=report,
            title=title_of(report),
            where=lambda sentence: visible(where(sentence, report.documents)),
            surroundings=lambda sentence: _surroundings(sentence, report.documents[sentence.document]),
            link=_link,
        )
    )


def _page(template: str, **values: object) -> Iterator[str]:
    """Yield a page made of one of the package's templates and its style sheet."""
    data = resources.files("summtrans.data")
    style = data.joinpath("report.css").read_text(encoding="utf-8")
    text = data.joinpath(template).read_text(encoding="utf-8")
    yield from (
        _environment()
        .from_string(text)
        .generate(version=__version__, style=_trusted(style), style_hash=_hash(style), **values)
    )


def _environment() -> Environment:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    environment.filters["in_words"] = lambda flags: "; ".join(_DOUBTS.get(flag, flag) for flag in flags)
    return environment


def _trusted(style: str) -> str:
    """Return the package's own style sheet, marked as not to be escaped."""
    from markupsafe import Markup

    return Markup(style)  # noqa: S704 - the package's own file


def _hash(style: str) -> str:
    """Return the hash by which the page's Content-Security-Policy allows its one style sheet."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def title_of(report: Report) -> str:
    """Return the beginning of the report's first sentence."""
    if not report.entries:
        return "summtrans"
    words = (report.entries[0].english or report.entries[0].french).split()
    title = ""
    for word in words:
        if len(title) + len(word) > _LONGEST_TITLE:
            return f"{title} …"
        title = f"{title} {word}".strip()
    return title


def _surroundings(sentence: Sentence, document: Document) -> tuple[str, str, str]:
    """Return what stands before a sentence in its document, the sentence, and what stands after it."""
    text, start, end = document.text, sentence.start, sentence.end
    first, last = max(0, start - _CONTEXT), end + _CONTEXT
    before, after = visible(text[first:start]), visible(text[end:last])
    if first > 0:
        before = "… " + (before.partition(" ")[2] or before)  # the window may begin inside a word
    if last < len(text):
        after = (after.rpartition(" ")[0] or after) + " …"
    return before, visible(text[start:end]), after


def _link(document: Document) -> str:
    """Return the document's address if it is one that may be linked to (never javascript:, data: and the like)."""
    url = document.url or ""
    return url if url.startswith(("http://", "https://")) else ""


def translation_page(translations: Iterable[Translation], model: ModelInfo) -> Iterator[str]:
    """Yield a page with a list of English lines, each with its French."""
    yield from _page("lines.html.jinja", translations=translations, model=model)


def index_page(stories: Sequence[StoryLink]) -> str:
    """Return a page that links to one page a story, and tells which stories failed."""
    return "".join(_page("index.html.jinja", stories=stories))
