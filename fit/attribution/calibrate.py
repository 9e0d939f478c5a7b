"""Fits how sure a finding is.

    python -m fit.attribution.calibrate GOLD_FOLDER... > confidence.json

Each GOLD_FOLDER holds cases with labelled attributions (`reports/NN`, `pairs/NN`). A finding is
right if its content shares half of its characters with a labelled one that no surer finding took.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.fit.logistic import fit_logistic

from headwater.annotate import annotate
from headwater.extract.attribution.extract import read_findings
from headwater.extract.attribution.learned.relations import read_relations
from headwater.extract.attribution.learned.weigh import facts_of, supports_of
from headwater.extract.parse import index_parse
from headwater.model import Capture
from headwater.read import read
from headwater.settings import AnnotateSettings, ReadSettings

_MIN_IOU = 0.5

Range = tuple[int, int]
Fact = tuple[dict[str, float], bool]


def labelled_texts(folder: Path) -> Iterator[tuple[Path, list[Range]]]:
    """Every labelled text under a folder of cases, with the contents of its attributions."""
    for gold in sorted(folder.rglob("gold.json")):
        labels = json.loads(gold.read_text(encoding="utf-8")).get("attributions")
        if isinstance(labels, list):
            yield gold.parent / "report.txt", _contents(labels)
        elif isinstance(labels, dict):
            for name, rows in labels.items():
                yield gold.parent / f"{name}.txt", _contents(rows)


def _contents(rows: list[dict[str, dict[str, int]]]) -> list[Range]:
    return [(row["content"]["start"], row["content"]["end"]) for row in rows]


def facts_of_text(path: Path, gold: list[Range]) -> list[Fact]:
    """What the regression is told of each finding of a text, and whether people labelled it."""
    report = read(Capture(path.name, path.read_bytes()), "r1", ReadSettings())
    parse = index_parse(report, annotate(report, AnnotateSettings()))
    relations = read_relations(parse)
    findings = read_findings(parse, relations)
    supported = zip(findings, supports_of(parse, findings, relations), strict=True)
    free = set(gold)
    facts = []
    for finding, support in sorted(supported, key=lambda pair: -pair[0].confidence):
        taken = max(free, key=lambda g: _iou(g, (finding.start, finding.end)), default=None)
        right = taken is not None and _iou(taken, (finding.start, finding.end)) >= _MIN_IOU
        if right and taken is not None:
            free.discard(taken)
        facts.append((facts_of(finding, support), right))
    return facts


def _iou(a: Range, b: Range) -> float:
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / (a[1] - a[0] + b[1] - b[0] - shared)


def main(folders: list[str]) -> None:
    """Print the weights, and how many findings they rest on."""
    facts = [
        fact
        for folder in folders
        for path, gold in labelled_texts(Path(folder))
        for fact in facts_of_text(path, gold)
    ]
    right = sum(r for _, r in facts)
    print(
        json.dumps(
            {"weights": fit_logistic(facts, ridge=0.5), "findings": len(facts), "right": right},
            indent=1,
        )
    )


if __name__ == "__main__":
    main(sys.argv[1:])
