"""The labelled cases: reading them, finding faults in them, and a digest of what they hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bench.quality.pairs import RETELLING, SIDES, SOURCE
from bench.quality.reading import Json
from bench.quality.report_labels import REPORT_KEYS, report_faults
from bench.quality.reports import REPORT
from bench.quality.spans import gold_span, is_true_span

Section = Literal["pairs", "families", "reports"]
SECTIONS: tuple[Section, ...] = ("pairs", "families", "reports")

DRIFT_KINDS = frozenset(
    """attribution-dropped attribution-shifted certainty-raised hedge-dropped hedge-added
    number-changed entity-changed role-swapped detail-added merged negated quote-altered
    quote-fabricated omitted-denial""".split()
)
_SEVERITIES = frozenset({"high", "medium", "low"})
_LINK_KINDS = frozenset({"copy", "excerpt", "rewrite", "cites", "revision"})
_PAIR_KEYS = ("topic", "faithful", "alignment", "novel", "drift", "boilerplate")
_FAMILY_KEYS = (
    "reports",
    "links",
    "unseen_origins",
    "independent_groups",
    "claims",
    "distractors",
)
_KEYS: Mapping[Section, tuple[str, ...]] = {
    "pairs": _PAIR_KEYS,
    "families": _FAMILY_KEYS,
    "reports": REPORT_KEYS,
}
_ROW_KEYS: Mapping[str, tuple[str, ...]] = {
    "alignment": ("retelling", "source"),
    "drift": ("retelling", "kind", "severity"),
    "attributions": ("content", "cue", "source", "kind", "quote"),
    "links": ("child", "parent", "kind", "cited"),
    "unseen_origins": ("name", "cited_by"),
    "claims": ("claim", "reports", "independent_origins", "conflicts"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled case.

    Attributes:
        section: what it is a case of.
        name: its folder's name ("07").
        paths: its reports, in the order in which they are traced.
        texts: their texts by file name, decoded with newlines untouched.
        gold: its labels.
    """

    section: Section
    name: str
    paths: tuple[Path, ...]
    texts: Mapping[str, str]
    gold: Json

    @property
    def label(self) -> str:
        """How messages name it ("pairs/07")."""
        return f"{self.section}/{self.name}"


def read_cases(gold: Path, section: Section, only: str | None = None) -> list[Case]:
    """The cases of one section in order of their names.

    Args:
        gold: the folder that holds `pairs`, `families` and `reports`.
        section: which of them.
        only: the name of one case; all without it.

    Raises:
        OSError: a file cannot be read.
        ValueError: a file is not UTF-8, or not JSON.
    """
    folders = sorted(p for p in (gold / section).glob("*") if p.is_dir())
    return [read_case(section, f) for f in folders if only is None or f.name == only]


def read_case(section: Section, folder: Path) -> Case:
    """One case from its folder; raises as `read_cases` does."""
    paths = _paths(section, folder)
    texts = {p.name: p.read_bytes().decode("utf-8") for p in paths}
    labels = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return Case(section, folder.name, paths, texts, labels)


def faults(case: Case) -> list[str]:
    """What is wrong with the labels of a case; figures of a faulty case mean nothing."""
    found = [f"lacks {k!r}" for k in _KEYS[case.section] if k not in case.gold]
    if not found:
        found = [
            f"{name}: lacks {k!r}: {str(row)[:60]}"
            for name, row in _rows(case.gold)
            for k in _ROW_KEYS.get(name, ())
            if k not in row
        ]
    if not found:
        found = list(_CHECKS[case.section](case))
    return [f"{case.label}: {fault}" for fault in found]


def corpus_digest(gold: Path, cases: Sequence[Case]) -> str:
    """A digest of the file names of some cases and of how many labels of each sort they hold.

    So that a case lost, added or emptied cannot pass for a change of the figures.
    """
    lines = []
    for case in cases:
        lines += [path.relative_to(gold).as_posix() for path in case.paths]
        lines += [f"{case.label} {name} {count}" for name, count in sorted(_sizes(case.gold))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _paths(section: Section, folder: Path) -> tuple[Path, ...]:
    if section == "pairs":
        return (folder / SOURCE, folder / RETELLING)
    return (folder / REPORT,) if section == "reports" else tuple(sorted(folder.glob("*.txt")))


def _sizes(value: Json, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name, inner in value.items():
        if isinstance(inner, list):
            yield prefix + name, len(inner)
        elif isinstance(inner, Mapping):
            yield prefix + name, len(inner)
            yield from _sizes(inner, f"{prefix}{name}.")


def _rows(gold: Json) -> Iterator[tuple[str, Json]]:
    for name in _ROW_KEYS:
        held: Any = gold.get(name, [])
        lists = held.values() if isinstance(held, Mapping) else [held]
        for rows in lists:
            yield from ((name, row) for row in rows)


def _pair_faults(case: Case) -> Iterator[str]:
    gold, texts = case.gold, case.texts
    for where, file, value in _pair_spans(gold):
        if not is_true_span(value, texts[file]):
            yield f"{where}: words not there in {file}: {value['text'][:60]!r}"
        elif where != "boilerplate" and gold_span(file, value).crosses_blank_line:
            yield f"{where}: runs over a blank line: {value['text'][:60]!r}"
    yield from _drift_faults(gold)
    for side, file in SIDES.items():
        for row in _attributions(gold, side):
            for part in ("cue", "source"):
                if row[part] is not None and row[part] not in texts[file]:
                    yield f"attributions: {part} not in {file}: {row[part]!r}"


def _drift_faults(gold: Json) -> Iterator[str]:
    if gold["faithful"] and gold["drift"]:
        yield "faithful, and yet it drifts"
    for row in gold["drift"]:
        for kind in (row["kind"], *row.get("alt", ())):
            if kind not in DRIFT_KINDS:
                yield f"drift: no such kind: {kind!r}"
        if row["severity"] not in _SEVERITIES:
            yield f"drift: no such severity: {row['severity']!r}"


def _pair_spans(gold: Json) -> Iterator[tuple[str, str, Json]]:
    for name in ("alignment", "drift"):
        for row in gold[name]:
            yield name, RETELLING, row["retelling"]
            if row.get("source"):
                yield name, SOURCE, row["source"]
    for value in gold["novel"]:
        yield "novel", RETELLING, value
    for side, file in SIDES.items():
        for row in _attributions(gold, side):
            yield "attributions", file, row["content"]
        for value in gold["boilerplate"][side]:
            yield "boilerplate", file, value


def _attributions(gold: Json, side: str) -> Sequence[Json]:
    """The labelled attributions of a side; a corpus of drift alone labels none."""
    labels: Sequence[Json] = gold.get("attributions", {}).get(side, ())
    return labels


def _family_faults(case: Case) -> Iterator[str]:
    gold, files = case.gold, set(case.texts)
    if set(gold["reports"]) != files:
        yield f"reports: not the files of the folder: {sorted(set(gold['reports']) ^ files)}"
    for where, name in _named_files(gold):
        if name not in files:
            yield f"{where}: no such file: {name!r}"
    for row in gold["links"]:
        if row["kind"] not in _LINK_KINDS:
            yield f"links: no such kind: {row['kind']!r}"
    distractors = set(gold["distractors"])
    for where, name in _named_files(gold):
        if name in distractors and where in {"links", "independent_groups", "claims"}:
            yield f"{where}: names the distractor {name!r}"


def _named_files(gold: Json) -> Iterator[tuple[str, str]]:
    for row in gold["links"]:
        yield from (("links", row[end]) for end in ("child", "parent"))
    for row in gold["unseen_origins"]:
        yield from (("unseen_origins", f) for f in row["cited_by"])
    for group in gold["independent_groups"]:
        yield from (("independent_groups", f) for f in group)
    for row in gold["claims"]:
        yield from (("claims", f) for f in row["reports"])
        yield from (("conflicts", c["file"]) for c in row["conflicts"])
    yield from (("distractors", f) for f in gold["distractors"])


def _single_faults(case: Case) -> Iterator[str]:
    return report_faults(case.gold, REPORT, case.texts[REPORT])


_CHECKS: Mapping[Section, Callable[[Case], Iterator[str]]] = {
    "pairs": _pair_faults,
    "families": _family_faults,
    "reports": _single_faults,
}
