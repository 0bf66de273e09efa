"""What a translation engine is: French lines in, English hypotheses with scores out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from summtrans.errors import UsageError
from summtrans.models.store import Installed


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to search: width of the beam, how many hypotheses to return, and what to forbid.

    ``no_repeat_ngram`` is the n-gram size (pieces) that may not occur twice; 0 allows all.
    """

    beam: int = 4
    hypotheses: int = 1
    length_penalty: float = 1.0
    no_repeat_ngram: int = 0


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation: its text, its target pieces (without ``</s>``), and its score.

    ``score`` is the log-probability in nats divided by the length to the power of the length penalty.
    """

    text: str
    pieces: tuple[str, ...]
    score: float


class Engine(Protocol):
    """A loaded model. Safe to call from several threads; the result does not depend on what is batched together."""

    name: str

    def count(self, line: str) -> int:
        """Return how many source pieces the line has (without ``</s>``)."""

    def translate(self, lines: Sequence[str], decoding: Decoding) -> list[list[Hypothesis]]:
        """Return the best hypotheses of each line, best first. No line may be empty or beyond the model's positions."""

    def close(self) -> None:
        """Free the model."""


def equal_length_batches(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Yield the indices of sentences in batches of at most ``most``, the longest sentences first.

    Only sentences of equal length in pieces share a batch. Padding changes the rounding of what is computed beside
    it, and with it, now and then, a word (CTranslate2 issues 546 and 1050); without padding a sentence's
    translation is the same alone and in any company.
    """
    same: dict[int, list[int]] = defaultdict(list)
    for index, length in enumerate(lengths):
        same[length].append(index)
    for length in sorted(same, reverse=True):
        for first in range(0, len(same[length]), most):
            yield same[length][first : first + most]


def longest_translation(length: int) -> int:
    """Return how many pieces a translation of ``length`` source pieces may have at most: a loop ends there."""
    return 2 * length + 40


def load_engine(model: Installed, engine: str = "ctranslate2", device: str = "auto", threads: int = 0) -> Engine:
    """Load ``model`` with the engine called ``ctranslate2`` or ``transformers``.

    ``device`` is ``auto``, ``cpu`` or ``cuda``; ``threads`` 0 means all physical cores.

    Raises:
        UsageError: there is no such engine or device.
        ModelNotFoundError: the engine, the device or the files it needs are not installed.
    """
    if device not in ("auto", "cpu", "cuda"):
        raise UsageError(f"There is no device {device!r}: choose auto, cpu or cuda.")
    if engine == "ctranslate2":
        from summtrans.translation.ctranslate2_engine import CTranslate2Engine

        return CTranslate2Engine(model, device, threads)
    if engine == "transformers":
        from summtrans.translation.transformers_engine import TransformersEngine

        return TransformersEngine(model, device, threads)
    raise UsageError(f"There is no engine {engine!r}: choose ctranslate2 or transformers.")
