"""Muon for matrices (Jordan et al. 2024, https://kellerjordan.github.io/posts/muon/), Adam for all else."""

from __future__ import annotations

import math
from collections.abc import Mapping

import torch

from summtrans.training.network import is_matrix

_MOMENTUM, _FIRST, _SECOND, _TINY = 0.95, 0.9, 0.98, 1e-9
_MATRIX_SCALE = 0.2  # makes an orthogonal step about as large as Adam's (Liu et al. 2025)


def orthogonal(gradient: torch.Tensor) -> torch.Tensor:
    """Return the nearest matrix with orthonormal rows or columns, by five Newton-Schulz iterations."""
    # A CPU without bfloat16 instructions computes it fifty times slower than float32.
    x = gradient.bfloat16() if gradient.is_cuda else gradient.float()
    wide = x.size(0) <= x.size(1)
    x = x if wide else x.T
    x = x / (x.norm() + 1e-7)
    for _ in range(5):
        square = x @ x.T
        x = 3.4445 * x + (-4.7750 * square + 2.0315 * (square @ square)) @ x
    result: torch.Tensor = x if wide else x.T
    return result.float()


class Optimizer:
    """Float32 copies of the weights, their moments, and their running average, which is what is shipped."""

    def __init__(self, parameters: Mapping[str, torch.Tensor], kind: str, device: str) -> None:
        """Start from ``parameters`` (name to tensor); ``kind`` is ``muon`` or ``adam``."""
        self.master = {name: p.detach().float().clone().to(device) for name, p in parameters.items()}
        self.average = {name: m.clone() for name, m in self.master.items()}
        self.matrices = {name for name, m in self.master.items() if kind == "muon" and is_matrix(name, m)}
        self.first = {name: torch.zeros_like(m) for name, m in self.master.items()}
        self.second = {name: torch.zeros_like(m) for name, m in self.master.items() if name not in self.matrices}

    @torch.no_grad()
    def step(self, gradients: Mapping[str, torch.Tensor], rate: float, clip: float, number: int) -> None:
        """Make step ``number`` (from 1) with the gradients, clipped to the norm ``clip``."""
        norm = torch.sqrt(sum((g.float() ** 2).sum() for g in gradients.values()))  # type: ignore[arg-type]
        scale = torch.clamp(clip / (norm + 1e-6), max=1.0)
        keep = min(0.9995, number / (9 + number))
        for name, raw in gradients.items():
            gradient, master, first = raw.float() * scale, self.master[name], self.first[name]
            if name in self.matrices:
                first.mul_(_MOMENTUM).add_(gradient)
                update = orthogonal(gradient.add(first, alpha=_MOMENTUM))
                master.add_(update, alpha=-rate * _MATRIX_SCALE * math.sqrt(max(update.shape)))
            else:
                second = self.second[name]
                first.lerp_(gradient, 1 - _FIRST)
                second.lerp_(gradient * gradient, 1 - _SECOND)
                spread = (second / (1 - _SECOND**number)).sqrt_().add_(_TINY)
                master.addcdiv_(first, spread, value=-rate / (1 - _FIRST**number))
            self.average[name].lerp_(master, 1 - keep)

    def state(self) -> dict[str, dict[str, torch.Tensor]]:
        """Return all tensors, to be saved."""
        return {"master": self.master, "average": self.average, "first": self.first, "second": self.second}

    @torch.no_grad()
    def restore(self, state: Mapping[str, Mapping[str, torch.Tensor]]) -> None:
        """Take back what `state` returned."""
        for part, tensors in self.state().items():
            for name, tensor in tensors.items():
                tensor.copy_(state[part][name])
