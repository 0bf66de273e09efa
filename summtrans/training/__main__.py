"""``python -m summtrans.training``: the maintainers' commands around the built-in model."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summtrans.cli.reporting import reported
from summtrans.terminal import Console

app = typer.Typer(
    help="Make, measure and ship the built-in model.", no_args_is_help=True, pretty_exceptions_enable=False
)
Tests = Annotated[
    list[str], typer.Option("--test", help="A test set: PREFIX.fr and PREFIX.en, a sentence a line.", metavar="PREFIX")
]


@app.callback()
def _top() -> None:
    """Make, measure and ship the built-in model."""


Config = Annotated[Path, typer.Option(help="The recipe, in YAML.")]
Data = Annotated[Path, typer.Option(help="The folder of encoded pairs.")]
Run = Annotated[Path, typer.Option(help="The folder of the training's state.")]


@app.command()
@reported
def select(
    pairs: Annotated[list[Path], typer.Argument(help="French, English (and a tag), tab-separated; .xz or plain.")],
    like: Annotated[Path, typer.Option(help="French sentences of the domain, one a line; .xz or plain.")],
    out: Annotated[Path, typer.Option(help="The pairs to write, tab-separated.")],
    config: Config,
) -> None:
    """Keep the pairs that are like the domain's French and whose sides say the same: ``selected``, ``faithful``.

    1.6 million pairs take a quarter of an hour and 4 GB.
    """
    from summtrans.training import corpus, recipe, selection

    settings = recipe.load(config)
    given = list(corpus.pairs(pairs))
    kept = selection.select(given, corpus.lines(like), settings.selected, settings.faithful)
    count = corpus.write(kept, out)
    Console().say(f"{count:,} of {len(given):,} pairs in {out}.")


@app.command()
@reported
def encode(
    pairs: Annotated[list[Path], typer.Argument(help="French, English (and a tag), tab-separated; .xz or plain.")],
    data: Data,
    config: Config,
) -> None:
    """Train the SentencePiece model (unless it is there) and encode pairs."""
    from summtrans.training import encoding, recipe

    count = encoding.encode(pairs, data, recipe.load(config))
    Console().say(f"{count:,} pairs in {data}.")


@app.command()
@reported
def train(
    data: Data,
    run: Run,
    config: Config,
    start: Annotated[Path | None, typer.Option(help="A model to go on from, of the same shape and pieces.")] = None,
    device: Annotated[str, typer.Option(help="cpu or cuda.")] = "cpu",
    worker: Annotated[int, typer.Option(min=1, help="Number of this worker, of several on one run.")] = 1,
    threads: Annotated[int, typer.Option(min=0, help="Threads of this worker; 0 is torch's choice.")] = 0,
) -> None:
    """Train by the clock of the recipe; started again, it goes on where it stopped."""
    import torch

    from summtrans.training import recipe
    from summtrans.training.trainer import Trainer

    if threads:
        torch.set_num_threads(threads)
    trainer = Trainer(data, run, recipe.load(config), device, worker)
    if start is not None and trainer.steps == 0:
        trainer.start_from(start)
    trainer.train(Console().say)


@app.command()
@reported
def export(
    data: Data, run: Run, config: Config, out: Annotated[Path, typer.Option(help="The folder of the model to write.")]
) -> None:
    """Write the workers' averaged weights as a model, with its int8 copy."""
    from summtrans.models.conversion import convert
    from summtrans.training import network, recipe, trainer

    network.export(trainer.averaged(run), recipe.load(config), data, out)
    convert(out, out / "ct2")
    Console().say(f"The model is in {out}.")


@app.command()
@reported
def average(
    models: Annotated[list[str], typer.Argument(help="FOLDER=WEIGHT, from the first run to the last.")],
    out: Annotated[Path, typer.Option(help="The folder of the model to write.")],
) -> None:
    """Average the models of several runs, each begun where the one before ended, with its int8 copy."""
    from summtrans.models.conversion import convert
    from summtrans.training import averaging

    averaging.average([averaging.weighted(model) for model in models], out)
    convert(out, out / "ct2")
    Console().say(f"The model is in {out}.")


@app.command()
@reported
def score(
    model: Annotated[Path, typer.Argument(help="A model in the Hugging Face layout, with ct2/.")],
    test: Tests,
    settings: Annotated[
        str, typer.Option(help="Whose beam, glosses and so on to use: a model of models.yaml.")
    ] = "builtin",
) -> None:
    """Print BLEU and chrF of a model, through the translation stage as users run it."""
    from summtrans.models import registry
    from summtrans.training.evaluation import scores

    for name, result in scores(model, test, registry.load()[settings]).items():
        typer.echo(
            f"{name}: BLEU {result.bleu:.2f}, chrF {result.chrf:.2f}, {result.lines} lines, {result.seconds:.0f} s"
        )


@app.command()
@reported
def loss(
    model: Annotated[Path, typer.Argument(help="A model in the Hugging Face layout.")],
    test: Tests = [],  # noqa: B006 - typer reads it and nothing writes it
    pairs: Annotated[list[Path], typer.Option(help="Pairs it was trained on: a loss for each tag.")] = [],  # noqa: B006
    most: Annotated[int, typer.Option(min=1, help="At most so many pairs of a tag.")] = 300,
) -> None:
    """Print the loss (nats a piece) on test sets, and on a sample of the pairs of each tag.

    Pairs of the news with a loss far below that of news test sets were learned by heart: lower their weight.
    """
    from summtrans.errors import UsageError
    from summtrans.training import corpus, likelihood
    from summtrans.training.evaluation import sides

    if not test and not pairs:
        raise UsageError("Nothing to measure: give --test PREFIX or --pairs FILE.")
    groups = {Path(prefix).name: list(zip(*sides(prefix), strict=True)) for prefix in test}
    for name, value in likelihood.losses(
        model, {**groups, **likelihood.by_tag(corpus.pairs(pairs), most, seed=1)}
    ).items():
        typer.echo(f"{name}: {value:.3f}")


@app.command()
@reported
def ship(
    checkpoint: Annotated[Path, typer.Argument(help="A MarianMT model in the Hugging Face layout.")],
    test: Tests,
    revision: Annotated[str, typer.Option(help="What to call this version of the model.")],
    notes: Annotated[Path, typer.Option(help="Markdown about data, training and faults, for the model card.")],
    project: Annotated[Path, typer.Option(help="The checkout whose built-in model is swapped.")] = Path(),
) -> None:
    """Swap the built-in model: convert, check, measure, and record all of it in models.yaml and the model card."""
    from summtrans.training.shipping import swap

    swap(checkpoint, project, test, revision, notes.read_text(encoding="utf-8"), Console().say)


@app.command()
@reported
def lexicon(
    pairs: Annotated[list[Path], typer.Argument(help="French, English (and a tag), tab-separated; .xz or plain.")],
    out: Annotated[Path, typer.Option(help="The folder of the tables: summtrans/data.")],
    most: Annotated[int, typer.Option(help="At most so many pairs for the checks' table, evenly spread.")] = 600_000,
) -> None:
    """Learn the word lists of the translation stage: lexicon.txt, english_words.txt and glosses.tsv.

    The glosses are learned from all the pairs: 1.6 million take some minutes and 9 GB.
    """
    from summtrans.training.corpus import pairs as read_pairs
    from summtrans.training.corpus import spread
    from summtrans.training.lexicon import english_words, glosses, learn

    head = "# French stem, then the English stems that translate it, the likeliest first (summtrans.training.lexicon)."
    rows = [f"{word} {' '.join(english)}" for word, english in learn(spread(pairs, most))]
    (out / "lexicon.txt").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    words = english_words(read_pairs(pairs))
    (out / "english_words.txt").write_text("\n".join([*words, ""]), encoding="utf-8")
    head = "# French word, its English, and how often the French stood in the pairs (summtrans.training.lexicon)."
    glossary = [
        f"{word}\t{gloss.english}\t{gloss.occurrences}"
        for word, gloss in glosses([(french, english) for french, english, _ in read_pairs(pairs)])
    ]
    (out / "glosses.tsv").write_text("\n".join([head, *glossary, ""]), encoding="utf-8")
    Console().say(f"{len(rows):,} French stems, {len(words):,} English words and {len(glossary):,} glosses in {out}.")


if __name__ == "__main__":
    app()
