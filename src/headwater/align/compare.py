"""Child sentence by child sentence: the parent sentences that it rests on.

Every pair of sentences gets a chance from the evidence for it (`evidence.py`, weighed as fitted in
`fitted.toml`); a child sentence rests on every parent sentence that is likely enough. So a fused
sentence has as many parents as it has parts, and a headline its headline and its lead.
"""

from __future__ import annotations

from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from headwater.align.fitted import pair_chances
from headwater.align.pairing import word_pairs
from headwater.align.runs import Row, run_share, shared_runs
from headwater.align.table import Table
from headwater.align.traits import Floats
from headwater.align.words import BODY_KINDS, KEY_POINT_KINDS, wording
from headwater.model import Alignment, Annotations, Comparison, Report
from headwater.settings import AlignSettings

# Where there is nothing to weigh, a sentence that is the same rests on it.
_COPIED = 0.99
# Two reports of one event say the same things; that words came from the other takes a surer rest.
_TAKEN = 0.8


class Side:
    """A report laid out once, to be compared with as many others as there are.

    Attributes:
        report: the report.
        as_child: its own sentences and its key points, which are statements to be explained.
        as_parent: its own sentences; a key point repeats one of them.
        row: its own words in a row.
    """

    def __init__(self, report: Report, annotations: Annotations, settings: AlignSettings) -> None:
        self.report = report
        learned = settings.method == "learned"
        self.as_child = wording(annotations, BODY_KINDS | KEY_POINT_KINDS, in_context=learned)
        has_key_points = any(s.kind in KEY_POINT_KINDS for s in self.as_child.sentences)
        self.as_parent = (
            wording(annotations, in_context=learned) if has_key_points else self.as_child
        )
        self.row = Row(self.as_parent.own_words, settings.run_words)


def align(
    child: Report,
    parent: Report,
    child_annotations: Annotations,
    parent_annotations: Annotations,
    settings: AlignSettings,
) -> Comparison:
    """Lay `child` beside `parent` and say which of its words come from there.

    Returns:
        A `Comparison`; without alignments where nothing of the child rests on the parent.
    """
    mine = Side(child, child_annotations, settings)
    return align_sides(mine, Side(parent, parent_annotations, settings), settings)


def align_sides(child: Side, parent: Side, settings: AlignSettings) -> Comparison:
    """`align` for reports that are laid out already."""
    table = Table(child.as_child, parent.as_parent)
    chances = _whole_copies(table, pair_chances(table))
    rests = chances >= settings.min_score
    runs = shared_runs(child.report, child.row, parent.row)
    return Comparison(
        child=child.report.id,
        parent=parent.report.id,
        alignments=_alignments(table, chances, rests),
        share=_share(table, chances >= max(_TAKEN, settings.min_score)),
        verbatim=run_share(child.row, runs),
        shared_runs=tuple(sorted(runs, key=lambda s: (s.start - s.end, s.start))[:5]),
        shared_rare=tuple(sorted(child.as_child.specifics & parent.as_parent.specifics)),
    )


def _whole_copies(table: Table, chances: Floats) -> Floats:
    """A sentence that stands in the parent word for word rests on that one and on no other."""
    places: dict[tuple[str, ...], list[int]] = {}
    for column, forms in enumerate(table.theirs.forms):
        places.setdefault(forms, []).append(column)
    settled = chances.copy()
    for row, forms in enumerate(table.mine.forms):
        columns = places.get(forms, [])
        if forms and columns:
            nearest = max(columns, key=lambda c: (chances[row, c], -abs(row - c)))
            settled[row] = 0.0
            settled[row, nearest] = max(_COPIED, chances[row, nearest])
    return settled


def _alignments(table: Table, chances: Floats, rests: NDArray[np.bool_]) -> tuple[Alignment, ...]:
    made = [
        _alignment(table, int(row), int(column), float(chances[row, column]))
        for row, column in np.argwhere(rests)
    ]
    return tuple(sorted(made, key=lambda a: (a.child, a.parent)))


def _alignment(table: Table, row: int, column: int, score: float) -> Alignment:
    child, parent = table.mine.sentences[row], table.theirs.sentences[column]
    mine, theirs = table.mine.forms[row], table.theirs.forms[column]
    same = sum(
        block.size
        for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    )
    return Alignment(
        child=child.span,
        parent=parent.span,
        score=round(score, 4),
        verbatim=round(same / (len(mine) or 1), 4),
        child_sentence=child.index,
        parent_sentence=parent.index,
        words=word_pairs(table, row, column),
    )


def _share(table: Table, rests: NDArray[np.bool_]) -> float:
    """Share of the child's words, by weight, that have a counterpart in a surely aligned sentence.

    Key points are left out: they repeat what their own report says.
    """
    body = np.array([s.kind in BODY_KINDS for s in table.mine.sentences], dtype=bool)
    if not body.any() or not len(table.my_owners):
        return 0.0
    counted = table.my_weights * body[table.my_owners]
    explained = np.where(rests[table.my_owners], table.explained, 0.0).max(axis=1, initial=0.0)
    total = float(counted.sum())
    return round(float((explained * counted).sum()) / total, 4) if total else 0.0
