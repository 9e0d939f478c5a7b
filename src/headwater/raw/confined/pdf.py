"""PDF to paragraphs, with pdfminer's layout analysis; runs in the confined child only."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTPage, LTTextContainer, LTTextLine
from pdfminer.pdfdocument import (
    PDFDocument,
    PDFEncryptionError,
    PDFPasswordIncorrect,
    PDFTextExtractionNotAllowed,
)
from pdfminer.pdfparser import PDFParser, PDFSyntaxError

from headwater.raw.confined.child import UnreadableError

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

_MAX_PAGES = 500
_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})-\Z")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def parse(content: bytes) -> dict[str, Any]:
    """The paragraphs of a PDF, page by page, each block of lines one paragraph.

    Raises:
        UnreadableError: it is locked, damaged, or has pictures of words but no words.
    """
    try:
        with io.BytesIO(content) as file:
            _refuse_locked(file)
            boxes, notes = _boxes(file)
    except (PDFEncryptionError, PDFPasswordIncorrect, PDFTextExtractionNotAllowed) as error:
        raise UnreadableError("is locked; unlock it and give it again") from error
    except PDFSyntaxError as error:
        raise UnreadableError("is damaged; give the whole file, or its text") from error
    known = Counter(w.lower() for box in boxes for line in box for w in _WORD.findall(line))
    paragraphs = [p for box in boxes if (p := join_lines(box, known))]
    if not paragraphs:
        raise UnreadableError("has no words in it, but pictures of them; give its text")
    return {"paragraphs": paragraphs, "title": None, "author": None, "links": [], "notes": notes}


def _refuse_locked(file: io.BytesIO) -> None:
    document = PDFDocument(PDFParser(file))
    if not document.is_extractable:
        raise PDFTextExtractionNotAllowed
    file.seek(0)


def _boxes(file: io.BytesIO) -> tuple[list[list[str]], list[str]]:
    """The lines of each block of text, and a note where pages were left out."""
    boxes: list[list[str]] = []
    notes: list[str] = []
    for number, page in enumerate(extract_pages(file, laparams=LAParams()), start=1):
        if number > _MAX_PAGES:
            notes.append(f"pages after the first {_MAX_PAGES} are left out")
            break
        boxes.extend(_lines_of(page))
    return boxes, notes


def _lines_of(page: LTPage) -> Iterator[list[str]]:
    for box in page:
        if isinstance(box, LTTextContainer):
            lines = [line.get_text() for line in box if isinstance(line, LTTextLine)]
            yield [" ".join(line.split()) for line in lines if line.strip()]


def join_lines(lines: list[str], known: Counter[str]) -> str:
    """The lines of a block as one paragraph.

    A word broken at a line's end is joined where the file writes it in one elsewhere; otherwise the
    hyphen stays, since it may be the word's own ("well-known").

    Args:
        lines: the words of each line.
        known: how often the file has each word, in lower case.
    """
    joined = ""
    for line in lines:
        broken = _BROKEN_WORD.search(joined)
        following = _WORD.match(line)
        if broken and following and line[0].islower():
            whole = broken[1] + following[0]
            joined = (joined[:-1] if known[whole.lower()] else joined) + line
        else:
            joined = f"{joined} {line}" if joined else line
    return joined
