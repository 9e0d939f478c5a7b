"""Single pieces of an invented dossier, each with any field replaced."""

from __future__ import annotations

import hashlib
from typing import Any

from headwater.model import (
    Block,
    BlockKind,
    Claim,
    Drift,
    DriftKind,
    Link,
    Published,
    Report,
    Severity,
    Span,
)


def make_report(
    id: str,
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    furniture: str | None = None,
    **fields: Any,
) -> Report:
    """A report whose first block is its title and whose others are paragraphs."""
    blocks: list[Block] = []
    at = 0
    for part in text.split("\n\n"):
        kind: BlockKind = "paragraph" if blocks else "title"
        words = part.strip("\n")
        if furniture and words.startswith(furniture):
            kind = "furniture"
        blocks.append(Block(kind, Span(id, at, at + len(words), words)))
        at += len(part) + 2
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    given: dict[str, Any] = {
        "id": id,
        "path": f"weir/{id}.txt",
        "url": f"https://news.example/{id}",
        "sha256": digest,
        "text_sha256": digest,
        "text": text,
        "title": blocks[0].span,
        "outlet": outlet,
        "outlet_basis": "header" if outlet else None,
        "author": None,
        "dateline": None,
        "agency_tags": (),
        "published": Published(published, published, "metadata") if published else Published(),
        "language": "en",
        "furniture": (),
        "blocks": tuple(blocks),
        "encoding": "utf-8 (guessed, 0.99)",
        "extraction": "plain",
    }
    return Report(**(given | fields))


def words_of(report: Report, words: str) -> Span:
    """The span of some words of a report, which must hold them."""
    start = report.text.index(words)
    return report.span(start, start + len(words))


def make_link(child: str, parent: str, **fields: Any) -> Link:
    """A rewrite that names its parent, unless the fields say otherwise."""
    given: dict[str, Any] = {
        "child": child,
        "parent": parent,
        "kind": "rewrite",
        "cited": True,
        "share": 0.62,
        "undirected": False,
        "confidence": 0.97,
        "evidence": ("names the parent in 'According to ...'", "4 of 6 sentences align"),
    }
    return Link(**(given | fields))


def make_claim(id: str, span: Span, group: str | None, *attributions: str) -> Claim:
    return Claim(id, span, 0, attributions, "stated", (), (), None, group)


def make_drift(
    number: int, kind: DriftKind, severity: Severity, child: Span, parent: Span, detail: str = ""
) -> Drift:
    said = detail or f"'{parent.text}' became '{child.text}'"
    return Drift(f"d{number}", kind, severity, child, parent, said, 0.75)
