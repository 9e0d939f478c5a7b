"""One capture to one report: decode, take apart, date, name the outlet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from headwater.errors import ReadError
from headwater.lexicon.fold import straighten
from headwater.model import Block, Capture, Furniture, Published, Report, Span
from headwater.read.address import find_address
from headwater.read.blocks import Structure, find_structure
from headwater.read.dateline import dateline_date
from headwater.read.dates import following_day, narrow, parse_published
from headwater.read.language import tell_language
from headwater.read.outlet import name_outlet
from headwater.read.page_metadata import date_in_address
from headwater.read.readers import reader_of
from headwater.read.words import OwnMetadata, Words
from headwater.settings import ReadSettings

_TIME_LABEL = re.compile(
    r"(?:first\s)?(?:published|posted|created|date|on)\s?(?:on|at)?\s?:?\s+", re.I
)
_CHANGED = re.compile(r"updated|modified", re.IGNORECASE)


def read(capture: Capture, report_id: str, settings: ReadSettings) -> Report:
    """Turn the bytes of a capture into a report with its furniture marked.

    The text of a plain-text capture is the decoded file, character for character; the text of any
    other is its title and the paragraphs extracted from it (`read/readers/table.py`).

    Args:
        capture: bytes and sidecar; its metadata beat what the text or page says of itself.
        report_id: id that the report and all its spans get ("r1").
        settings: the caps on size.

    Raises:
        ReadError: there are no words to read: empty, binary, too large, a page without text.
    """
    if len(capture.content) > settings.max_bytes:
        raise ReadError(
            f"larger than {settings.max_bytes:,} bytes, the most that is read (read.max_bytes); "
            "give the report alone"
        )
    words = reader_of(capture)(capture)
    _refuse_wordless(words.text, settings)
    structure = find_structure(words.text, words.start, words.title, capture.metadata.title)
    return _report(capture, report_id, words, structure)


def _refuse_wordless(text: str, settings: ReadSettings) -> None:
    if not straighten(text).strip():
        raise ReadError("empty; give a file with the report's text")
    if not any(c.isalnum() for c in text):
        raise ReadError("no word in it; give a file with the report's text")
    if len(text) > settings.max_text_chars:
        raise ReadError(
            f"{len(text):,} characters of text; the most that is analysed is "
            f"{settings.max_text_chars:,} (read.max_text_chars); give the report alone"
        )


def _report(capture: Capture, report_id: str, words: Words, structure: Structure) -> Report:
    text = words.text

    def span(bounds: tuple[int, int]) -> Span:
        return Span(report_id, *bounds, text[bounds[0] : bounds[1]])

    given, header = capture.metadata, words.header.metadata
    url, declared = find_address(capture, words)
    outlet, outlet_basis = name_outlet(
        given=given.outlet,
        header=header.outlet,
        page=words.own.outlet,
        url=url,
        masthead=structure.outlet,
    )
    published, date_notes = _published(capture, words, structure)
    language, language_notes = tell_language(
        text, given=given.language or header.language, page=words.own.language
    )
    furniture = [Furniture(span(b), "header") for b in words.header.lines]
    furniture += [Furniture(span((s, e)), rule) for s, e, rule in structure.furniture]
    blocks = [Block("furniture", span(b)) for b in words.header.lines]
    blocks += [Block(kind, span((s, e))) for s, e, kind in structure.blocks]
    return Report(
        id=report_id,
        path=capture.path,
        url=url,
        sha256=capture.packed_sha256 or hashlib.sha256(capture.content).hexdigest(),
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        title=span(structure.title) if structure.title else None,
        outlet=outlet,
        outlet_basis=outlet_basis,
        author=given.author or header.author or words.own.author or structure.author,
        dateline=span(structure.dateline) if structure.dateline else None,
        agency_tags=tuple(span(b) for b in structure.agency_tags),
        published=published,
        language=language,
        furniture=tuple(furniture),
        blocks=tuple(sorted(blocks, key=lambda block: block.span.start)),
        encoding=words.encoding,
        extraction=words.extraction,
        links=words.links,
        notes=(*capture.notes, *words.own.notes, *words.notes, *date_notes, *language_notes),
        declared=declared,
        pub_status=words.own.pub_status,
        modified=_modified(words.own),
    )


def _published(
    capture: Capture, words: Words, structure: Structure
) -> tuple[Published, tuple[str, ...]]:
    """When the report came out, and a note for each date that is none."""
    notes: list[str] = []
    address = capture.metadata.url or capture.receipt.url
    said = (
        capture.metadata.published,
        words.header.metadata.published,
        *words.own.dates,
        date_in_address(address),
    )
    published = _first_date(said, notes) or _date_in_lines(structure.dated) or Published()
    dated = words.own.dateline
    if structure.dateline:
        dated = words.text[slice(*structure.dateline)]
    found = dateline_date(dated) if dated else None
    if found and found[1] and not published.known:
        published = parse_published(f"{found[0]} {found[1]}", "text") or published
    elif found:
        published = narrow(published, found[0]) or published
    if _is_after(published, capture.receipt.received):
        notes.append(f"its date, {published.earliest}, lies after it was received, so it is none")
        published = Published()
    return published, tuple(notes)


def _is_after(published: Published, received: str | None) -> bool:
    """Whether a date lies more than a day after we had the report: clocks and zones differ."""
    last = received and following_day(received)
    return bool(last and published.earliest and published.earliest[:10] > last)


def _modified(own: OwnMetadata) -> Published:
    """When the report was last changed, as far as its metadata say so."""
    return (parse_published(own.modified) if own.modified else None) or Published()


def _first_date(said: Iterable[str | None], notes: list[str]) -> Published | None:
    for words in said:
        if words and words.strip():
            published = parse_published(words)
            if published:
                return published
            shown = words if len(words) <= 40 else words[:40] + "..."
            notes.append(f"{shown!r} is not a publication date; write it as 2015-07-01")
    return None


def _date_in_lines(lines: Iterable[str]) -> Published | None:
    """A date in a byline or time line above the body; a date of change is not one."""
    for line in lines:
        for part in re.split(r"\s+[|–—•·-]\s+|\s+/\s+", line):
            if not _CHANGED.search(part):
                published = parse_published(_TIME_LABEL.sub("", part.strip(), count=1), "text")
                if published and not part.strip().isdigit():
                    return published
    return None
