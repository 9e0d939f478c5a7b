"""Verbs that only carry a noun of action: whoever launches an attack attacks."""

from __future__ import annotations

LIGHT = frozenset(
    "launch carry conduct mount stage commit make wage perform undertake begin start lead continue "
    "order hold open execute plan suspend take resume declare call impose perpetrate step "
    "face suffer cause trigger spark do unleash enforce use employ resort lob burst go".split()
)
