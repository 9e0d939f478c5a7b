"""Captures to reports: clean text with its furniture marked, title, outlet, dateline and date."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from headwater.read.dates import parse_published

if TYPE_CHECKING:
    from headwater.read.reading import read

__all__ = ["parse_published", "read"]


def __getattr__(name: str) -> Any:
    # Whoever only reads dates need not wait for the libraries that read pages.
    if name != "read":
        raise AttributeError(f"module 'headwater.read' has no attribute {name!r}")
    return import_module("headwater.read.reading").read
