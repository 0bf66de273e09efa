"""The Typer application: which commands there are."""

from __future__ import annotations

from typing import Annotated

import typer

import summtrans
from summtrans.cli import batch, coverage, models, translate

app = typer.Typer(
    name="summtrans",
    help="French news coverage in, a short English brief out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("brief")(coverage.brief)
app.command("dedupe")(coverage.dedupe)
app.command("summarize")(coverage.summarize)
app.command("batch")(batch.batch)
app.command("translate")(translate.translate)
app.add_typer(models.app, name="models")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summtrans {summtrans.__version__}")
        raise typer.Exit


@app.callback()
def _top(
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """French news coverage in, a short English brief out."""


def main() -> None:
    """Run the command line."""
    app()
