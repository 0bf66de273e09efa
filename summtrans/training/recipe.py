"""One config file for one model: shape, data and schedule, in YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

import yaml

from summtrans.errors import ConfigurationError, InputError


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to make a model. Lengths and batch sizes are in SentencePiece pieces, rates per step.

    ``weights`` says how often pairs of a tag count in one pass, by the beginning of the tag. ``flat`` is the share of
    the time before the rate begins to fall; it falls linearly to 3 % at the end of ``minutes``, so that a run of any
    length ends well. ``mix_every`` is the number of steps between two averagings with the other workers. ``swapped``
    and ``glossed`` are the shares of the pairs in which names and figures are swapped for others, and in which rare
    French words have their English instead. ``templates`` is how often each template is filled, and ``copies`` how
    often pairs of a tag are encoded, varied anew each time: once where it does not say. ``selected`` and
    ``faithful`` say which pairs are worth keeping at all (`summtrans.training.selection.select`).
    """

    vocabulary: int = 8000
    width: int = 256
    encoder_layers: int = 6
    decoder_layers: int = 2
    feed_forward: int = 1024
    heads: int = 8
    dropout: float = 0.0
    label_smoothing: float = 0.0
    optimizer: str = "muon"
    rate: float = 1.5e-3
    warmup: int = 40
    flat: float = 0.35
    clip: float = 1.0
    tokens: int = 6000
    longest: int = 72
    minutes: float = 120.0
    save_every: float = 10.0
    mix_every: int = 12
    swapped: float = 0.6
    glossed: float = 0.7
    templates: int = 0
    seed: int = 1
    weights: Mapping[str, float] = field(default_factory=dict)
    copies: Mapping[str, int] = field(default_factory=dict)
    selected: Mapping[str, float] = field(default_factory=dict)
    faithful: float = 0.0


def of_tag(tag: str, values: Mapping[str, float], default: float) -> float:
    """Return the value of the first key that ``tag`` begins with."""
    return next((value for start, value in values.items() if tag.startswith(start)), default)


def load(path: Path) -> Recipe:
    """Read a recipe.

    Raises:
        InputError: the file cannot be read.
        ConfigurationError: a key is unknown or has a value of the wrong type.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except OSError as error:
        raise InputError(f"Cannot read {path}: {error.strerror}.") from None
    except yaml.YAMLError as error:
        raise ConfigurationError(f"{path} is not YAML: {error}.") from None
    known = {each.name: each.type for each in fields(Recipe)}
    types: dict[str, tuple[type, ...]] = {"int": (int,), "float": (int, float), "str": (str,)}
    for key, value in data.items():
        if key not in known:
            raise ConfigurationError(f"{path}: {key!r} is no key. Known keys: {', '.join(known)}.")
        if not isinstance(value, types.get(str(known[key]), (dict,))) or isinstance(value, bool):
            raise ConfigurationError(f"{path}: {key!r} must be {known[key]}, not {value!r}.")
    return Recipe(**data)
