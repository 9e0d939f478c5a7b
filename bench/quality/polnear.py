"""Attributions measured on PolNeAR: news articles with every attribution labelled by people.

The corpus is not part of the project; `polnear_corpus.py` says how its folder lies.
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
from bench.quality.polnear_corpus import Pieces, read_relations
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
    """The attributions of one annotation file: pieces of content apart, other words joined."""
    return [
        GoldAttribution(
            content=tuple(Span(file, *piece, text[slice(*piece)]) for piece in sorted(r.content)),
            cue=_joined(text, r.cue),
            source=_joined(text, r.source),
            resolves=None,
            direct=None,
        )
        for r in read_relations(standoff)
    ]


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


def _joined(text: str, pieces: Pieces) -> str | None:
    return " ".join(text[slice(*piece)] for piece in sorted(pieces)) or None
