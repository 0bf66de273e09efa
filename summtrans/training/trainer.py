"""Training: on one GPU or a few CPU cores, resumable, by the clock.

On a machine of few cores two workers of one thread each get more done than one of two threads; they share a run's
folder and average their weights through it now and then (elastic averaging, Zhang et al. 2015).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path

import sentencepiece
import torch

from summtrans.errors import InputError, UsageError
from summtrans.training.batching import ahead, batches
from summtrans.training.encoding import PIECES
from summtrans.training.network import build, loss
from summtrans.training.optimization import Optimizer
from summtrans.training.recipe import Recipe

_LEAST_RATE = 0.03  # of the recipe's rate, at the end


def state_file(run: Path, worker: int) -> Path:
    """Return where a worker keeps its state."""
    return run / f"state-{worker}.pt"


class Trainer:
    """A model in training."""

    def __init__(self, data: Path, run: Path, recipe: Recipe, device: str = "cpu", worker: int = 1) -> None:
        """Build the model, or take up the state that this worker left in ``run``."""
        if recipe.optimizer not in ("muon", "adam"):
            raise UsageError(f"There is no optimizer {recipe.optimizer!r}: choose muon or adam.")
        run.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(recipe.seed)
        torch.set_flush_denormal(True)
        self.data, self.run, self.recipe, self.device, self.worker = data, run, recipe, device, worker
        self.vocabulary = sentencepiece.SentencePieceProcessor(model_file=str(data / PIECES)).get_piece_size()
        self.model = build(recipe, self.vocabulary, device)
        self.parameters = {name: p for name, p in self.model.named_parameters() if p.requires_grad}
        self.optimizer = Optimizer(self.parameters, recipe.optimizer, device)
        self.steps, self.pieces, self.seconds = 0, 0, 0.0
        if state_file(run, worker).exists():
            saved = torch.load(state_file(run, worker), map_location=device, weights_only=True)
            self.optimizer.restore(saved["optimizer"])
            self.steps, self.pieces, self.seconds = saved["steps"], saved["pieces"], saved["seconds"]
        self.model.to(torch.device(device))  # type: ignore[arg-type]
        if device == "cuda":
            self.model.bfloat16()
        self._load(self.optimizer.master)

    def start_from(self, folder: Path) -> None:
        """Take the weights of a model of the same shape and vocabulary, in the Hugging Face layout.

        Raises:
            InputError: they do not fit.
        """
        from safetensors.torch import load_file

        weights = load_file(folder / "model.safetensors")
        for name, master in self.optimizer.master.items():
            if name not in weights or weights[name].shape != master.shape:
                raise InputError(f"{folder} does not fit the recipe: {name} differs.")
            master.copy_(weights[name])
            self.optimizer.average[name].copy_(weights[name])
        self._load(self.optimizer.master)

    def train(self, say: Callable[[str], None], log_every: int = 20) -> float:
        """Train until the recipe's minutes are spent; return the mean loss (nats a piece) of the last steps."""
        recipe, limit = self.recipe, self.recipe.minutes * 60
        begun = saved = shown = time.monotonic()
        before, total, count = self.seconds, 0.0, 0
        mean = float("nan")
        seed = recipe.seed * 1000 + self.worker + self.steps
        for source, target in ahead(batches(self.data, recipe, self.vocabulary, seed)):
            nll, pieces = loss(self.model, source, target, self.device, recipe.label_smoothing)
            (nll / pieces).backward()  # type: ignore[no-untyped-call]
            self.steps, self.pieces = self.steps + 1, self.pieces + pieces
            self.seconds = before + time.monotonic() - begun
            part = min(1.0, self.seconds / limit)
            gradients = {name: p.grad for name, p in self.parameters.items() if p.grad is not None}
            self.optimizer.step(gradients, self._rate(part), recipe.clip, self.steps)
            for parameter in self.parameters.values():
                parameter.grad = None
            if self.steps % recipe.mix_every == 0:
                self._mix()
            self._load(self.optimizer.master)
            total, count = total + float(nll.detach()), count + pieces
            if self.steps % log_every == 0 or part >= 1.0:
                now = time.monotonic()
                mean = total / count
                say(f"step {self.steps}, {self.pieces:,} pieces, loss {mean:.3f}, {count / (now - shown):.0f} pieces/s")
                shown, total, count = now, 0.0, 0
            if time.monotonic() - saved > recipe.save_every * 60 or part >= 1.0:
                self.save()
                saved = time.monotonic()
            if part >= 1.0:
                break
        return mean

    def _rate(self, part: float) -> float:
        falling = max(_LEAST_RATE, min(1.0, (1 - part) / (1 - self.recipe.flat)))
        return self.recipe.rate * min(1.0, self.steps / self.recipe.warmup) * falling

    @torch.no_grad()
    def _load(self, weights: Mapping[str, torch.Tensor]) -> None:
        for name, parameter in self.parameters.items():
            parameter.copy_(weights[name])

    @torch.no_grad()
    def _mix(self) -> None:
        """Meet the other workers half way: the centre and this worker both move to their midpoint."""
        centre = self.run / "centre.pt"
        others = [path for path in self.run.glob("state-*.pt") if path != state_file(self.run, self.worker)]
        if centre.exists():
            shared = torch.load(centre, map_location=self.device, weights_only=True)
            for name, master in self.optimizer.master.items():
                master.lerp_(shared[name], 0.5)
        elif not others and self.worker == 1:
            return  # alone
        self._write(self.optimizer.master, centre)

    def save(self) -> None:
        """Write the state: whole, or the old one stays."""
        state = {
            "optimizer": self.optimizer.state(),
            "steps": self.steps,
            "pieces": self.pieces,
            "seconds": self.seconds,
        }
        self._write(state, state_file(self.run, self.worker))

    def _write(self, state: object, path: Path) -> None:
        temporary = path.with_name(f"{path.name}.{self.worker}.part")
        torch.save(state, temporary)
        temporary.replace(path)


def averaged(run: Path) -> dict[str, torch.Tensor]:
    """Return the mean of the workers' averaged weights.

    Raises:
        InputError: no worker has saved a state in ``run``.
    """
    states = [torch.load(path, map_location="cpu", weights_only=True) for path in sorted(run.glob("state-*.pt"))]
    if not states:
        raise InputError(f"No training has been saved in {run}.")
    averages = [state["optimizer"]["average"] for state in states]
    return {name: sum(each[name] for each in averages) / len(averages) for name in averages[0]}
