"""Scoring the dossier of a retelling and its source against the labels of the pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bench.quality.attributions import (
    AttributionCounts,
    compare_attributions,
    read_found,
    read_gold,
)
from bench.quality.counts import Figures, Share, Tally, add_counts, one_to_one, share_of_all
from bench.quality.furniture import compare_furniture
from bench.quality.matching import match
from bench.quality.reading import Finding, Json, Reading
from bench.quality.reliability import Judgement
from bench.quality.spans import Span, gold_span, overlap_by_half

SOURCE, RETELLING = "source.txt", "retelling.txt"
SIDES = {"source": SOURCE, "retelling": RETELLING}


@dataclass(frozen=True, slots=True)
class PairCounts:
    """What was counted over one or more pairs. Drift kinds are keys of `drift_kinds`."""

    pairs: int = 0
    align: Tally = field(default_factory=Tally)
    drift: Tally = field(default_factory=Tally)
    drift_lenient: Tally = field(default_factory=Tally)
    drift_kinds: Mapping[str, Tally] = field(default_factory=dict)
    drift_high: Share = field(default_factory=Share)
    drift_parent: Share = field(default_factory=Share)
    false_alarms: Share = field(default_factory=Share)
    attributions: AttributionCounts = field(default_factory=AttributionCounts)
    furniture: Tally = field(default_factory=Tally)
    link_found: Share = field(default_factory=Share)
    link_dir: Share = field(default_factory=Share)
    bad_spans: int = 0

    def __add__(self, other: PairCounts) -> PairCounts:
        return add_counts(self, other)

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Every attribution found, with its confidence and whether it is right."""
        return self.attributions.judgements

    def figures(self) -> Figures:
        """Every figure of the pairs, in the order of the scoring table."""
        kinds: Figures = {}
        for kind, tally in sorted(self.drift_kinds.items()):
            kinds[f"drift_r.{kind}"] = tally.recall
            kinds[f"drift_p.{kind}"] = tally.precision
        return {
            **self.align.figures("align"),
            **self.drift.figures("drift"),
            **self.drift_lenient.figures("drift_lenient"),
            **kinds,
            "drift_r.high": self.drift_high.value,
            "drift_parent": self.drift_parent.value,
            "false_alarms": self.false_alarms.value,
            **self.attributions.figures(),
            **self.furniture.figures("furn"),
            "link_found": self.link_found.value,
            "link_dir": self.link_dir.value,
            "bad_spans": self.bad_spans,
        }


@dataclass(frozen=True, slots=True)
class _Drift:
    child: Span | None
    parent: Span | None
    kind: str
    accepted: frozenset[str]
    high: bool
    texts: tuple[str, ...]


def score_pair(dossier: Json, texts: Mapping[str, str], gold: Json) -> PairCounts:
    """Counts of one pair.

    Args:
        dossier: the JSON of its dossier.
        texts: the text of source.txt and of retelling.txt.
        gold: its labels.
    """
    return compare_pair(dossier, texts, gold)[0]


def compare_pair(
    dossier: Json, texts: Mapping[str, str], gold: Json
) -> tuple[PairCounts, list[Finding]]:
    """Counts of one pair, and every item on which dossier and gold do not agree."""
    reading = Reading(dossier, texts)
    align, findings = _compare_alignment(reading, gold)
    drift, drift_findings = _compare_drift(reading, gold)
    attributions, attribution_findings = _compare_attributions(reading, gold)
    furniture, furniture_findings = compare_furniture(
        reading,
        [gold_span(file, row) for side, file in SIDES.items() for row in gold["boilerplate"][side]],
    )
    linked = {(link.child, link.parent) for link in reading.links()}
    right, turned = (RETELLING, SOURCE) in linked, (SOURCE, RETELLING) in linked
    counts = PairCounts(
        pairs=1,
        align=align,
        drift=drift.strict,
        drift_lenient=drift.lenient,
        drift_kinds=drift.kinds,
        drift_high=drift.high,
        drift_parent=drift.parent,
        false_alarms=Share(drift.strict.found, 1) if gold["faithful"] else Share(),
        attributions=attributions,
        furniture=furniture,
        link_found=share_of_all(right or turned, 1),
        link_dir=share_of_all(right and not turned, 1),
        bad_spans=reading.bad_spans,
    )
    findings += drift_findings + attribution_findings + furniture_findings
    if not right:
        findings.append(Finding("link", "missed", "", (RETELLING, SOURCE)))
    if turned:
        findings.append(Finding("link", "extra", "", (SOURCE, RETELLING)))
    return counts, findings


def _compare_attributions(reading: Reading, gold: Json) -> tuple[AttributionCounts, list[Finding]]:
    """Nothing at all where a pair's attributions are not labelled."""
    labels = gold.get("attributions")
    if labels is None:
        return AttributionCounts(), []
    return compare_attributions(
        [g for side, file in SIDES.items() for g in read_gold(file, labels[side])],
        read_found(reading),
    )


def _compare_alignment(reading: Reading, gold: Json) -> tuple[Tally, list[Finding]]:
    rows = [
        (gold_span(RETELLING, r["retelling"]), gold_span(SOURCE, r["source"]))
        for r in gold["alignment"]
    ]
    items = reading.items("alignments")
    found = [(reading.span(i["child"]), reading.span(i["parent"])) for i in items]

    def agree(g: int, f: int) -> bool:
        return all(overlap_by_half(a, b) for a, b in zip(rows[g], found[f], strict=True))

    matched = match(len(rows), len(found), agree)
    right = [any(agree(g, f) for g in range(len(rows))) for f in range(len(found))]
    findings = [
        Finding("align", "missed", "", (child.text, parent.text))
        for g, (child, parent) in enumerate(rows)
        if g not in matched
    ]
    findings += [
        Finding("align", "extra", "", (item["child"]["text"], item["parent"]["text"]))
        for item, is_right in zip(items, right, strict=True)
        if not is_right
    ]
    return Tally(len(rows), len(found), len(matched), sum(right)), findings


@dataclass(frozen=True, slots=True)
class _DriftCounts:
    strict: Tally
    lenient: Tally
    kinds: dict[str, Tally]
    high: Share
    parent: Share


def _compare_drift(reading: Reading, gold: Json) -> tuple[_DriftCounts, list[Finding]]:
    rows = [_gold_drift(row) for row in gold["drift"]]
    found = [_found_drift(reading, item) for item in reading.items("drift")]

    def worth_lenient(g: int, f: int) -> int:
        return overlap_by_half(rows[g].child, found[f].child)

    def worth_strict(g: int, f: int) -> int:
        row, item = rows[g], found[f]
        if not worth_lenient(g, f) or item.kind not in row.accepted:
            return 0
        # Most items first, then the kind itself before its alternatives, then the right parent.
        return 1 + 4 * (item.kind == row.kind) + 2 * overlap_by_half(row.parent, item.parent)

    matched = match(len(rows), len(found), worth_strict)
    lenient = match(len(rows), len(found), worth_lenient)
    pairs = [(rows[g], found[f]) for g, f in matched.items()]
    with_parent = [(g, f) for g, f in pairs if g.parent]
    parents_right = sum(overlap_by_half(g.parent, f.parent) for g, f in with_parent)
    high = sum(row.high for row in rows)
    counts = _DriftCounts(
        strict=one_to_one(len(rows), len(found), len(matched)),
        lenient=one_to_one(len(rows), len(found), len(lenient)),
        kinds=_by_kind(rows, found, pairs),
        high=share_of_all(sum(g.high for g, _ in pairs), high),
        parent=Share(parents_right, len(with_parent), sum(row.parent is not None for row in rows)),
    )
    hits = set(matched.values())
    findings = [
        Finding("drift", "missed", row.kind, row.texts)
        for g, row in enumerate(rows)
        if g not in matched
    ]
    findings += [
        Finding("drift", "extra", item.kind, item.texts)
        for f, item in enumerate(found)
        if f not in hits
    ]
    findings += [
        Finding("drift", "wrong", f"{f.kind}: parent", (*g.texts[:2], *f.texts[1:2]))
        for g, f in with_parent
        if not overlap_by_half(g.parent, f.parent)
    ]
    return counts, findings


def _gold_drift(row: Json) -> _Drift:
    source = row.get("source")
    child = gold_span(RETELLING, row["retelling"])
    parent = gold_span(SOURCE, source) if source else None
    texts = (child.text, parent.text if parent else "", row.get("note", ""))
    accepted = frozenset([row["kind"], *row.get("alt", ())])
    return _Drift(child, parent, row["kind"], accepted, row["severity"] == "high", texts)


def _found_drift(reading: Reading, item: Json) -> _Drift:
    child, parent = item["child"], item.get("parent")
    texts = (child["text"], parent["text"] if parent else "", item.get("detail", ""))
    return _Drift(
        child=reading.span(child),
        parent=reading.span(parent),
        kind=item["kind"],
        accepted=frozenset(),
        high=False,
        texts=texts,
    )


def _by_kind(
    rows: Sequence[_Drift], found: Sequence[_Drift], pairs: Sequence[tuple[_Drift, _Drift]]
) -> dict[str, Tally]:
    gold_kinds, found_kinds = Counter(r.kind for r in rows), Counter(f.kind for f in found)
    # A hit by an alternative kind counts for the gold's kind in recall, its own in precision.
    gold_hits, found_hits = Counter(g.kind for g, _ in pairs), Counter(f.kind for _, f in pairs)
    return {
        kind: Tally(gold_kinds[kind], found_kinds[kind], gold_hits[kind], found_hits[kind])
        for kind in sorted({*gold_kinds, *found_kinds})
    }
