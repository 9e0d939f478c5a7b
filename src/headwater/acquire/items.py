"""What one place gives: captures, and what became none, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.errors import ReadError
from headwater.model import Capture


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that is left alone by rule."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Something that could not be had."""

    path: str
    reason: str


Item = Capture | Skipped | Failed


class TooMuchError(ReadError):
    """A place gives more than is taken from one: what came before counts, the rest does not."""


class NoReportsError(ReadError):
    """A file is sound but holds no reports: skipped if a folder had it, failed if it was named."""
