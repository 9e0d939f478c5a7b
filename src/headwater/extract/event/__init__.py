"""Coded events: the words that report them, who did what to whom, and whether it happened."""

from headwater.extract.event.extract import extract_events

__all__ = ["extract_events"]
