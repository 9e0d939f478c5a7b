"""Which reader turns which format into words: read this first."""

from __future__ import annotations

from headwater.errors import ReadError
from headwater.model import Capture
from headwater.raw.formats import (
    DOCX,
    ENTRY,
    JSON,
    MAIL,
    MHTML,
    NEWSML,
    NINJS,
    PAGE,
    PDF,
    RECORD,
    TEXT,
    XML,
    Format,
)  # fmt: skip
from headwater.raw.tell import SNIFFED_BYTES, tell_format
from headwater.read.readers.docx import read_docx
from headwater.read.readers.entry import read_entry
from headwater.read.readers.mail import read_mail
from headwater.read.readers.mhtml import read_mhtml
from headwater.read.readers.newsml import read_newsml
from headwater.read.readers.ninjs import read_ninjs
from headwater.read.readers.page import read_web_page
from headwater.read.readers.pdf import read_pdf
from headwater.read.readers.record import read_record
from headwater.read.readers.text import read_text
from headwater.read.words import Reader

READERS: dict[Format, Reader] = {
    TEXT: read_text,
    PAGE: read_web_page,
    MHTML: read_mhtml,
    MAIL: read_mail,
    PDF: read_pdf,
    DOCX: read_docx,
    NINJS: read_ninjs,
    NEWSML: read_newsml,
    RECORD: read_record,
    ENTRY: read_entry,
}
# JSON and XML of unknown making are acquired as what they hold, or not at all; what is called so
# and begins otherwise is text.
_AS_TEXT = frozenset({JSON, XML})


def reader_of(capture: Capture) -> Reader:
    """The reader for a capture, by its bytes, its declared type and its name.

    Raises:
        ReadError: it is of a format that may hold many reports, which acquiring takes apart.
    """
    told = tell_format(capture.content[:SNIFFED_BYTES], capture.path, capture.media_type)
    reader = READERS.get(told)
    if reader is None and told in _AS_TEXT and not _is_marked_up(capture.content):
        reader = read_text
    if reader is None:
        raise ReadError(f"{told.called}, not one report; give it by its path")
    return reader


def _is_marked_up(content: bytes) -> bool:
    return content[:SNIFFED_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"{", b"["))
