"""BLEU and chrF of a model, translated by the same stage that users run."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summtrans.errors import InputError, ModelNotFoundError
from summtrans.models.registry import ModelEntry, Registry
from summtrans.translation.translator import Translator


@dataclass(frozen=True, slots=True)
class Scores:
    """sacrebleu's BLEU and chrF (0 to 100, detokenized, case-sensitive) on one test set."""

    bleu: float
    chrf: float
    lines: int
    seconds: float
    signature: str


def load(folder: Path, settings: ModelEntry | None = None) -> Translator:
    """Load a model that lies in a folder, with the settings of an entry (beam, longest, …), without a models.yaml."""
    entry = replace(settings or ModelEntry("checkpoint"), location=str(folder))
    return Translator(entry.name, known=Registry((entry.name,), {entry.name: entry}))


def scores(folder: Path, tests: Sequence[str], settings: ModelEntry | None = None) -> dict[str, Scores]:
    """Translate each ``PREFIX.fr`` and compare it with ``PREFIX.en``; ``settings`` as in `load`.

    Raises:
        ModelNotFoundError: sacrebleu is not installed.
        InputError: a test set cannot be read, or its sides differ in length.
    """
    try:
        from sacrebleu.metrics.bleu import BLEU
        from sacrebleu.metrics.chrf import CHRF
    except ImportError:
        raise ModelNotFoundError("Scoring needs sacrebleu: `pip install 'summtrans[train]'`.") from None
    result = {}
    with load(folder, settings) as translator:
        for prefix in tests:
            french, english = sides(prefix)
            begun = time.perf_counter()
            output = [translation.english for translation in translator.stream(french)]
            bleu = BLEU()
            result[Path(prefix).name] = Scores(
                bleu.corpus_score(output, [english]).score,
                CHRF().corpus_score(output, [english]).score,
                len(french),
                time.perf_counter() - begun,
                str(bleu.get_signature()),
            )
    return result


def sides(prefix: str) -> tuple[list[str], list[str]]:
    """Return the lines of ``PREFIX.fr`` and ``PREFIX.en``.

    Raises:
        InputError: one cannot be read, or they differ in length.
    """
    french, english = _lines(f"{prefix}.fr"), _lines(f"{prefix}.en")
    if len(french) != len(english):
        raise InputError(f"{prefix}.fr has {len(french)} lines and {prefix}.en has {len(english)}.")
    return french, english


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").split("\n")[:-1]
    except OSError as error:
        raise InputError(f"Cannot read {path}: {error.strerror}.") from None
