"""From a report to text, Markdown, JSON or HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from summtrans.french.signs import visible
from summtrans.rendering.report import Report

Format = Literal["text", "markdown", "json", "html"]
FORMATS: tuple[Format, ...] = ("text", "markdown", "json", "html")


def render(
    report: Report,
    form: Format = "text",
    *,
    bilingual: bool = False,
    sources: bool = False,
    width: int | None = None,
    dim: bool = False,
) -> str:
    """Return the report in one of `FORMATS`, ending with a newline.

    ``bilingual`` puts the French under each English sentence, ``sources`` says where each stood and how many documents
    tell it (JSON and HTML hold both always). ``width`` wraps the text format at so many columns, and
    ``dim`` then dims how many documents tell a sentence by escape sequences of terminals.
    """
    if form == "json":
        from summtrans.rendering.json import to_json

        return to_json(report) + "\n"
    if form == "html":
        from summtrans.rendering.html import to_html

        return to_html(report)
    if form == "markdown":
        from summtrans.rendering.text import to_markdown

        return to_markdown(report, bilingual=bilingual, sources=sources)
    from summtrans.rendering.text import to_text

    return to_text(report, bilingual=bilingual, sources=sources, width=width, dim=dim)


def render_several(
    reports: Sequence[tuple[str, Report]],
    form: Format = "text",
    *,
    bilingual: bool = False,
    sources: bool = False,
    width: int | None = None,
    dim: bool = False,
) -> str:
    """Return several named reports one after the other: under headings, or as JSON Lines (HTML holds only one)."""
    if form == "json":
        from summtrans.rendering.json import to_json

        return "".join(to_json(report, indent=None, name=name) + "\n" for name, report in reports)
    mark = "## " if form == "markdown" else "== "
    return "\n".join(
        f"{mark}{visible(name)}\n\n" + render(report, form, bilingual=bilingual, sources=sources, width=width, dim=dim)
        for name, report in reports
    )
