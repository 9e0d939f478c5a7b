"""attribution-dropped: the parent credits somebody; the child states it as fact.

Nothing is dropped where the child credits a voice in any other way: by naming it in the sentence,
by a verb or noun of report that the attribution stage did not join to the words ("his guess is"),
by a word that marks hearsay, by a voice carried over from the sentence before or taken up in the
next one, or where who speaks says it of itself and of all concerned ("both sides said").
Severity: high where the statement names a person or tells of violence, crime or arrest.
"""

from __future__ import annotations

from headwater.drift.credits.credit import Credit, certainty_of, who
from headwater.drift.credits.spoken import (
    speaks_in,
    spoken_otherwise,
    taken_up_beside,
    told_by_parent,
)
from headwater.drift.credits.voices import all_concerned
from headwater.drift.finding import Finding, quoted
from headwater.model import Attribution, Telling

_VERBAL = frozenset({"VERB", "AUX"})
# On the scale of `cue_certainty`: what is alleged, claimed or suspected, and no more.
_CLAIMED = 0.4
# Words by which a sentence still says that something is alleged, charged or disputed.
_ACCUSING = frozenset(
    """accuse accusation allege allegation allegedly alleged charge suspect suspicion suspected
    claim complaint complain deny denial blame indict prosecute prosecution trial sue lawsuit
    suit plea plaintiff defendant supposed purported reported so-called dispute""".split()
)


def dropped(credit: Credit, theirs: tuple[Attribution, ...]) -> Finding | None:
    """A finding where nobody at all is credited for the words in the child.

    Args:
        credit: the statement and what came down of it.
        theirs: all voices that the parent has over it.
    """
    if not (_is_reported(credit) and _is_statement(credit)) or all_concerned(credit.attribution):
        return None
    if any(speaks_in(credit, t) or taken_up_beside(credit, t) for t in theirs):
        return None
    if spoken_otherwise(credit) or told_by_parent(credit):
        return None
    if _is_claim(credit.rest.parent, credit.attribution):
        if any(t.lemma.lower() in _ACCUSING for t in credit.scene.tokens):
            return None
        return Finding(
            "certainty-raised",
            "high",
            credit.words,
            credit.credited,
            f"the source has it as a claim ({quoted(credit.credited.text)}); "
            "the retelling states it as fact",
            0.7,
        )
    return Finding(
        "attribution-dropped",
        credit.severity,
        credit.words,
        credit.credited,
        f"the source credits {who(credit.attribution)}; the retelling states it as fact",
        0.75 if credit.scene.sentence.kind in {"paragraph", "key-point"} else 0.55,
    )


def _is_reported(credit: Credit) -> bool:
    """Whether the cue is a word of report, and no other act ("released him", "urged them")."""
    cue = credit.attribution.cue
    if credit.attribution.cue_class == "denying":  # a lost denial is a change of polarity
        return False
    if cue is None:
        return True
    return certainty_of(credit.rest.parent, credit.attribution) is not None


def _is_statement(credit: Credit) -> bool:
    """Whether what is credited says something: "expects a child" credits nobody with a statement.

    An accusation is one without a verb too ("blamed the strike on the union").
    """
    if credit.attribution.direct or credit.attribution.cue_class == "doubting":
        return True
    parent = credit.rest.parent
    return any(
        t.pos in _VERBAL and t.dep not in {"amod", "compound"}
        for t in parent.parse.tokens_in(credit.attribution.content)
    )


def _is_claim(telling: Telling, attribution: Attribution) -> bool:
    """Whether the parent itself marks it as no more than a claim."""
    if attribution.cue_class == "doubting":
        return True
    certainty = certainty_of(telling, attribution)
    return certainty is not None and certainty <= _CLAIMED
