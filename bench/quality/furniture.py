"""Scoring furniture: shared by the pairs and by the single reports."""

from __future__ import annotations

from collections.abc import Sequence

from bench.quality.counts import Tally, one_to_one
from bench.quality.reading import Finding, Reading, span_of
from bench.quality.spans import Span, ink


def compare_furniture(reading: Reading, rows: Sequence[Span]) -> tuple[Tally, list[Finding]]:
    """Labelled furniture against that of every report, in characters without white space.

    Args:
        reading: the dossier.
        rows: what is labelled as furniture.
    """
    claimed = [span_of(item) for r in reading.items("reports") for item in r.get("furniture", ())]
    spans = [reading.span(value) for value in claimed]
    usable = [s for s in spans if s]
    gold_ink, found_ink = ink(rows), ink(usable)
    # What a span that may not match marks is marked all the same, and none of it is right.
    stray = sum(
        len("".join(value["text"].split()))
        for value, span in zip(claimed, spans, strict=True)
        if span is None
    )
    hit = len(gold_ink & found_ink)
    tally = one_to_one(len(gold_ink), len(found_ink) + stray, hit)
    findings = [_finding(s, "missed") for s in rows if ink([s]) - found_ink]
    findings += [_finding(s, "extra") for s in usable if ink([s]) - gold_ink]
    findings += [
        Finding("furn", "extra", "span may not match", (value["text"],))
        for value, span in zip(claimed, spans, strict=True)
        if span is None
    ]
    return tally, findings


def _finding(span: Span, verdict: str) -> Finding:
    return Finding("furn", verdict, span.file, (span.text,))
