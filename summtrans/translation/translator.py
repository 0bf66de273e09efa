"""The translation stage: French lines in, checked English lines out, by whichever engine and model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from os import PathLike
from types import TracebackType

from summtrans.errors import UsageError
from summtrans.models import registry, store
from summtrans.translation.candidates import Unit
from summtrans.translation.engine import Decoding, load_engine
from summtrans.translation.ladder import Ladder
from summtrans.translation.names import names
from summtrans.translation.quotation import with_quotation_marks
from summtrans.translation.source import Source, prepare
from summtrans.translation.splitting import join, split_long
from summtrans.values import FLAGS, ModelInfo, Translation

_CHUNK = 1024  # lines that are translated together when streaming


class Translator:
    """A loaded model that translates French lines. Safe to share between threads; use it as a context manager.

    A translation depends on its line alone (and on ``forms``, for lines in capitals): not on the other lines, their
    order, or the number of threads.
    """

    def __init__(
        self,
        model: str | None = None,
        *,
        engine: str = "ctranslate2",
        device: str = "auto",
        beam: int | None = None,
        threads: int = 0,
        models_file: str | PathLike[str] | None = None,
        known: registry.Registry | None = None,
    ) -> None:
        """Load a model of models.yaml by name (None: the default, the first of ``prefer`` that is installed).

        ``beam`` is the width of the beam (None: the model's own), ``threads`` 0 all physical cores. ``models_file`` is
        laid over the packaged models.yaml; ``known`` takes the place of both.

        Raises:
            UsageError: an option makes no sense, or a models.yaml is wrong.
            ModelNotFoundError: the model, engine or device is not there.
        """
        if beam is not None and not 1 <= beam <= 64:
            raise UsageError(f"The beam must be between 1 and 64, not {beam}.")
        if threads < 0:
            raise UsageError(f"The number of threads must be 0 (all cores) or more, not {threads}.")
        self._installed = store.resolve(known or registry.load(models_file), model)
        self._entry = self._installed.entry
        self._engine = load_engine(self._installed, engine, device, threads)
        decoding = Decoding(beam=beam or self._entry.beam, length_penalty=self._entry.length_penalty)
        self._ladder = Ladder(self._engine, decoding, self._entry.glosses)

    def __enter__(self) -> Translator:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Free the model."""
        self._engine.close()

    @property
    def info(self) -> ModelInfo:
        """Which model this is: name, revision, SHA-256 of the weights that the engine loaded, engine."""
        marian, ct2 = self._installed.marian, self._installed.ct2
        if self._engine.name == "ctranslate2" and ct2 is not None:
            weights = ct2 / "model.bin"
        else:
            assert marian is not None
            weights = marian / "model.safetensors"
            if not weights.exists():
                weights = marian / "pytorch_model.bin"
        return ModelInfo(self._entry.name, self._installed.revision, store.sha256(weights), self._engine.name)

    def translate(self, lines: Sequence[str], forms: Sequence[Mapping[str, str]] = ()) -> list[Translation]:
        """Translate each line; blank lines and lines without a letter come back as they are.

        ``forms`` is, for each line, how its coverage spells its words (`summtrans.french.casing.forms_of`), which
        lines in capitals are written by.
        """
        sources: list[Source | None] = []
        units: list[Unit] = []
        spans: list[tuple[int, int]] = []
        for line, spelled in zip_longest(lines, forms):
            source = prepare(line, self._entry.normalize, spelled)
            first = len(units)
            if any(sign.isalpha() for sign in source.text):
                parts = split_long(source.text, self._entry.longest, self._engine.count)
                last = len(parts) - 1
                units += [
                    Unit(part, source.text, names(part), source.headline and i == last, self._entry.checks)
                    for i, part in enumerate(parts)
                ]
                sources.append(source)
            else:
                sources.append(None)
            spans.append((first, len(units)))
        done = self._ladder.climb(units)
        return [
            Translation(line, line.strip(), 0.0) if source is None else _assemble(line, source, done[first:last])
            for line, source, (first, last) in zip(lines, sources, spans, strict=True)
        ]

    def stream(self, lines: Iterable[str]) -> Iterator[Translation]:
        """Translate line after line in constant memory."""
        iterator = iter(lines)
        while chunk := list(islice(iterator, _CHUNK)):
            yield from self.translate(chunk)


def _assemble(line: str, source: Source, units: Sequence[Unit]) -> Translation:
    joined = join([unit.best.english for unit in units], [unit.french for unit in units])
    english = with_quotation_marks(source.text, joined)
    score = sum(unit.best.score for unit in units) / len(units)
    failed = {flag for unit in units for flag in unit.best.faults}
    flags = tuple(flag for flag in FLAGS if flag in failed)
    return Translation(line, source.lead + english, score, flags, len(units))
