"""Claim + its parent -> Drift: what a retelling says otherwise, or more or less surely."""

from headwater.drift.find import find_drift

__all__ = ["find_drift"]
