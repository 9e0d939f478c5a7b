"""One capture to one report: decode, take apart, date, name the outlet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from headwater.errors import ReadError
from headwater.lexicon.fold import straighten
from headwater.model import Block, Capture, Furniture, Metadata, Published, Report, Span
from headwater.read.blocks import Structure, find_structure
from headwater.read.dateline import dateline_date
from headwater.read.dates import narrow, parse_published
from headwater.read.decode import decode, looks_like_page
from headwater.read.language import tell_language
from headwater.read.outlet import name_outlet, web_url
from headwater.read.page import read_page
from headwater.read.page_metadata import PageMetadata
from headwater.read.plain import Header, read_header
from headwater.settings import ReadSettings

_TIME_LABEL = re.compile(
    r"(?:first\s)?(?:published|posted|created|date|on)\s?(?:on|at)?\s?:?\s+", re.I
)
_CHANGED = re.compile(r"updated|modified", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    """A text before it is a report: its words and what stood beside them."""

    text: str
    start: int
    title: tuple[int, int] | None
    encoding: str
    extraction: str
    header: Header
    page: PageMetadata
    links: tuple[str, ...]
    notes: tuple[str, ...]


def read(capture: Capture, report_id: str, settings: ReadSettings) -> Report:
    """Turn the bytes of a capture into a report with its furniture marked.

    The text of a plain-text capture is the decoded file, character for character; the text of a
    page is its title and the paragraphs extracted from it.

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
    words = _page_words(capture) if _is_page(capture) else _plain_words(capture)
    _refuse_wordless(words.text, settings)
    structure = find_structure(words.text, words.start, words.title, capture.metadata.title)
    return _report(capture, report_id, words, structure)


def _is_page(capture: Capture) -> bool:
    return looks_like_page(capture.content, capture.path)


def _plain_words(capture: Capture) -> _Words:
    decoded = decode(capture.content, page=False)
    header = read_header(decoded.text)
    return _Words(
        decoded.text, header.end, header.title, decoded.encoding, "plain", header,
        PageMetadata(), (), decoded.notes,
    )  # fmt: skip


def _page_words(capture: Capture) -> _Words:
    decoded = decode(capture.content, page=True)
    if not decoded.text.strip():
        raise ReadError("empty; give a file with the report's text")
    page = read_page(decoded.text)
    start = page.title[1] if page.title else 0
    return _Words(
        page.text, start, page.title, decoded.encoding, page.extraction, Header(),
        page.metadata, page.links, decoded.notes + page.notes,
    )  # fmt: skip


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


def _report(capture: Capture, report_id: str, words: _Words, structure: Structure) -> Report:
    text = words.text

    def span(bounds: tuple[int, int]) -> Span:
        return Span(report_id, *bounds, text[bounds[0] : bounds[1]])

    given, header = capture.metadata, words.header.metadata
    url = next((u for u in map(web_url, (given.url, header.url, words.page.url)) if u), None)
    outlet, outlet_basis = name_outlet(
        given=given.outlet, header=header.outlet, page=words.page.outlet, url=url
    )
    published, date_notes = _published(given, header, words.page, structure, text)
    language, language_notes = tell_language(
        text, given=given.language or header.language, page=words.page.language
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
        author=given.author or header.author or words.page.author or structure.author,
        dateline=span(structure.dateline) if structure.dateline else None,
        agency_tags=tuple(span(b) for b in structure.agency_tags),
        published=published,
        language=language,
        furniture=tuple(furniture),
        blocks=tuple(sorted(blocks, key=lambda block: block.span.start)),
        encoding=words.encoding,
        extraction=words.extraction,
        links=words.links,
        notes=(*capture.notes, *words.notes, *date_notes, *language_notes),
    )


def _published(
    given: Metadata, header: Metadata, page: PageMetadata, structure: Structure, text: str
) -> tuple[Published, tuple[str, ...]]:
    """When the report came out, and a note for each date that is none."""
    notes: list[str] = []
    said = (given.published, header.published, *page.dates)
    published = _first_date(said, notes) or _date_in_lines(structure.dated) or Published()
    if structure.dateline:
        found = dateline_date(text[slice(*structure.dateline)])
        if found and found[1] and not published.known:
            published = parse_published(f"{found[0]} {found[1]}", "text") or published
        elif found:
            published = narrow(published, found[0]) or published
    return published, tuple(notes)


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
