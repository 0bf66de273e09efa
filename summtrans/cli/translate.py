"""The command that translates line for line."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterable, Iterator
from typing import IO, TYPE_CHECKING

import typer

from summtrans.cli import options
from summtrans.cli.reporting import reported
from summtrans.errors import InputError
from summtrans.terminal import Console, output, safe

if TYPE_CHECKING:
    from summtrans.values import Translation


@reported
def translate(
    files: options.Files = None,
    form: options.FormatOption = options.Format.text,
    output_file: options.Output = None,
    model: options.Model = None,
    engine: options.EngineOption = options.EngineName.ctranslate2,
    device: options.DeviceOption = options.Device.auto,
    beam: options.Beam = None,
    threads: options.Threads = 0,
    models_file: options.ModelsFile = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Translate French lines to English lines, one out for one in."""
    from summtrans.rendering.lines import render_lines
    from summtrans.translation.translator import Translator

    console = Console(quiet, verbose)
    failures: list[str] = []
    flagged = split = done = 0

    def counted(translations: Iterable[Translation]) -> Iterator[Translation]:
        nonlocal flagged, split, done
        for translation in translations:
            done += 1
            flagged += bool(translation.flags)
            split += translation.parts > 1
            yield translation

    with (
        Translator(
            model, engine=engine.value, device=device.value, beam=beam, threads=threads, models_file=models_file
        ) as translator,
        output(output_file) as stream,
        console.progress("Translating", "lines") as advance,
    ):
        lines = _lines(files or ["-"], failures)
        for text in render_lines(counted(translator.stream(lines)), form.value, translator.info):
            stream.write(safe(text).encode("utf-8", "replace"))
            advance(done)
        stream.flush()
    if flagged:
        console.say(f"{flagged} of {done} lines failed a check; --format json names the checks.")
    if split:
        console.detail(f"{split} of {done} lines were translated in parts, for their length.")
    for failure in failures:
        console.error(f"summtrans: {failure}")
    if failures:
        raise typer.Exit(InputError.exit_code)


def _lines(files: list[str], failures: list[str]) -> Iterator[str]:
    """Yield the lines of the files without their ends, reading as they are asked for."""
    for name in files:
        try:
            with _opened(name) as stream:
                for line in stream:
                    yield line.rstrip("\n")
        except OSError as error:
            failures.append(f"Cannot read {name}: {error.strerror}.")


@contextlib.contextmanager
def _opened(name: str) -> Iterator[Iterable[str]]:
    if name == "-":
        yield _decoded(sys.stdin.buffer)
        return
    with open(name, "rb") as stream:  # noqa: PTH123 - a stream of bytes, as standard input is
        yield _decoded(stream)


def _decoded(stream: IO[bytes]) -> Iterator[str]:
    """Decode line by line: UTF-8, or Windows-1252 where a line is not UTF-8."""
    for number, line in enumerate(stream):
        data = line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
        yield io.IncrementalNewlineDecoder(None, translate=True).decode(text)
