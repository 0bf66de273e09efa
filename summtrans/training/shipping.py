"""Swapping the built-in model: the one way by which weights enter the package."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from summtrans.errors import InputError, ModelDamagedError
from summtrans.models.conversion import convert
from summtrans.models.registry import FileRecord, ModelEntry, parse
from summtrans.models.store import Installed, record
from summtrans.training.evaluation import Scores, scores
from summtrans.translation.engine import Decoding, load_engine

FILES = (
    "config.json",
    "generation_config.json",
    "model.safetensors",
    "source.spm",
    "target.spm",
    "tokenizer_config.json",
    "vocab.json",
)
MOST_BYTES = 100_000_000
_PROBES = (
    "Le président a annoncé mardi une aide de 45 millions d'euros.",
    "Microsoft négocie le rachat de TikTok.",
    "Il pleut depuis trois jours.",
)


def swap(
    checkpoint: Path, project: Path, tests: Sequence[str], revision: str, notes: str, say: Callable[[str], None]
) -> None:
    """Make ``checkpoint`` the built-in model of the checkout ``project``.

    The checkpoint is copied and converted to int8 beside the old model, both engines must agree on it, it is scored
    on ``tests``, and only then the old one is replaced and models.yaml and the model card are written.

    Raises:
        InputError: a file of the checkpoint or of the checkout is missing.
        ModelDamagedError: the model is too large, or the engines disagree.
    """
    home = project / "summtrans" / "builtin"
    table = project / "models.yaml"
    missing = [str(checkpoint / name) for name in FILES if not (checkpoint / name).is_file()]
    if missing or not table.is_file():
        raise InputError(f"Cannot read {', '.join(missing) or table}: there is no such file.")
    fresh = home.with_name("builtin.part")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        for name in FILES:
            shutil.copyfile(checkpoint / name, fresh / name)
        say("Converting to int8 …")
        convert(fresh, fresh / "ct2")
        names = sorted(str(path.relative_to(fresh)) for path in fresh.rglob("*") if path.is_file())
        files = record(fresh, names)
        total = sum(item.bytes for item in files.values())
        if total > MOST_BYTES:
            raise ModelDamagedError(f"The model has {total:,} bytes; at most {MOST_BYTES:,} may be shipped.")
        _check_engines(fresh)
        say("Scoring …")
        text = table.read_text(encoding="utf-8")
        settings = parse(text)["builtin"]
        results = scores(fresh, tests, settings)
        for name, result in results.items():
            say(f"{name}: BLEU {result.bleu:.2f}, chrF {result.chrf:.2f} ({result.signature})")
        parameters = _parameters(fresh)
        (fresh / "README.md").write_text(_card(revision, notes, results, files, parameters, settings), encoding="utf-8")
        shutil.rmtree(home, ignore_errors=True)
        fresh.replace(home)
        table.write_text(_with_entry(text, settings, revision, results, files, parameters), encoding="utf-8")
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    say(f"The built-in model is now {revision}: {total / 1e6:.1f} MB.")


def _check_engines(folder: Path) -> None:
    """See that the int8 copy still is the same model: most words of the probes as the full weights have them."""
    entry = ModelEntry("checkpoint", location=str(folder))
    installed = Installed(entry, folder, folder, folder, folder / "ct2", "")
    engines = [load_engine(installed, name, "cpu") for name in ("ctranslate2", "transformers")]
    int8, full = (engine.translate(_PROBES, Decoding()) for engine in engines)
    for probe, ours, theirs in zip(_PROBES, int8, full, strict=True):
        words, wanted = set(ours[0].text.split()), set(theirs[0].text.split())
        if len(words & wanted) < 0.5 * len(wanted):
            raise ModelDamagedError(
                f"The int8 copy disagrees with the weights on {probe!r}: {ours[0].text!r}, not {theirs[0].text!r}."
            )


def _parameters(folder: Path) -> int:
    """Count the weights in the header of the safetensors file (8 bytes of length, then JSON)."""
    with (folder / "model.safetensors").open("rb") as stream:
        header = json.loads(stream.read(int.from_bytes(stream.read(8), "little")))
    total = 0
    for name, tensor in header.items():
        if name != "__metadata__":
            count = 1
            for side in tensor["shape"]:
                count *= side
            total += count
    return total


def _with_entry(
    text: str,
    settings: ModelEntry,
    revision: str,
    results: Mapping[str, Scores],
    files: Mapping[str, FileRecord],
    parameters: int,
) -> str:
    """Return models.yaml with the entry ``builtin`` made anew; its settings and every other line stay as they are."""
    lines = text.split("\n")
    first = lines.index("  builtin:")
    after = next((i for i in range(first + 1, len(lines)) if lines[i].strip() and not lines[i].startswith("   ")), None)
    entry = [
        "  builtin:",
        "    kind: marian",
        "    location: package",
        f"    revision: {revision!r}",
        "    license: MIT",
        f"    description: 'ships with summtrans, {parameters / 1e6:.1f} M parameters'",
        f"    beam: {settings.beam}",
        f"    length_penalty: {settings.length_penalty}",
        f"    longest: {settings.longest}",
        f"    glosses: {settings.glosses}",
        f"    normalize: [{', '.join(settings.normalize)}]",
        f"    parameters: {parameters}",
        f"    bytes: {sum(item.bytes for item in files.values())}",
        "    bleu: {" + ", ".join(f"{name}: {result.bleu:.2f}" for name, result in results.items()) + "}",
        "    chrf: {" + ", ".join(f"{name}: {result.chrf:.2f}" for name, result in results.items()) + "}",
        "    files:",
        *(f"      {name}: {{bytes: {item.bytes}, sha256: {item.sha256!r}}}" for name, item in files.items()),
    ]
    return "\n".join([*lines[:first], *entry, *(lines[after:] if after is not None else [""])])


def _card(
    revision: str,
    notes: str,
    results: Mapping[str, Scores],
    files: Mapping[str, FileRecord],
    parameters: int,
    settings: ModelEntry,
) -> str:
    config_note = f"MarianMT, {parameters / 1e6:.1f} million parameters, revision {revision}."
    table = [
        "| test set | BLEU | chrF | lines |",
        "| --- | --- | --- | --- |",
        *(f"| {name} | {r.bleu:.2f} | {r.chrf:.2f} | {r.lines} |" for name, r in results.items()),
    ]
    signature = next(iter(results.values())).signature if results else ""
    sizes = [
        "| file | bytes | SHA-256 |",
        "| --- | --- | --- |",
        *(f"| {name} | {item.bytes:,} | `{item.sha256}` |" for name, item in files.items()),
    ]
    return "\n".join(
        [
            "# The built-in French-English model",
            "",
            config_note,
            "",
            "## Scores",
            "",
            f"int8, beam {settings.beam}, through `summtrans translate`; sacrebleu `{signature}`.",
            "",
            *table,
            "",
            notes.strip(),
            "",
            "## Files",
            "",
            *sizes,
            "",
        ]
    )
