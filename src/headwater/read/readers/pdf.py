"""PDF files, whose text a confined child process extracts."""

from __future__ import annotations

from headwater.model import Capture
from headwater.raw.confined import run_confined
from headwater.read.words import Words


def read_pdf(capture: Capture) -> Words:
    """The words of a PDF, one paragraph for each block of its pages.

    The title, author and dates in a PDF's properties are those of whoever made the file, and are
    not taken for the report's.

    Raises:
        ReadError: the child could not read it within its limits.
    """
    found = run_confined("pdf", capture.content)
    return Words("\n\n".join(found.paragraphs), "pdf", "", notes=found.notes)
