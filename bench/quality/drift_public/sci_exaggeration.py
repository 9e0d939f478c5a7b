"""Conclusions of papers beside those of their press releases: exaggerated, the same, toned down.

Wright and Augenstein, "Semi-Supervised Exaggeration Detection of Health Science Press Releases"
(2021); the training pairs. Its labels follow from the strength of the two statements on a scale
from no relation over correlation and possible cause to cause.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.quality.drift_public.compared import Compared
from bench.quality.drift_public.figures import macro_f1
from bench.quality.drift_public.mapping import LOWERED, RAISED
from bench.quality.drift_public.pairs import (
    Confusion,
    Measure,
    Pair,
    PublicSet,
    missing_file,
    read_lines,
)

_PLACE = ("sci_exaggeration", "insciout_train.jsonl")
_LABELS = {"exaggerates": "exaggerated", "same": "same", "downplays": "toned down"}


def read_pairs(data: Path) -> dict[str, list[Pair]]:
    """The pairs; the paper's conclusion is the parent, the press release's the child."""
    pairs = [
        Pair(
            name=f"{item['original_file_id']}/{number}",
            group=str(item["original_file_id"]),
            parent=item["abstract_conclusion"],
            child=item["press_release_conclusion"],
            label=_LABELS[item["exaggeration_label"]],
        )
        for number, item in enumerate(read_lines(data.joinpath(*_PLACE)), start=1)
    ]
    return {"train": pairs} if pairs else {}


def _by_certainty(pair: Pair, compared: Compared) -> Confusion:
    """By what there is more of: words that raise the certainty, or words that lower it."""
    raised = sum(d.kind in RAISED for d in compared.drift)
    lowered = sum(d.kind in LOWERED for d in compared.drift)
    answer = "same"
    if raised != lowered:
        answer = "exaggerated" if raised > lowered else "toned down"
    return Counter({(pair.label, answer): 1})


def _always_same(pair: Pair, _: Compared) -> Confusion:
    return Counter({(pair.label, "same"): 1})


SCI_EXAGGERATION = PublicSet(
    "sci_exaggeration",
    "Press releases of papers: exaggerated, same, toned down; macro F1",
    missing_file(*_PLACE),
    read_pairs,
    (
        Measure("certainty", _by_certainty, macro_f1),
        Measure("always 'same'", _always_same, macro_f1),
    ),
)
