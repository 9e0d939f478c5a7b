"""Captures to reports: clean text with its furniture marked, title, outlet, dateline and date."""

from headwater.read.dates import parse_published
from headwater.read.reading import read

__all__ = ["parse_published", "read"]
