"""Averages of whole models: the weights of several runs of one shape, each begun where the one before it ended.

Models along one path of training lie in one basin, and their average lies lower in it than the last of them
(Wortsman et al. 2022, "Model soups").
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from summtrans.errors import UsageError


def weighted(text: str) -> tuple[Path, float]:
    """Return the folder and weight of ``FOLDER=WEIGHT``; raises `UsageError` where it is something else."""
    folder, _, weight = text.rpartition("=")
    try:
        found = Path(folder), float(weight)
    except ValueError:
        found = Path(), 0.0
    if not folder or found[1] < 0 or not (found[0] / "model.safetensors").exists():
        raise UsageError(f"{text!r} is not FOLDER=WEIGHT, a model's folder and a number.")
    return found


def average(models: Sequence[tuple[Path, float]], out: Path) -> None:
    """Write the weighted average of ``models`` (folders in the Hugging Face layout, with their weights) to ``out``.

    All but the weights is taken from the last one. Sums are made in float32, and stored in that model's types.

    Raises:
        UsageError: there are no models, weights do not add up to more than 0, or shapes or vocabularies differ.
    """
    import torch
    from safetensors.torch import load_file, save_file

    total = sum(weight for _, weight in models)
    if total <= 0:
        raise UsageError("Nothing to average: give models with weights above 0.")
    last = models[-1][0]
    loaded = [(weight / total, load_file(folder / "model.safetensors")) for folder, weight in models]
    like = loaded[-1][1]
    for (folder, _), (_, tensors) in zip(models, loaded, strict=True):
        same = {name: tensor.shape for name, tensor in tensors.items()} == {n: t.shape for n, t in like.items()}
        if not same or (folder / "source.spm").read_bytes() != (last / "source.spm").read_bytes():
            raise UsageError(f"{folder} and {last} differ in shape or vocabulary: only runs of one model are averaged.")
    shutil.copytree(last, out, ignore=shutil.ignore_patterns("ct2", "model.safetensors"))
    mixed = {
        name: torch.stack([weight * tensors[name].float() for weight, tensors in loaded]).sum(0).to(tensor.dtype)
        for name, tensor in like.items()
    }
    save_file(mixed, out / "model.safetensors", metadata={"format": "pt"})
