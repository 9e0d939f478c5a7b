"""The steps of a fit: gradients gathered, taken, and a running mean of the weights kept."""

from __future__ import annotations

import copy
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Generic, TypeVar

import torch
from torch import Tensor, nn

_NETWORK = TypeVar("_NETWORK", bound=nn.Module)
_DECAY_OF_MEAN = 0.998
_WEIGHT_DECAY = 0.01
_LONGEST_GRADIENT = 1.0
# The rate falls to this share of the full one.
_LAST_RATE = 0.02
_SAID_EVERY = 50


class Descent(Generic[_NETWORK]):
    """Moves a network's weights down its losses, a given number of steps (AdamW).

    Args:
        network: what is fitted.
        groups: its parameters with their full rates of learning, as AdamW takes them.
        steps: how many are taken in all; the rate rises at first and then falls to the last.
        warm_share: share of the steps in which it rises.

    Attributes:
        mean: the network with the running mean of its weights: better on what was not fitted on
            than those of any one step.
    """

    def __init__(
        self, network: _NETWORK, groups: Sequence[dict[str, object]], steps: int, warm_share: float
    ) -> None:
        self._network, self._steps = network, steps
        self.mean = copy.deepcopy(network)
        self._optimizer = torch.optim.AdamW(list(groups), weight_decay=_WEIGHT_DECAY, fused=True)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer, lambda step: _rate_at(step, steps, warm_share)
        )
        self._step, self._losses, self._began = 0, 0.0, time.monotonic()

    def gather(self, loss: Tensor) -> None:
        """Add the gradients of a loss; a step may gather several."""
        loss.backward()
        self._losses += loss.item()

    def take(self) -> None:
        """Take a step down what was gathered; say now and then how far it is."""
        nn.utils.clip_grad_norm_(self._network.parameters(), _LONGEST_GRADIENT)
        self._optimizer.step()
        self._schedule.step()
        self._optimizer.zero_grad()
        self._step += 1
        _move(self.mean, self._network, min(_DECAY_OF_MEAN, self._step / (self._step + 10)))
        if self._step % _SAID_EVERY == 0:
            took, loss = time.monotonic() - self._began, self._losses / _SAID_EVERY
            print(f"step {self._step}/{self._steps} loss {loss:.3f} {took:.0f} s", flush=True)
            self._losses = 0.0

    def keep(self, out: Path) -> None:
        """Write the running mean."""
        torch.save(self.mean.state_dict(), out)


def _rate_at(step: int, steps: int, warm_share: float) -> float:
    """Share of the full rate of learning."""
    warm = max(1, int(steps * warm_share))
    if step < warm:
        return (step + 1) / warm
    return max(_LAST_RATE, (steps - step) / max(1, steps - warm))


def _move(mean: nn.Module, current: nn.Module, keep: float) -> None:
    with torch.no_grad():
        for slow, fast in zip(mean.parameters(), current.parameters(), strict=True):
            slow.lerp_(fast, 1 - keep)
