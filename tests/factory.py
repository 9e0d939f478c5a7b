"""Reports and annotations for tests, made from a string: what the reader would make of it."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from headwater.annotate import annotate
from headwater.model import Annotations, Block, BlockKind, Published, Report, Span
from headwater.settings import AnnotateSettings

_PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t]*\n))*")


def make_report(
    text: str,
    *,
    id: str = "r1",
    outlet: str | None = None,
    headline: bool = False,
    dateline: str | None = None,
    agency_tags: tuple[str, ...] = (),
    published: str | None = None,
    links: tuple[str, ...] = (),
) -> Report:
    """A report whose blocks are the paragraphs of `text`, parted by blank lines.

    Args:
        text: the whole text; nothing in it is furniture.
        id: the report's id.
        outlet: who published it.
        headline: whether the first block is the title.
        dateline: words at the head of the body that are its dateline; their block begins after.
        agency_tags: credits that stand in the text ("(AP)").
        published: ISO day of publication.
        links: targets of hyperlinks.
    """

    def span(start: int, end: int) -> Span:
        return Span(id, start, end, text[start:end])

    def found(words: str) -> Span:
        start = text.index(words)
        return span(start, start + len(words))

    dateline_span = found(dateline) if dateline else None
    blocks: list[Block] = []
    for match in _PARAGRAPH.finditer(text):
        start, end = match.start(), match.start() + len(match.group().rstrip())
        kind: BlockKind = "title" if headline and not blocks else "paragraph"
        if dateline_span and start <= dateline_span.start < end:
            start = dateline_span.end
            start += len(text[start:end]) - len(text[start:end].lstrip())
        if start < end:
            blocks.append(Block(kind, span(start, end)))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(
        id=id,
        path=f"{id}.txt",
        url=None,
        sha256=digest,
        text_sha256=digest,
        text=text,
        title=blocks[0].span if headline and blocks else None,
        outlet=outlet,
        outlet_basis="header" if outlet else None,
        author=None,
        dateline=dateline_span,
        agency_tags=tuple(found(tag) for tag in agency_tags),
        published=Published(published, published, "metadata") if published else Published(),
        language="en",
        furniture=(),
        blocks=tuple(blocks),
        encoding="utf-8 (given)",
        extraction="plain",
        links=links,
    )


@lru_cache(maxsize=256)
def annotate_text(text: str, *, headline: bool = False) -> tuple[Report, Annotations]:
    """The report that `make_report` makes of `text`, and its annotations."""
    report = make_report(text, headline=headline)
    return report, annotate(report, AnnotateSettings())
