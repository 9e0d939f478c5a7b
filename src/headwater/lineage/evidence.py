"""What speaks for one report resting on another, taken as child and parent."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.lineage.citing import find_citation
from headwater.lineage.kinship import weigh_kinship
from headwater.lineage.quotes import SharedQuote, shared_quotes
from headwater.lineage.specifics import Pile
from headwater.model import Citation


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a report rests on another if it is taken as the child.

    Attributes:
        child: id of a report.
        parent: id of another.
        share: share of the child's words that the parent explains.
        back: share of the parent's words that the child explains.
        verbatim: share of the child's words that stand in the parent in long runs.
        aligned: how many of the child's sentences align.
        sentences: how many sentences the child has.
        quotes: quotations that both hold.
        citation: where the child names the parent, or None.
        chance: how surely one of the two rests on the other, whichever it is; 0 to 1.
    """

    child: str
    parent: str
    share: float
    back: float
    verbatim: float
    aligned: int
    sentences: int
    quotes: tuple[SharedQuote, ...]
    citation: Citation | None
    chance: float


def weigh_pair(pile: Pile, child: str, parent: str, chance: float | None = None) -> Evidence:
    """Everything that speaks for `child` resting on `parent`.

    Args:
        pile: the reports.
        child: id of the one.
        parent: id of the other.
        chance: that the two are kin, which is the same either way round, where it is known.
    """
    material = pile.material
    forth, back = material.comparisons[child, parent], material.comparisons[parent, child]
    aligned = {a.child_sentence for a in forth.alignments}
    return Evidence(
        child=child,
        parent=parent,
        share=forth.share,
        back=back.share,
        verbatim=forth.verbatim,
        aligned=len(aligned),
        sentences=len(aligned.union(s.index for s in material.sentences(child))),
        quotes=shared_quotes(material, child, parent),
        citation=find_citation(material, child, parent),
        chance=weigh_kinship(pile, child, parent).chance if chance is None else chance,
    )
