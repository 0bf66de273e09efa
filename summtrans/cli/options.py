"""The options that several commands share."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer


class Format(str, Enum):
    """Forms of output."""

    text = "text"
    markdown = "markdown"
    json = "json"
    html = "html"


class Order(str, Enum):
    """Orders of the sentences."""

    story = "story"
    rank = "rank"


class EngineName(str, Enum):
    """Translation engines."""

    ctranslate2 = "ctranslate2"
    transformers = "transformers"


class Device(str, Enum):
    """Where the model computes."""

    auto = "auto"
    cpu = "cpu"
    cuda = "cuda"


def _positive(value: int | None) -> int | None:
    if value is not None and value < 1:
        raise typer.BadParameter("must be at least 1.")
    return value


def _share(value: float | None) -> float | None:
    if value is not None and not 0 < value <= 1:
        raise typer.BadParameter("must be above 0 and at most 1.")
    return value


def _regex(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise typer.BadParameter(f"is no regular expression: {error}.") from None
    return value


Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FILES]...", help="Files or folders; - or nothing is standard input.", show_default=False),
]
Sentences = Annotated[
    int | None,
    typer.Option("-n", "--sentences", callback=_positive, help="At most so many sentences (default 5).", metavar="N"),
]
Words = Annotated[
    int | None, typer.Option("--words", callback=_positive, help="At most so many French words.", metavar="N")
]
Ratio = Annotated[
    float | None, typer.Option("--ratio", callback=_share, help="At most this share of the facts.", metavar="R")
]
FormatOption = Annotated[Format, typer.Option("-f", "--format", help="Form of the output.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="Write to a file, whole or not at all.", metavar="FILE")
]
Bilingual = Annotated[bool, typer.Option("--bilingual", help="The French sentence under each English one.")]
Sources = Annotated[bool, typer.Option("--sources", help="Where each sentence stood, and how many documents say it.")]
OrderOption = Annotated[Order, typer.Option("--order", help="In reading order, or the most important first.")]
Query = Annotated[str, typer.Option("--query", help="Prefer sentences on this topic.", metavar="TEXT")]
Must = Annotated[
    str,
    typer.Option("--must", callback=_regex, help="Facts whose French matches come before all others.", metavar="REGEX"),
]
Never = Annotated[str, typer.Option("--never", callback=_regex, help="No fact whose French matches.", metavar="REGEX")]
Each = Annotated[bool, typer.Option("--each", help="One result a file instead of one for all of them.")]
Model = Annotated[
    str | None,
    typer.Option("-m", "--model", help="Model of models.yaml (default: the best installed).", metavar="NAME"),
]
EngineOption = Annotated[EngineName, typer.Option("--engine", help="Engine that runs the model.")]
DeviceOption = Annotated[Device, typer.Option("--device", help="Where the model computes.")]
Beam = Annotated[
    int | None, typer.Option("--beam", min=1, max=64, help="Width of the beam (default: the model's).", metavar="N")
]
Threads = Annotated[
    int, typer.Option("--threads", min=0, max=1024, help="Threads; 0 is all physical cores.", metavar="N")
]
ModelsFile = Annotated[
    Path | None,
    typer.Option("--models", help="A models.yaml of your own, laid over the packaged one.", metavar="FILE"),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Nothing but errors on standard error.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Say what was done, and how long it took.")]
