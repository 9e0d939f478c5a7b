"""Attributions measured on PolNeAR: news articles with every attribution labelled by people.

The corpus is not part of the project. Its folder holds `polnear/dev/text/NAME.txt` and
`polnear/dev/attributions/NAME_CODER.ann`, in brat's standoff format; a few texts were labelled
by two people, of whom the first by file name is taken. Source: Newell, Margolin and Ruths, "An
Attribution Relations Corpus for Political News" (LREC 2018).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.quality.attributions import (
    AttributionCounts,
    GoldAttribution,
    compare_attributions,
    read_found,
)
from bench.quality.counts import Figures, add_counts
from bench.quality.reading import Finding, Json, Reading
from bench.quality.spans import Span

Trace = Callable[[list[Path]], Json]
_SPLIT = Path("polnear", "dev")


@dataclass(frozen=True, slots=True)
class PolnearCounts:
    """What was counted over one or more articles."""

    articles: int = 0
    attributions: AttributionCounts = field(default_factory=AttributionCounts)
    bad_spans: int = 0

    def __add__(self, other: PolnearCounts) -> PolnearCounts:
        return add_counts(self, other)

    def figures(self) -> Figures:
        """The figures that PolNeAR can tell: it marks neither quotation nor who "he" is."""
        kept = self.attributions.figures()
        del kept["attr_direct"], kept["attr_resolved"]
        return {**kept, "bad_spans": self.bad_spans}


@dataclass(frozen=True, slots=True)
class Article:
    """A labelled article: where it is, its text and its attributions."""

    path: Path
    text: str
    gold: tuple[GoldAttribution, ...]


def what_is_missing(data: Path) -> str | None:
    """What of PolNeAR is not there, in a sentence; None if nothing is missing."""
    folder = data / _SPLIT
    for part in ("text", "attributions"):
        if not (folder / part).is_dir():
            return f"PolNeAR not measured: there is no folder {folder / part}"
    if not any((folder / "text").glob("*.txt")):
        return f"PolNeAR not measured: {folder / 'text'} holds no text"
    return None


def read_articles(data: Path, limit: int | None = None) -> tuple[list[Article], list[str]]:
    """The first articles by file name, and the names of texts without labels, left out.

    Raises:
        OSError: a file cannot be read.
        ValueError: a file is not UTF-8, or not in the standoff format.
    """
    folder = data / _SPLIT
    articles, unlabelled = [], []
    for path in sorted((folder / "text").glob("*.txt"))[:limit]:
        labels = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if not labels:
            unlabelled.append(path.name)
            continue
        text = path.read_bytes().decode("utf-8")
        gold = parse_standoff(path.name, text, labels[0].read_bytes().decode("utf-8"))
        articles.append(Article(path, text, tuple(gold)))
    return articles, unlabelled


def parse_standoff(file: str, text: str, standoff: str) -> list[GoldAttribution]:
    """The attributions of one annotation file; raises ValueError for a line it cannot read.

    A part may be labelled in pieces ("315 448;463 553"), and an attribution may have several
    contents, cues or sources: pieces of content are kept apart, the words of the others joined.
    """
    parts: dict[str, tuple[Span, ...]] = {}
    rows = [line.split("\t") for line in standoff.splitlines() if line.strip()]
    for row in rows:
        if row[0].startswith("T"):
            parts[row[0]] = _pieces(file, text, row[1])
    attributions = []
    for row in rows:
        if row[0].startswith("E"):
            attribution = _attribution(parts, row[1])
            if attribution.content:
                attributions.append(attribution)
    return attributions


def measure(
    articles: list[Article], trace: Trace
) -> tuple[PolnearCounts, list[tuple[str, list[Finding]]]]:
    """Trace each article on its own; counts over all, and what was missed or wrong in each."""
    counts, findings = PolnearCounts(), []
    for article in articles:
        reading = Reading(trace([article.path]), {article.path.name: article.text})
        scored, found = compare_attributions(article.gold, read_found(reading))
        counts += PolnearCounts(1, scored, reading.bad_spans)
        findings.append((article.path.stem, found))
    return counts, findings


def _pieces(file: str, text: str, label: str) -> tuple[Span, ...]:
    _, _, offsets = label.partition(" ")
    pieces = []
    for piece in offsets.split(";"):
        start, end = (int(number) for number in piece.split())
        pieces.append(Span(file, start, end, text[start:end]))
    return tuple(sorted(pieces, key=lambda s: s.start))


def _attribution(parts: dict[str, tuple[Span, ...]], label: str) -> GoldAttribution:
    held: dict[str, tuple[Span, ...]] = {}
    for argument in label.split():
        role, _, part = argument.partition(":")
        # A second source of one attribution is called Source2.
        name = role.rstrip("0123456789")
        held[name] = held.get(name, ()) + parts[part]
    return GoldAttribution(
        content=held.get("Content", ()),
        cue=_joined(held.get("Cue")),
        source=_joined(held.get("Source")),
        resolves=None,
        direct=None,
    )


def _joined(pieces: tuple[Span, ...] | None) -> str | None:
    return " ".join(s.text for s in pieces) if pieces else None
