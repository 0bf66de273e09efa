"""The command that briefs many stories."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summtrans.cli import options
from summtrans.cli.reporting import reported
from summtrans.cli.writing import writer
from summtrans.errors import UsageError
from summtrans.terminal import Console

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
        writer(form, output_file, resume, bilingual=bilingual, sources=sources) as (write, skip),
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
