"""Pairs to what is known of them: passages, shares, kind, and who came first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.corpus.kernel.alignment import align_pairs
from headwater.corpus.kernel.alignment.align import AlignBounds
from headwater.corpus.kernel.directions import Directions, tell_directions
from headwater.corpus.kernel.furniture import Furniture
from headwater.corpus.kernel.kinds import name_kinds
from headwater.corpus.kernel.language import Language
from headwater.corpus.kernel.ranges import Ints, changes, group_numbers, group_sums, rank_within

TRACED = pa.schema(
    [
        ("child", pa.int64()),
        ("parent", pa.int64()),
        ("undirected", pa.bool_()),
        ("basis", pa.string()),
        ("kind", pa.string()),
        ("share", pa.float64()),
        ("parent_share", pa.float64()),
        ("score", pa.float64()),
        ("confidence", pa.float64()),
        ("place", pa.int64()),
        ("child_start", pa.int64()),
        ("child_end", pa.int64()),
        ("parent_start", pa.int64()),
        ("parent_end", pa.int64()),
        ("words", pa.int64()),
        ("identity", pa.float64()),
    ]
)
"""One row a passage; what is said of the pair stands on each, and `place` counts them from 0."""

# What changes places where the report that came first turns out to be the other one.
_OPPOSITE = {
    "child": "parent",
    "share": "parent_share",
    "child_start": "parent_start",
    "child_end": "parent_end",
}


@dataclass(frozen=True, slots=True)
class Tracer:
    """All that tracing a batch of pairs needs.

    Attributes:
        furniture: words that are no reuse.
        language: how surprising words are.
        bounds: what counts as reuse.
    """

    furniture: Furniture
    language: Language
    bounds: AlignBounds

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The reuse in a batch of pairs (`TRACED`), each from its child to its parent.

        Args:
            batch: of each pair `child` and `parent` (numbers of reports), `rare` (how much they
                share that few others hold), and of either side `_text`, `_outlet`, `_start` and
                `_end` (of its date of publication).
        """
        rows = align_pairs(batch, self.furniture, self.language, self.bounds)
        if not rows.num_rows:
            return pa.RecordBatch.from_pylist([], TRACED)
        new = changes(rows["pair"].to_numpy())
        groups = group_numbers(new)
        pairs = batch.take(rows["pair"].filter(pa.array(new)))
        return _rows(rows, pairs, tell_directions(pairs), groups)


def _rows(
    rows: pa.RecordBatch, pairs: pa.RecordBatch, directions: Directions, groups: Ints
) -> pa.RecordBatch:
    turned = pa.array(directions.turned[groups])
    of = pa.array(groups)
    columns = {name: rows[name] for name in TRACED.names if name in rows.schema.names}
    columns |= {name: pairs[name].take(of) for name in ("child", "parent")}
    for one, other in _OPPOSITE.items():
        columns[one], columns[other] = (
            pc.if_else(turned, columns[other], columns[one]),
            pc.if_else(turned, columns[one], columns[other]),
        )
    columns["undirected"] = pa.array(directions.undirected[groups])
    columns["basis"] = pa.array(directions.bases).take(of)
    columns["place"] = pa.array(rank_within(changes(groups)))
    columns["kind"] = pa.array(_kinds(columns, groups)).take(of)
    return pa.RecordBatch.from_pydict(columns, schema=TRACED)


def _kinds(columns: dict[str, pa.Array], groups: Ints) -> list[str]:
    """The kind of each pair, from its sides as they are after turning."""
    firsts = np.flatnonzero(changes(groups))
    words = columns["words"].to_numpy()
    spans = np.rint(words / columns["identity"].to_numpy()).astype(np.int64)
    return name_kinds(
        columns["share"].to_numpy()[firsts],
        columns["parent_share"].to_numpy()[firsts],
        group_sums(words, firsts) / np.maximum(group_sums(spans, firsts), 1),
    )
