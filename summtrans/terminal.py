"""Streams of the command line: results out, everything else to standard error, nothing half written."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import IO

from summtrans.errors import SummtransError

# Control characters (but line feed and tab) and bidirectional signs: a terminal would obey them.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """Return ``text`` without the characters that a terminal obeys instead of showing."""
    return _UNSAFE.sub("", text)


@dataclass(frozen=True, slots=True)
class Console:
    """What may be said on standard error: ``quiet`` lets only errors through, ``verbose`` adds what was done."""

    quiet: bool = False
    verbose: bool = False

    def say(self, message: str) -> None:
        """Say something worth knowing."""
        if not self.quiet:
            self.error(message)

    def detail(self, message: str) -> None:
        """Say how it was done."""
        if self.verbose and not self.quiet:
            self.error(message)

    def error(self, message: str) -> None:
        """Say what went wrong."""
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(safe(message) + "\n")
            sys.stderr.flush()

    def status(self, doing: str) -> contextlib.AbstractContextManager[object]:
        """Show a spinner while something is done (on a terminal only)."""
        if not self.shows_progress:
            return contextlib.nullcontext()
        from rich.console import Console as Rich

        return Rich(stderr=True).status(f"{doing} …")

    @contextlib.contextmanager
    def progress(self, doing: str, unit: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        """Show a bar with rate and time left (on a terminal only); give a function that takes how many are done."""
        if not self.shows_progress:
            yield lambda _done: None
            return
        from rich.console import Console as Rich
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
        from rich.text import Text

        class Pace(ProgressColumn):
            """Rate and time left since the beginning: work is done in windows, and a window's burst is no rate."""

            def render(self, task: Task) -> Text:
                if not task.completed or not task.elapsed:
                    return Text("")
                rate = task.completed / task.elapsed
                left = "" if task.total is None else f", {timedelta(seconds=round(task.remaining or 0) // rate)} left"
                return Text(f"{rate:.1f} {unit}/s{left}")

        columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), Pace())
        with Progress(*columns, console=Rich(stderr=True)) as bar:
            task = bar.add_task(doing, total=total)
            yield lambda done: bar.update(task, completed=done)

    @property
    def shows_progress(self) -> bool:
        """Whether bars may be drawn: only on a terminal, and not with --quiet."""
        return not self.quiet and sys.stderr.isatty()


def width() -> int | None:
    """Return the columns of the terminal on standard output, None where it goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def dims() -> bool:
    """Tell whether text on standard output may be dimmed: on a terminal that can, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") != "dumb"


@contextlib.contextmanager
def output(path: Path | None) -> Iterator[IO[bytes]]:
    """Give a stream of bytes: standard output, or a file that appears whole or not at all.

    Raises:
        SummtransError: the file cannot be written.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise SummtransError(f"Cannot write {path}: {error.strerror}.") from None
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode_of(path))
        temporary.replace(path)
    except OSError as error:
        raise SummtransError(f"Cannot write {path}: {error.strerror}.") from None
    finally:
        temporary.unlink(missing_ok=True)


def _mode_of(path: Path) -> int:
    """Return the permissions that the file has, or that a new one gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
