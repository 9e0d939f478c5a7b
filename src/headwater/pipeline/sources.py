"""What a caller may name as a report: a path, a text or a capture."""

from __future__ import annotations

import hashlib
from pathlib import Path

from headwater.acquire import capture_text
from headwater.model import Capture

Source = str | Path | Capture
"""A file or folder (`Path`, or `str` without a line break; "-" is standard input), a text (`str`
with a line break), or a `Capture` with metadata of its own."""


def is_text(source: Source) -> bool:
    """Whether the words are in the caller's hands already."""
    return isinstance(source, Capture) or (isinstance(source, str) and "\n" in source)


def as_capture(source: Source) -> Capture:
    """A text as a capture, called by its digest; a capture as it is."""
    if isinstance(source, Capture):
        return source
    digest = hashlib.sha256(str(source).encode("utf-8", "surrogatepass")).hexdigest()
    return capture_text(str(source), f"text-{digest[:12]}")
