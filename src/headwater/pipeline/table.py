"""What runs, in which order, what each stage needs and makes: read this first.

`needs` and `makes` are fields of `Findings`; a test holds every row to them.
"""

from __future__ import annotations

from headwater.pipeline.findings import Stage
from headwater.pipeline.runs import (
    run_align,
    run_annotate,
    run_block,
    run_corroborate,
    run_drift,
    run_events,
    run_extract,
    run_lineage,
    run_match,
    run_read,
    run_voices,
)

STAGES: tuple[Stage, ...] = (
    Stage("read", "1", ("acquired",), ("reports",), run_read),
    Stage("annotate", "1", ("reports",), ("annotations",), run_annotate),
    Stage(
        "extract",
        "2",
        ("reports", "annotations"),
        ("attributions", "citations", "numbers", "times", "places", "claims"),
        run_extract,
    ),
    Stage("voices", "1", ("attributions",), ("voices", "attributions"), run_voices),
    Stage(
        "event",
        "1",
        ("reports", "annotations", "claims", "places", "times"),
        ("events", "claims"),
        run_events,
    ),
    Stage("block", "1", ("reports", "annotations", "citations"), ("pairs",), run_block),
    Stage("align", "1", ("reports", "annotations", "pairs"), ("comparisons",), run_align),
    Stage(
        "lineage",
        "1",
        ("reports", "annotations", "attributions", "citations", "comparisons"),
        ("reports", "links", "origins"),
        run_lineage,
    ),
    Stage(
        "match",
        "1",
        ("reports", "annotations", "claims", "comparisons", "links"),
        ("groups", "claims"),
        run_match,
    ),
    Stage(
        "corroborate",
        "1",
        ("groups", "claims", "attributions", "citations", "comparisons", "links", "origins"),
        ("groups",),
        run_corroborate,
    ),
    Stage(
        "drift",
        "1",
        (
            "reports",
            "annotations",
            "attributions",
            "citations",
            "claims",
            "numbers",
            "times",
            "comparisons",
            "links",
        ),
        ("drift",),
        run_drift,
    ),
)
