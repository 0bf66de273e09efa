"""models.yaml: the packaged table of models, with a user's own laid over it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs
import yaml

from summtrans.errors import ConfigurationError, InputError, ModelNotFoundError
from summtrans.values import FLAGS

NORMALIZATIONS = ("apostrophes", "quotes", "spaces", "dashes", "figures")


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What a file of a model must be: its size in bytes and its SHA-256 in hexadecimal."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model of models.yaml.

    ``location`` is ``"package"`` or a folder; ``hub`` is a repository name on the Hugging Face hub. ``bleu`` and
    ``chrf`` map the name of a test set to sacrebleu's score. ``normalize`` names what is made plain in the French
    before this model sees it (some of `NORMALIZATIONS`); ``longest`` is the number of source pieces from which a
    sentence is split; ``glosses`` is the number of occurrences up to which a word is rare, so that the model gets its
    English in its place (`summtrans.translation.glosses`; 0 for a model that was not trained so); ``checks`` are those
    that its translations must pass (some of `summtrans.values.FLAGS`, all by default).
    """

    name: str
    kind: str = "marian"
    location: str = ""
    hub: str = ""
    revision: str = "main"
    license: str = ""
    description: str = ""
    parameters: int = 0
    bytes: int = 0
    beam: int = 4
    length_penalty: float = 1.0
    longest: int = 120
    glosses: int = 0
    checks: tuple[str, ...] = FLAGS
    normalize: tuple[str, ...] = ("apostrophes", "quotes", "spaces")
    files: Mapping[str, FileRecord] = field(default_factory=dict)
    bleu: Mapping[str, float] = field(default_factory=dict)
    chrf: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Registry:
    """All models by name, and the order in which an installed one becomes the default."""

    prefer: tuple[str, ...]
    models: Mapping[str, ModelEntry]

    def __getitem__(self, name: str) -> ModelEntry:
        """Return the entry, or raise `ModelNotFoundError` with the names there are."""
        if name not in self.models:
            raise ModelNotFoundError(f"There is no model {name!r}. Known models: {', '.join(sorted(self.models))}.")
        return self.models[name]


class _Located(dict[str, Any]):
    """A mapping that knows the line of each of its keys."""

    lines: dict[str, int]


class _Loader(yaml.SafeLoader):
    """SafeLoader that keeps line numbers and refuses a key written twice."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> _Located:
    result = _Located()
    result.lines = {}
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node, deep=True))
        line = key_node.start_mark.line + 1
        if key in result:
            raise ConfigurationError(f"line {line}: the key {key!r} stands twice")
        result[key] = loader.construct_object(value_node, deep=True)
        result.lines[key] = line
    return result


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def _text(value: object) -> str:
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        raise TypeError("text")
    return str(value)


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError("a whole number, 0 or more")
    return value


def _number(value: object) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise TypeError("a number")
    return float(value)


def _scores(value: object) -> dict[str, float]:
    if not isinstance(value, dict):
        raise TypeError("a mapping of test sets to scores")
    return {str(name): _number(score) for name, score in value.items()}


def _some_of(names: Sequence[str]) -> Callable[[object], tuple[str, ...]]:
    def read(value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or any(name not in names for name in value):
            raise TypeError(f"a list of some of: {', '.join(names)}")
        return tuple(value)

    return read


def _files(value: object) -> dict[str, FileRecord]:
    wanted = "a mapping of file names to {bytes: …, sha256: …}"
    if not isinstance(value, dict):
        raise TypeError(wanted)
    records = {}
    for name, record in value.items():
        if not isinstance(record, dict) or set(record) != {"bytes", "sha256"}:
            raise TypeError(wanted)
        records[str(name)] = FileRecord(_count(record["bytes"]), _text(record["sha256"]))
    return records


_KEYS: Mapping[str, Callable[[object], Any]] = {
    "kind": _text, "location": _text, "hub": _text, "revision": _text, "license": _text, "description": _text,
    "parameters": _count, "bytes": _count, "beam": _count, "longest": _count, "glosses": _count,
    "length_penalty": _number, "normalize": _some_of(NORMALIZATIONS), "checks": _some_of(FLAGS),
    "files": _files, "bleu": _scores, "chrf": _scores,
}  # fmt: skip


def _entry(name: str, body: object, line: int, base: Mapping[str, ModelEntry]) -> ModelEntry:
    if not isinstance(body, _Located):
        raise ConfigurationError(f"line {line}: the model {name!r} must be a mapping of keys to values")
    values: dict[str, Any] = {}
    for key, value in body.items():
        where = f"line {body.lines[key]}: {key!r} of the model {name!r}"
        if key not in _KEYS:
            raise ConfigurationError(f"{where} is no key. Known keys: {', '.join(sorted(_KEYS))}")
        try:
            values[key] = _KEYS[key](value)
        except TypeError as error:
            raise ConfigurationError(f"{where} must be {error}, not {value!r}") from None
    if values.get("kind", "marian") != "marian":
        raise ConfigurationError(f"line {body.lines['kind']}: 'kind' of the model {name!r} must be marian")
    if name in base:
        known = {key: getattr(base[name], key) for key in _KEYS}
        return ModelEntry(name=name, **{**known, **values})
    if not (values.get("location") or values.get("hub")):
        raise ConfigurationError(f"line {line}: the model {name!r} needs 'hub' or 'location'")
    return ModelEntry(name=name, **values)


def parse(text: str, base: Registry | None = None) -> Registry:
    """Parse the text of a models.yaml, laid over ``base``.

    Raises:
        ConfigurationError: a key or a type is wrong; the message begins with the line.
    """
    known = dict(base.models) if base else {}
    top = _top(text)
    models = top.get("models") or _Located()
    if not isinstance(models, _Located):
        raise ConfigurationError(f"line {top.lines['models']}: 'models' must be a mapping of names to models")
    for name, body in models.items():
        known[name] = _entry(name, body, models.lines[name], known)
    prefer = _preferred(top, known) if "prefer" in top else (base.prefer if base else ())
    return Registry(prefer=prefer, models=known)


def _top(text: str) -> _Located:
    try:
        top = yaml.load(text, Loader=_Loader) or _Located()  # noqa: S506 - a subclass of SafeLoader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigurationError(f"line {line}: {error.problem or 'not YAML'}") from None
    except yaml.YAMLError as error:
        raise ConfigurationError(f"line 1: not YAML ({str(error).splitlines()[0]})") from None
    if not isinstance(top, _Located):
        raise ConfigurationError("line 1: the file must be a mapping with the keys 'prefer' and 'models'")
    for key in top:
        if key not in ("prefer", "models"):
            raise ConfigurationError(f"line {top.lines[key]}: {key!r} is no key. Known keys: models, prefer")
    return top


def _preferred(top: _Located, known: Mapping[str, ModelEntry]) -> tuple[str, ...]:
    line, wanted = top.lines["prefer"], top["prefer"]
    if not isinstance(wanted, list) or not all(isinstance(name, str) for name in wanted):
        raise ConfigurationError(f"line {line}: 'prefer' must be a list of model names")
    for name in wanted:
        if name not in known:
            raise ConfigurationError(f"line {line}: 'prefer' names {name!r}, which is no model here")
    return tuple(wanted)


def packaged_file() -> Path:
    """Return the models.yaml that came with the package (in a checkout, the one at the top level)."""
    inside = Path(__file__).with_name("models.yaml")
    return inside if inside.exists() else Path(__file__).resolve().parents[2] / "models.yaml"


def user_file() -> Path | None:
    """Return the user's models.yaml: ``SUMMTRANS_MODELS``, else the one in the configuration folder if it exists."""
    named = os.environ.get("SUMMTRANS_MODELS")
    if named:
        return Path(named)
    default = platformdirs.user_config_path("summtrans", appauthor=False) / "models.yaml"
    return default if default.exists() else None


def load(models_file: str | os.PathLike[str] | None = None) -> Registry:
    """Read the packaged models.yaml and the user's (``models_file``, else `user_file`) over it.

    Raises:
        ConfigurationError: a file is wrong; the message names the file and the line.
        InputError: the user's file cannot be read.
    """
    registry = parse(packaged_file().read_text(encoding="utf-8"))
    own = Path(models_file) if models_file else user_file()
    if own is None:
        return registry
    try:
        text = own.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise InputError(f"Cannot read the models file {own}: {reason}.") from None
    try:
        return parse(text, registry)
    except ConfigurationError as error:
        raise ConfigurationError(f"{own}, {error}.") from None
