"""The commands that read coverage: brief, dedupe, summarize."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from os import cpu_count
from typing import TYPE_CHECKING

import typer

from summtrans.cli import options
from summtrans.cli.reporting import reported
from summtrans.errors import InputError, NothingToBriefError, UsageError
from summtrans.terminal import Console, dims, output, safe, width

if TYPE_CHECKING:
    from pathlib import Path

    from summtrans.pipeline import Coverage
    from summtrans.rendering.report import Report
    from summtrans.values import Deduplication


@reported
def brief(
    files: options.Files = None,
    sentences: options.Sentences = None,
    words: options.Words = None,
    ratio: options.Ratio = None,
    form: options.FormatOption = options.Format.text,
    output_file: options.Output = None,
    bilingual: options.Bilingual = False,
    sources: options.Sources = False,
    order: options.OrderOption = options.Order.story,
    query: options.Query = "",
    must: options.Must = "",
    never: options.Never = "",
    each: options.Each = False,
    model: options.Model = None,
    engine: options.EngineOption = options.EngineName.ctranslate2,
    device: options.DeviceOption = options.Device.auto,
    beam: options.Beam = None,
    threads: options.Threads = 0,
    models_file: options.ModelsFile = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Make a short English brief of French news coverage."""
    from summtrans import pipeline
    from summtrans.rendering.report import of_brief
    from summtrans.translation.translator import Translator

    console = Console(quiet, verbose)
    limits = pipeline.budget(sentences, words, ratio)
    steering = pipeline.Steering.of(query, must, never, order.value)
    translators: list[Translator] = []

    def make(coverage: Coverage) -> Report:
        # The model is loaded when the first input has proved to hold something to brief.
        if not translators:
            translators.append(
                Translator(
                    model,
                    engine=engine.value,
                    device=device.value,
                    beam=beam,
                    threads=threads,
                    models_file=models_file,
                )
            )
        result = pipeline.brief_of(coverage, translators[0], limits, steering)
        if flagged := result.counts["flagged"]:
            plural = "sentence has a translation" if flagged == 1 else "sentences have translations"
            console.say(f"{flagged} {plural} that failed a check, marked [?]; --format json names the checks.")
        if split := result.counts["split"]:
            console.detail(f"{split} long {'sentence was' if split == 1 else 'sentences were'} translated in parts.")
        console.detail(f"Model {result.model.name} ({result.model.revision}) on {result.model.engine}.")
        console.detail("Seconds: " + ", ".join(f"{stage} {s:.2f}" for stage, s in result.timings.items()) + ".")
        return of_brief(result)

    try:
        _run(_sets(files, each), make, console, form, output_file, bilingual=bilingual, sources=sources)
    finally:
        for translator in translators:
            translator.close()


@reported
def dedupe(
    files: options.Files = None,
    form: options.FormatOption = options.Format.text,
    output_file: options.Output = None,
    sources: options.Sources = False,
    each: options.Each = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Print the cleaned, deduplicated French sentences, one a line."""
    from summtrans import pipeline
    from summtrans.rendering.report import of_facts

    console = Console(quiet, verbose)

    def make(coverage: Coverage) -> Report:
        facts = pipeline.dedupe(coverage, cpu_count() or 1)
        _summarize_facts(facts, coverage, console)
        return of_facts(facts, coverage)

    _run(_sets(files, each), make, console, form, output_file, sources=sources, wrap=False)


@reported
def summarize(
    files: options.Files = None,
    sentences: options.Sentences = None,
    words: options.Words = None,
    ratio: options.Ratio = None,
    form: options.FormatOption = options.Format.text,
    output_file: options.Output = None,
    sources: options.Sources = False,
    order: options.OrderOption = options.Order.story,
    query: options.Query = "",
    must: options.Must = "",
    never: options.Never = "",
    each: options.Each = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Print the French summary."""
    from summtrans import pipeline
    from summtrans.rendering.report import of_summary

    console = Console(quiet, verbose)
    limits = pipeline.budget(sentences, words, ratio)
    steering = pipeline.Steering.of(query, must, never, order.value)

    def make(coverage: Coverage) -> Report:
        facts = pipeline.dedupe(coverage)
        return of_summary(pipeline.choose(facts, coverage, limits, steering), facts, coverage)

    _run(_sets(files, each), make, console, form, output_file, sources=sources)


def _summarize_facts(facts: Deduplication, coverage: Coverage, console: Console) -> None:
    count = len(facts.conflicts)
    console.say(
        f"{len(coverage.sentences)} sentences in, {len(facts.facts)} facts out, "
        f"{count} conflict{'' if count == 1 else 's'}."
    )


def _sets(files: list[str] | None, each: bool) -> list[list[str]]:
    """Return the inputs of each report: all together, or with --each every file alone."""
    given = files or ["-"]
    if not each:
        return [given]
    from summtrans.reading.files import expand

    return [[path] for item in given for path in (["-"] if item == "-" else expand(item, [], []) or [item])]


def _run(
    sets: Sequence[list[str]],
    make: Callable[[Coverage], Report],
    console: Console,
    form: options.Format,
    output_file: Path | None,
    *,
    bilingual: bool = False,
    sources: bool = False,
    wrap: bool = True,
) -> None:
    """Make a report for each set of inputs and write them; exit with the code of what failed."""
    from summtrans.rendering import render, render_several

    several = len(sets) > 1
    if several and form is options.Format.html:
        raise UsageError("--each makes several reports and a page holds one: choose another format.")
    with console.status("Reading and briefing"):
        reports, codes = _reports(sets, make, console)
    columns = width() if wrap and output_file is None else None
    dim = bool(columns) and form is options.Format.text and dims()
    if reports:
        show = {"bilingual": bilingual, "sources": sources}
        if several:
            text = render_several(reports, form.value, **show, width=columns, dim=dim)
        else:
            text = render(reports[0][1], form.value, **show, width=columns, dim=dim)
        with output(output_file) as stream:
            stream.write((text if dim else safe(text)).encode("utf-8", "replace"))
    if codes:
        raise typer.Exit(min(codes))


def _reports(
    sets: Sequence[list[str]], make: Callable[[Coverage], Report], console: Console
) -> tuple[list[tuple[str, Report]], set[int]]:
    """Make the reports; where there are several, one that fails is told and the others are still made."""
    from summtrans import pipeline

    reports: list[tuple[str, Report]] = []
    codes: set[int] = set()
    for inputs in sets:
        try:
            coverage = pipeline.gather(inputs)
            report = make(coverage)
        except (InputError, NothingToBriefError) as error:
            if len(sets) == 1:
                raise
            console.error(f"summtrans: {inputs[0]}: {error}")
            codes.add(error.exit_code)
            continue
        _tell(coverage, console)
        codes |= {1 for _ in coverage.failures}
        reports.append((inputs[0], report))
    return reports, codes


def _tell(coverage: Coverage, console: Console) -> None:
    """Say what could not be read and was skipped; with --verbose also what was found and left out."""
    for failure in coverage.failures:
        console.error(f"summtrans: Cannot read {failure.source}: {failure.reason}.")
    passed_over = [item for item in coverage.left_out if not item.text and item not in coverage.failures]
    for item in passed_over:
        console.say(f"Skipped {item.source}: {item.reason}.")
    by_source = Counter(document.source for document in coverage.documents)
    for source, count in by_source.items():
        console.detail(f"{source}: {count} document{'' if count == 1 else 's'}.")
    reasons = Counter(item.reason for item in coverage.left_out if item.text)
    if reasons:
        said = ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
        console.detail(f"Lines left out: {said}.")
