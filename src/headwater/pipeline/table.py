"""What runs, in which order, what each stage needs and makes: read this first.

`needs` and `makes` are fields of `Findings`; a test holds every row to them. `STAGES` is a trace.
`COMPARISON` is what remains of it where a caller says which report was taken from which: the same
rows, with the pair and its link given instead of found.
"""

from __future__ import annotations

from headwater.pipeline.events import run_clauses, run_events
from headwater.pipeline.findings import Stage
from headwater.pipeline.given import run_link, run_pair
from headwater.pipeline.matching import run_match
from headwater.pipeline.reading import run_read
from headwater.pipeline.runs import (
    run_align,
    run_annotate,
    run_block,
    run_corroborate,
    run_drift,
    run_echo,
    run_extract,
    run_judge,
    run_lineage,
    run_places,
    run_voices,
)

_READ = Stage("read", "4", ("acquired",), ("reports",), run_read)
_ANNOTATE = Stage("annotate", "1", ("reports",), ("annotations",), run_annotate)
_EXTRACT = Stage(
    "extract",
    "18",
    ("reports", "annotations"),
    ("attributions", "citations", "numbers", "times", "claims"),
    run_extract,
)
_VOICES = Stage("voices", "1", ("attributions",), ("voices", "attributions"), run_voices)
_PLACE = Stage("place", "3", ("reports", "annotations"), ("places",), run_places)
_EVENT = Stage(
    "event",
    "2",
    ("reports", "annotations", "claims", "places", "times"),
    ("events", "claims"),
    run_events,
)
_CLAUSE = Stage(
    "clause",
    "3",
    ("reports", "annotations", "attributions", "claims", "events"),
    ("claims", "events"),
    run_clauses,
)
_BLOCK = Stage("block", "4", ("reports", "annotations", "citations"), ("pairs",), run_block)
_PAIR = Stage("pair", "1", ("reports",), ("pairs",), run_pair)
_ALIGN = Stage("align", "3", ("reports", "annotations", "pairs"), ("comparisons",), run_align)
_ECHO = Stage(
    "echo", "6", ("reports", "annotations", "citations", "comparisons"), ("echoes",), run_echo
)
_LINEAGE = Stage(
    "lineage",
    "16",
    ("reports", "annotations", "attributions", "citations", "comparisons", "echoes"),
    ("reports", "links", "origins"),
    run_lineage,
)
_LINK = Stage(
    "link",
    "3",
    ("reports", "annotations", "attributions", "citations", "pairs", "comparisons"),
    ("reports", "links"),
    run_link,
)
_MATCH = Stage(
    "match",
    "16",
    ("reports", "annotations", "claims", "times", "comparisons", "links"),
    ("groups", "claims"),
    run_match,
)
_CORROBORATE = Stage(
    "corroborate",
    "8",
    ("reports", "groups", "claims", "attributions", "citations", "comparisons", "links", "origins"),
    ("groups",),
    run_corroborate,
)
_JUDGE = Stage(
    "judge", "7", ("reports", "annotations", "comparisons", "links"), ("judgements",), run_judge
)
_DRIFT = Stage(
    "drift",
    "13",
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
        "judgements",
    ),
    ("drift",),
    run_drift,
)

STAGES: tuple[Stage, ...] = (
    _READ,
    _ANNOTATE,
    _EXTRACT,
    _VOICES,
    _PLACE,
    _EVENT,
    _CLAUSE,
    _BLOCK,
    _ALIGN,
    _ECHO,
    _LINEAGE,
    _MATCH,
    _CORROBORATE,
    _JUDGE,
    _DRIFT,
)

COMPARISON: tuple[Stage, ...] = (_READ, _ANNOTATE, _EXTRACT, _PAIR, _ALIGN, _LINK, _JUDGE, _DRIFT)
