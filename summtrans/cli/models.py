"""The commands about models: list, pull, verify, remove, path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from summtrans.cli import options
from summtrans.cli.reporting import reported
from summtrans.errors import ModelDamagedError, ModelNotFoundError
from summtrans.terminal import Console, safe

if TYPE_CHECKING:
    from summtrans.models.registry import ModelEntry

app = typer.Typer(name="models", help="Translation models: list, pull, verify, remove, path.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(metavar="NAME", help="A model of models.yaml.", show_default=False)]


@app.command("list")
@reported
def list_models(
    models_file: options.ModelsFile = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Show every model: state, size, licence, BLEU, and which one is the default."""
    from rich.console import Console as Rich
    from rich.table import Table

    from summtrans.models import registry, store

    known = registry.load(models_file)
    try:
        default = store.resolve(known).entry.name
    except ModelNotFoundError:
        default = ""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("name", "state", "size", "licence", "BLEU", "what it is"):
        table.add_column(title, justify="right" if title == "size" else "left")
    for name, entry in known.models.items():
        installed = store.find(entry)
        table.add_row(
            safe(f"{name} (default)" if name == default else name),
            store.state(entry),
            _megabytes(store.size(installed)) if installed else _megabytes(entry.bytes) if entry.bytes else "",
            safe(entry.license),
            safe(_scores(entry)),
            safe(entry.description),
        )
    Console(quiet, verbose).detail(f"Pulled models lie in {store.models_folder()}.")
    console = Rich()
    if not console.is_terminal:
        console.width = 200
    console.print(table)


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.0f} MB"


def _scores(entry: ModelEntry) -> str:
    return ", ".join(f"{score:.1f} {test}" for test, score in entry.bleu.items())


@app.command()
@reported
def pull(
    name: Name,
    models_file: options.ModelsFile = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Download a model from the hub and make it ready."""
    import sys

    from summtrans.models import hub, registry

    console = Console(quiet, verbose)
    entry = registry.load(models_file)[name]
    installed = hub.pull(entry, quiet=quiet or not sys.stderr.isatty(), say=console.say)
    console.say(f"{name} is ready: {installed.folder} ({installed.revision}).")
    for file, record in installed.files.items():
        console.detail(f"{record.sha256}  {record.bytes:>12,}  {file}")


@app.command()
@reported
def verify(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Default: every installed model.")] = None,
    models_file: options.ModelsFile = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Check every file of a model against its recorded size and SHA-256."""
    from summtrans.models import registry, store

    known = registry.load(models_file)
    names = [name] if name else [each for each, entry in known.models.items() if store.find(entry)]
    damaged = 0
    for each in names:
        installed = store.resolve(known, each)
        try:
            count = store.verify(installed)
        except ModelDamagedError as error:
            Console().error(f"summtrans: {error}")
            damaged += 1
            continue
        said = f"{count} files, all as recorded" if count else "no file is recorded for it, so nothing was checked"
        if not quiet:
            typer.echo(safe(f"{each}: {said}."))
        for file, record in installed.files.items():
            Console(quiet, verbose).detail(f"{record.sha256}  {record.bytes:>12,}  {file}")
    if damaged:
        raise typer.Exit(ModelDamagedError.exit_code)


@app.command()
@reported
def remove(
    name: Name,
    models_file: options.ModelsFile = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Delete a pulled model and free its space."""
    from summtrans.models import registry, store

    console = Console(quiet, verbose)
    entry = registry.load(models_file)[name]
    if installed := store.find(entry):
        console.detail(f"Removing {installed.folder}.")
    freed = store.remove(entry)
    console.say(f"{name} is removed; {_megabytes(freed)} freed.")


@app.command()
@reported
def path(
    name: Name,
    models_file: options.ModelsFile = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Print the folder of an installed model."""
    from summtrans.models import registry, store

    installed = store.resolve(registry.load(models_file), name)
    Console(quiet, verbose).detail(f"Revision {installed.revision}.")
    typer.echo(str(installed.folder))
