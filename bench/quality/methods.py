"""The ways of finding attributions beside one another, on PolNeAR, counted as PolNeAR counts.

    python -m bench.quality.methods --data ../shared/data [--limit N] [--split dev]

Three ways: rules over the parse alone, the fitted network alone, and both joined as a dossier has
them. A dossier labels quoted words, continued quotations and nested attributions each on their
own, PolNeAR all of one cue as one and nothing twice: `as_labelled` puts them together again.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from bench.quality.polnear_corpus import Labelled, read_split
from bench.quality.wholes import Ranges, Whole, WholeCounts, compare_wholes, interval
from headwater.annotate import annotate
from headwater.extract.attribution.extract import extract_attributions
from headwater.extract.attribution.learned.relations import (
    MIN_CONFIDENCE,
    Relation,
    read_relations,
)
from headwater.extract.parse import Parse, index_parse
from headwater.model import Annotations, Attribution, Capture, Report
from headwater.read import read
from headwater.settings import AnnotateSettings, AttributionSettings, ReadSettings

Way = Callable[[Report, Annotations], list[Whole]]


def ways() -> dict[str, Way]:
    """What is compared, by name."""
    return {
        "rules": lambda r, a: _extracted(r, a, "rules"),
        "network": _network,
        "joined": lambda r, a: _extracted(r, a, "learned"),
    }


def as_labelled(attributions: Sequence[Attribution]) -> list[Whole]:
    """A dossier's attributions as PolNeAR would have labelled them."""
    wholes: list[Whole] = []
    at: dict[tuple[int, int], int] = {}
    last: int | None = None
    for one in sorted(attributions, key=lambda a: (a.content.start, -a.content.end)):
        content = (one.content.start, one.content.end)
        known = at.get((one.cue.start, one.cue.end)) if one.cue else last
        if known is not None:
            wholes[known] = _with_content(wholes[known], content)
            continue
        source: Ranges = ((one.source.start, one.source.end),) if one.source else ()
        cue: Ranges = ((one.cue.start, one.cue.end),) if one.cue else ()
        last = len(wholes)
        if one.cue:
            at[one.cue.start, one.cue.end] = last
        wholes.append(Whole(source, cue, (content,)))
    return wholes


def _with_content(whole: Whole, content: tuple[int, int]) -> Whole:
    """The same with more content; words that it already holds are not counted twice."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((*whole.content, content)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return Whole(whole.source, whole.cue, tuple(merged), whole.cue_words)


def _extracted(report: Report, annotations: Annotations, method: str) -> list[Whole]:
    settings = AttributionSettings(method=method)
    return as_labelled(extract_attributions(report, annotations, settings))


def _network(report: Report, annotations: Annotations) -> list[Whole]:
    parse = index_parse(report, annotations)
    relations = [r for r in read_relations(parse) if r.confidence >= MIN_CONFIDENCE]
    return [_as_whole(parse, relation) for relation in relations]


def _as_whole(parse: Parse, relation: Relation) -> Whole:
    def characters(run: tuple[int, int]) -> tuple[int, int]:
        return parse.tokens[run[0]].start, parse.tokens[run[1]].end

    source = (characters(relation.source),) if relation.source else ()
    content = tuple(characters(run) for run in relation.content)
    return Whole(source, (characters(relation.cue),), content)


def _gold(article: Labelled) -> list[Whole]:
    return [
        Whole(
            tuple(sorted(r.source)),
            tuple(sorted(r.cue)),
            tuple(sorted(r.content)),
            " ".join(article.text[start:end] for start, end in sorted(r.cue)),
        )
        for r in article.relations
    ]


def measure(articles: Sequence[Labelled]) -> dict[str, list[WholeCounts]]:
    """Counts of each article, by way."""
    counts: dict[str, list[WholeCounts]] = {name: [] for name in ways()}
    for article in track(articles, "articles", console=Console(stderr=True)):
        report = read(Capture(article.path.name, article.text.encode()), "r1", ReadSettings())
        annotations = annotate(report, AnnotateSettings())
        gold = _gold(article)
        for name, way in ways().items():
            counts[name].append(compare_wholes(gold, way(report, annotations)))
    return counts


def rows(counts: dict[str, list[WholeCounts]]) -> Iterator[list[str]]:
    """One row for each way: figures in hundredths, and the interval of the first."""
    for name, each in counts.items():
        total = WholeCounts()
        for one in each:
            total = total + one
        low, high = interval(each, lambda c: c.whole.f1 or 0.0)
        figures = [value or 0.0 for value in total.figures().values()]
        yield [name, *(f"{100 * v:.1f}" for v in figures), f"{100 * low:.1f}-{100 * high:.1f}"]


def main() -> int:
    """Print the table; 2 if the corpus is not there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--limit", type=int)
    chosen = parser.parse_args()
    folder = chosen.data / "polnear" / chosen.split
    if not folder.is_dir():
        print(f"nothing measured: there is no folder {folder}", file=sys.stderr)
        return 2
    articles = list(read_split(folder))[: chosen.limit]
    table = Table("way", *WholeCounts().figures(), "95 % of whole_f1")
    for row in rows(measure(articles)):
        table.add_row(*row)
    Console(width=100).print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
