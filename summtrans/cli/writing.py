"""Where the briefs of many stories go: lines that an interrupted run keeps, or a folder of pages."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from summtrans.cli import options
from summtrans.errors import SummtransError, UsageError
from summtrans.terminal import dims, output, safe, width

if TYPE_CHECKING:
    from summtrans.batch import Outcome


def _text(outcome: Outcome, form: options.Format, show: Mapping[str, Any]) -> str:
    """Return what is written for a story: a JSON line, or its brief under its name."""
    from summtrans.french.signs import visible
    from summtrans.rendering import render_several
    from summtrans.rendering.json import escaped
    from summtrans.rendering.report import of_brief

    if outcome.brief is not None:
        return render_several([(outcome.name, of_brief(outcome.brief))], form.value, **show)
    assert outcome.error is not None
    if form is options.Format.json:
        data = {"id": outcome.name, "error": str(outcome.error), "exit_code": outcome.error.exit_code}
        return escaped(json.dumps(data, ensure_ascii=False)) + "\n"
    mark = "## " if form is options.Format.markdown else "== "
    return f"{mark}{visible(outcome.name)}\n\n{visible(str(outcome.error))}\n"


@contextlib.contextmanager
def writer(
    form: options.Format, path: Path | None, resume: bool, *, bilingual: bool, sources: bool
) -> Iterator[tuple[Callable[[Outcome], None], int]]:
    """Give a function that writes a story's outcome, and how many stories are done already."""
    if form is options.Format.html:
        assert path is not None
        with _pages(path) as write:
            yield write, 0
        return
    columns = width() if path is None and form is options.Format.text else None
    dim = bool(columns) and dims()
    show = {"bilingual": bilingual, "sources": sources, "width": columns, "dim": dim}
    between = "" if form is options.Format.json else "\n"
    with _sink(path, resume) as (stream, skip):
        before = ""

        def write_text(outcome: Outcome) -> None:
            nonlocal before
            text = before + _text(outcome, form, show)
            before = between
            stream.write((text if dim else safe(text)).encode("utf-8", "replace"))
            stream.flush()

        yield write_text, skip


@contextlib.contextmanager
def _pages(folder: Path) -> Iterator[Callable[[Outcome], None]]:
    """Give a function that writes a story's page into ``folder``; the index is written last."""
    from summtrans.rendering.html import StoryLink, index_page, title_of, to_html
    from summtrans.rendering.report import of_brief

    links: list[StoryLink] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SummtransError(f"Cannot write to {folder}: {error.strerror}.") from None

    def write(outcome: Outcome) -> None:
        if outcome.brief is None:
            links.append(StoryLink(outcome.name, error=str(outcome.error)))
            return
        report = of_brief(outcome.brief)
        name = f"{len(links) + 1:05d}.html"
        with output(folder / name) as stream:
            stream.write(safe(to_html(report)).encode("utf-8", "replace"))
        links.append(StoryLink(outcome.name, name, title_of(report)))

    yield write
    with output(folder / "index.html") as stream:
        stream.write(safe(index_page(links)).encode("utf-8", "replace"))


@contextlib.contextmanager
def _sink(path: Path | None, resume: bool) -> Iterator[tuple[IO[bytes], int]]:
    """Give the stream of lines and how many are done already.

    Lines go to ``FILE.part`` as they are made, which becomes ``FILE`` when the last one is written: an interrupted
    run loses nothing, and ``FILE`` is whole or not there.
    """
    from summtrans.batch import done_lines

    if path is None:
        with output(None) as stream:
            yield stream, 0
        return
    part = path.with_name(f"{path.name}.part")
    if part.exists() and not resume:
        raise UsageError(f"{part} holds an interrupted run: go on with --resume, or delete it.")
    skip = done_lines(part) if part.exists() else 0
    try:
        with part.open("ab") as stream:
            yield stream, skip
        part.replace(path)
    except OSError as error:
        raise SummtransError(
            f"Cannot write {part}: {error.strerror}. What is done is kept: run the command again with --resume."
        ) from None
