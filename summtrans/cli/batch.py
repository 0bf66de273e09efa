"""The command that briefs many stories."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from summtrans.cli import options
from summtrans.cli.reporting import reported
from summtrans.errors import SummtransError, UsageError
from summtrans.terminal import Console, dims, output, safe, width

if TYPE_CHECKING:
    from summtrans.batch import Outcome
    from summtrans.drafting import Story
    from summtrans.pipeline import Steering
    from summtrans.values import Budget


@reported
def batch(
    stories: Annotated[
        list[str], typer.Argument(metavar="STORIES...", help="Folders, files, or JSON Lines with a story a line.")
    ],
    form: options.FormatOption = options.Format.json,
    output_file: options.Output = None,
    workers: Annotated[
        int | None,
        typer.Option(min=0, max=256, metavar="N", help="Processes that read and choose; one for two cores by default."),
    ] = None,
    ray: Annotated[
        str, typer.Option("--ray", metavar="ADDRESS", help="Work on this Ray cluster; auto is the one of this machine.")
    ] = "",
    bilingual: options.Bilingual = False,
    sources: options.Sources = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where an interrupted run stopped.")] = False,
    sentences: options.Sentences = None,
    words: options.Words = None,
    ratio: options.Ratio = None,
    order: options.OrderOption = options.Order.story,
    query: options.Query = "",
    must: options.Must = "",
    never: options.Never = "",
    model: options.Model = None,
    engine: options.EngineOption = options.EngineName.ctranslate2,
    device: options.DeviceOption = options.Device.auto,
    beam: options.Beam = None,
    threads: options.Threads = 0,
    models_file: options.ModelsFile = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Make one brief a story, JSON Lines out, in the order of the input.

    With --format html, --output names a folder: it gets a page for each story and an index.
    """
    from summtrans import batch as many
    from summtrans import pipeline

    console = Console(quiet, verbose)
    limits = pipeline.budget(sentences, words, ratio)
    steering = pipeline.Steering.of(query, must, never, order.value)
    if resume and (output_file is None or form is not options.Format.json):
        raise UsageError("--resume needs --format json and --output: there is nothing else to go on with.")
    if form is options.Format.html and output_file is None:
        raise UsageError("--format html needs --output FOLDER: a page holds one story.")
    settings = {
        "model": model,
        "engine": engine.value,
        "device": device.value,
        "beam": beam,
        "threads": threads,
        "models_file": models_file,
    }
    failed = done = 0
    # Where the results themselves go to the terminal, a bar would run through them.
    bar = Console(quiet=True) if output_file is None and sys.stdout.isatty() else console
    # Counting reads every story once more, which only a bar that shows the time left is worth.
    total = sum(1 for _ in many.stories(stories)) if bar.shows_progress else None
    with (
        _writer(form, output_file, resume, bilingual=bilingual, sources=sources) as (write, skip),
        _briefer(settings, limits, steering, workers, ray) as briefs_of,
        bar.progress("Briefing", "stories", total) as advance,
    ):
        done = skip
        if skip:
            console.say(f"Going on after {skip} stories that are done.")
        for outcome in briefs_of(islice(many.stories(stories), skip, None)):
            write(outcome)
            done += 1
            failed += outcome.error is not None
            advance(done)
    if failed:
        console.error(f"summtrans: {failed} of {done} stories failed; their lines say why.")
        raise typer.Exit(1)


@contextlib.contextmanager
def _briefer(
    settings: Mapping[str, Any], limits: Budget, steering: Steering, workers: int | None, address: str
) -> Iterator[Callable[[Iterable[Story]], Iterator[Outcome]]]:
    """Give the function that makes outcomes of stories: on this machine, or on a Ray cluster."""
    if address:
        from summtrans import cluster

        cluster.connect(address)
        yield lambda items: cluster.outcomes_on_ray(items, limits, steering, settings)
        return
    from summtrans.batch import outcomes
    from summtrans.translation.ctranslate2_engine import physical_cores
    from summtrans.translation.translator import Translator

    beside = physical_cores() // 2 if workers is None else workers
    with Translator(**settings) as translator:
        yield lambda items: outcomes(items, translator, limits, steering, beside)


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
def _writer(
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
