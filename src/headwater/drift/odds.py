"""Chances as log odds, for regressions: 0.98 is as far from 0.90 as 0.70 is from 0.30."""

from __future__ import annotations

import math

# Beyond this a chance says no more.
_LEAST = 0.02
# Brings log odds near the size of facts that are 0 or 1.
_SCALE = 4.0


def log_odds(chance: float) -> float:
    """From -1 for 0 to 1 for 1, and 0 for a half."""
    known = min(1 - _LEAST, max(_LEAST, chance))
    return math.log(known / (1 - known)) / _SCALE
