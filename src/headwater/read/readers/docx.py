"""Word files, whose text a confined child process extracts."""

from __future__ import annotations

from headwater.model import Capture
from headwater.raw.confined import run_confined
from headwater.read.words import OwnMetadata, Words


def read_docx(capture: Capture) -> Words:
    """The words of a Word file; its title is the first paragraph where a style says so.

    Raises:
        ReadError: the child could not read it within its limits.
    """
    found = run_confined("docx", capture.content)
    text = "\n\n".join(found.paragraphs)
    title = (0, len(found.title)) if found.title else None
    return Words(
        text, "docx", "", title, title[1] if title else 0,
        own=OwnMetadata(title=found.title), links=found.links, notes=found.notes,
    )  # fmt: skip
