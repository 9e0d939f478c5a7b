"""The kinds that ask who stands behind a statement, and how firmly.

For every credited statement of a parent sentence that came down to the child: is anybody credited
for it there? Another voice? The same voice with a firmer word? A report's own outlet is no voice,
so that "the agency reported" for the agency's own sentence is no drift; nor is a headline whose
body keeps the attribution.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.credits.attribution_dropped import dropped
from headwater.drift.credits.attribution_shifted import shifted
from headwater.drift.credits.certainty_raised import made_fact, raised
from headwater.drift.credits.credit import Credit, credits_of
from headwater.drift.credits.voices import (
    credited,
    is_outlet_only,
    names_outlet_only,
    same_by_words,
    same_voice,
    voices_over,
)
from headwater.drift.finding import Finding
from headwater.drift.scene import Scene, Vocabulary
from headwater.lexicon.fold import straighten
from headwater.model import Attribution

# Share of the words that came down which an attribution of the child must hold to be theirs.
_MOST = 0.4


def check_attribution(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """One finding at most for each parent sentence."""
    if scene.sentence.kind in {"title", "standfirst", "key-point"} and _body_attributes(scene):
        return
    if _credits_in_the_same_words(scene):
        return
    settled: set[int] = set()
    for credit in credits_of(scene):
        if credit.rest.sentence.index in settled:
            continue
        found = _judge(credit, vocabulary.outlets[credit.rest.parent.report.id])
        if found is not None:
            settled.add(credit.rest.sentence.index)
            yield found


def _credits_in_the_same_words(scene: Scene) -> bool:
    """Whether a sentence with a cue of its own stands in the parent word for word."""
    span = scene.sentence.span
    if not any(a.cue is not None and span.covers(a.cue) for a in scene.child.attributions):
        return False
    words = straighten(span.text).split()
    return any(straighten(r.sentence.span.text).split() == words for r in scene.rests)


def _judge(credit: Credit, outlets: frozenset[str]) -> Finding | None:
    theirs = voices_over(credit.rest.parent, credit.attribution.content)
    if not credited(theirs) or names_outlet_only(theirs, outlets):
        return None
    mine = voices_over(credit.scene.child, credit.words)
    if not credited(mine):
        return made_fact(credit) or dropped(credit, theirs)
    messenger = bool(mine) and all(is_outlet_only(m, outlets) for m in mine)
    found, kept = shifted(credit, theirs, _over_most(credit, mine), messenger=messenger)
    if found is not None:
        return found
    if kept is None:
        return None
    return raised(credit, kept) or _outer_dropped(credit, kept)


def _outer_dropped(credit: Credit, kept: Attribution) -> Finding | None:
    """A finding where who passed a statement on is gone: "the chief says a video shows"."""
    child, parent, outer = credit.scene.child, credit.rest.parent, credit.attribution
    inner = [
        a
        for a in parent.attributions
        if a.cue is not None and a is not outer and outer.content.covers(a.cue)
    ]
    if same_voice(child, kept, parent, outer) or not any(
        same_by_words(child, kept, parent, a) for a in inner
    ):
        return None
    return dropped(credit, (outer,))


def _over_most(credit: Credit, mine: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The child's attributions that hold a good part of the words that came down."""
    return tuple(
        a
        for a in mine
        if sum(a.content.start <= t.start < a.content.end for t in credit.came)
        >= _MOST * len(credit.came)
    )


def _body_attributes(scene: Scene) -> bool:
    """Whether some body sentence of the child retells the same parent sentence."""
    return any(
        other.kind == "paragraph"
        for rest in scene.rests
        for other in scene.retold.get((rest.parent.report.id, rest.sentence.index), ())
    ) or any(rest.sentence.kind == "title" for rest in scene.rests)
