"""Time expressions: words of time, a grammar over them, and the days that they mean."""

from headwater.extract.time.extract import extract_times

__all__ = ["extract_times"]
