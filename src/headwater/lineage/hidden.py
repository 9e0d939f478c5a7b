"""Rewrites that hide their parent: few words in common, but what only a witness could have.

A newsroom that was not there, spoke to nobody and names nobody has its details from somewhere. It
keeps names, figures and the run of the story, loses voices and quotes, and says the rest in words
of its own, so that it has little more in common with its parent than an independent report has.
What tells the two apart is that nothing in it is its own, and that it is plainly the poorer one.
"""

from __future__ import annotations

from headwater.lexicon.naming import same_name
from headwater.lineage.direction import Direction
from headwater.lineage.evidence import Evidence
from headwater.lineage.firsthand import carries_first_hand, is_first_hand
from headwater.lineage.material import Material
from headwater.model import Span

# Measured on the bench's families 01 to 14: hidden rewrites without a quote in common have 0.13 and
# more. Anything from 0 to 0.15 finds the same links; below come the first false ones.
MIN_STRENGTH = 0.06
# Independent reports share two fifths of their names and figures, hidden rewrites half and more.
_MIN_RARE = 0.5
_MIN_SENTENCES, _MIN_SHARE_OF_SENTENCES = 4, 0.4
# Words that somebody spoke are had from whoever heard them, so that less will do beside them.
_MIN_STRENGTH_QUOTED, _MIN_RARE_QUOTED, _MIN_SENTENCES_QUOTED = -0.02, 0.4, 3
# The weaker the tie, the plainer must be who took from whom (log odds, dates apart).
_MIN_ODDS = 1.5


def may_hide(material: Material, evidence: Evidence) -> bool:
    """Whether there is enough in common for the one to be a hidden rewrite of the other."""
    if evidence.apart:
        return False
    public = _said_in_public(material, evidence.child, evidence.parent)

    def is_public(span: Span) -> bool:
        return any(span.overlaps(other) for other in public)

    shared = {a.child for a in material.alignments(evidence.child, evidence.parent)}
    own = sum(not is_public(span) for span in shared)
    if any(not is_public(q.child) for q in evidence.quotes):
        return (
            evidence.strength >= _MIN_STRENGTH_QUOTED
            and evidence.rare >= _MIN_RARE_QUOTED
            and own >= _MIN_SENTENCES_QUOTED
        )
    return (
        evidence.strength >= MIN_STRENGTH
        and evidence.rare >= _MIN_RARE
        and own >= max(_MIN_SENTENCES, _MIN_SHARE_OF_SENTENCES * evidence.sentences)
    )


def hides_parent(material: Material, evidence: Evidence, direction: Direction) -> bool:
    """Whether the child is a rewrite of the parent although little but specifics says so."""
    if direction.undated_odds < _MIN_ODDS or not may_hide(material, evidence):
        return False
    return not is_first_hand(material, evidence.child) or carries_first_hand(
        material, evidence.child, evidence.parent
    )


def _said_in_public(material: Material, child: str, parent: str) -> list[Span]:
    """What the child credits to a body that the parent credits words to as well.

    A ministry tells everybody: what two reports have from it ties neither to the other.
    """
    theirs = [c.name for c in material.cites(parent) if c.kind == "body"]
    return [
        c.content or c.span
        for c in material.cites(child)
        if c.kind == "body" and any(same_name(c.name, name) for name in theirs)
    ]
