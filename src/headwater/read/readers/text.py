"""Plain text: the decoded file, character for character."""

from __future__ import annotations

from headwater.model import Capture
from headwater.raw.decode import decode
from headwater.read.plain import read_header
from headwater.read.readers.declared import charset_of
from headwater.read.words import Words


def read_text(capture: Capture) -> Words:
    """The words of a text with the header lines at its top, if there are any."""
    decoded = decode(capture.content, page=False, charset=charset_of(capture.media_type))
    header = read_header(decoded.text)
    return Words(
        decoded.text, "plain", decoded.encoding, header.title, header.end, header,
        notes=decoded.notes,
    )  # fmt: skip
