"""Clues from how exactly each report says who said it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from headwater.lineage.direction.clue import Clue
from headwater.lineage.evidence import Evidence
from headwater.lineage.material import Material
from headwater.model import Attribution, Span

_MOST_CHAINS = 4


def by_chains(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """Sentence by sentence: who says more exactly who said it.

    A sentence is held against all that it is aligned with: what was split in two names its source
    in one of the two.
    """
    alignments = material.alignments(evidence.child, evidence.parent)
    mine, theirs = (material.attributions.get(r, ()) for r in (evidence.child, evidence.parent))
    ours = list(_finer(theirs, mine, [(a.parent, a.child) for a in alignments]))
    others = list(_finer(mine, theirs, [(a.child, a.parent) for a in alignments]))
    if len(ours) > len(others):
        _, best, against = max(ours, key=lambda row: row[0])
        amount = min(len(ours) - len(others), _MOST_CHAINS) / _MOST_CHAINS
        told = f"{_say_source(best)}, where the child has {_say_source(against)}"
        yield Clue("finer_chains", amount, f"the parent has the longer chain: {told}")


def _finer(
    mine: Sequence[Attribution], theirs: Sequence[Attribution], pairs: Iterable[tuple[Span, Span]]
) -> Iterator[tuple[int, Attribution | None, Attribution | None]]:
    """The sentences of one side that say who said it more exactly than all aligned ones do.

    Yields by how much, with the attributions of both sides.
    """
    aligned: dict[Span, list[Span]] = {}
    for span, other in pairs:
        aligned.setdefault(span, []).append(other)
    for span, others in aligned.items():
        best = _finest(mine, [span])
        against = _finest(theirs, others)
        gap = _depth(best) - _depth(against)
        if gap > 0:
            yield gap, best, against


def _finest(attributions: Iterable[Attribution], spans: Sequence[Span]) -> Attribution | None:
    inside = [a for a in attributions if any(a.content.overlaps(span) for span in spans)]
    return max(inside, key=lambda a: (_depth(a), -a.content.start), default=None)


def _depth(attribution: Attribution | None) -> int:
    """How exactly a source is told.

    0 nobody, 1 a report, 2 people, 3 a body, 4 a person by name, and one more where the text says
    how they spoke or to whom.
    """
    if attribution is None:
        return 0
    by_kind = {"document": 1, "outlet": 1, "unnamed": 2, "group": 3, "person": 4}
    further = any(v.channel or v.recipient for v in attribution.chain)
    kind = attribution.chain[0].kind if attribution.chain else attribution.source_kind
    return by_kind[kind] + further


def _say_source(attribution: Attribution | None) -> str:
    if attribution is None:
        return "nobody"
    if attribution.source is not None:
        return f"'{' '.join(attribution.source.text.split())}'"
    return attribution.chain[0].name if attribution.chain else "an unnamed source"
