"""attribution-shifted: credited to another voice, to the messenger, or to more voices than one.

Two voices must both be known well enough to be told apart: a pronoun, "the company" and a
description that may be of either shift nothing. Nor does a voice that the parent's own statement
holds ("the league says the parents complained" -> "the parents complained"), or an official's words
credited to the body that he or she speaks for. Severity: as for a dropped attribution.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.drift.credits.credit import Credit, voiced, who
from headwater.drift.credits.voices import (
    all_concerned,
    head_noun,
    same_by_words,
    same_voice,
)
from headwater.drift.credits.voices_apart import (
    made_many,
    of_other_camps,
    speaks_elsewhere,
    surely_different,
)
from headwater.drift.finding import Finding
from headwater.lexicon.cues import report_verbs
from headwater.model import Attribution, Telling, Token

# The child's attribution must be as sure as this: one that is none shifts nothing.
_MIN_SURE = 0.55
_RECIPIENT_CHARS = 12
_MIN_CAME = 3
_SURE, _MOVED = 0.65, 0.55


def shifted(
    credit: Credit, theirs: Sequence[Attribution], mine: Sequence[Attribution], *, messenger: bool
) -> tuple[Finding | None, Attribution | None]:
    """A finding where none of the child's voices is one of the parent's; else the voice kept.

    Args:
        credit: the statement and what came down of it.
        theirs: all voices that the parent has over it.
        mine: all voices that the child has over the words, tightest first.
        messenger: whether the child credits the parent's own outlet, and nobody else.

    Returns:
        The finding or None, and the child's attribution that keeps the voice or None.
    """
    child, parent = credit.scene.child, credit.rest.parent
    moved = _moved(credit, theirs, mine)
    if moved is not None:
        return moved, None
    kept = [m for m in mine if any(_is_kept(credit, m, t) for t in theirs)]
    if kept:
        many = made_many(credit.scene, kept[0], credit.rest, credit.attribution)
        return (_finding(credit, kept[0]), None) if many else (None, kept[0])
    other = next((m for m in mine if m.confidence >= _MIN_SURE and m.cue is not None), None)
    if other is None or all_concerned(credit.attribution) or _still_named(credit, theirs):
        return None, None
    if messenger:
        passed_on = any(same_by_words(child, other, parent, t) for t in theirs)
        is_shift = not (passed_on or _told_to_reporter(credit))
    else:
        is_shift = (
            all(surely_different(child, other, parent, t) for t in theirs)
            and not _in_statement(credit, other)
            and not _from_another(credit, other)
            and not _is_rendered(credit, other, theirs)
        )
    return (_finding(credit, other) if is_shift else None), None


def _moved(
    credit: Credit, theirs: Sequence[Attribution], mine: Sequence[Attribution]
) -> Finding | None:
    """A finding where the tightest of the child's voices is another that the parent knows."""
    child, parent = credit.scene.child, credit.rest.parent
    tightest = next((m for m in mine if m.confidence >= _MIN_SURE and m.cue is not None), None)
    if tightest is None or _in_statement(credit, tightest) or _is_credited_beside(credit, theirs):
        return None
    if 2 * _from(credit, tightest, theirs) <= sum(1 for _ in _sources(credit, tightest)):
        return None
    if not speaks_elsewhere(child, tightest, parent, theirs):
        return None
    return _finding(credit, tightest, _MOVED)


def _is_credited_beside(credit: Credit, theirs: Sequence[Attribution]) -> bool:
    """Whether the child's sentence credits one of the parent's voices too, with whatever words."""
    child, parent = credit.scene.child, credit.rest.parent
    span = credit.scene.sentence.span
    return any(
        same_by_words(child, a, parent, t)
        for a in child.attributions
        if a.source is not None and span.covers(a.source)
        for t in theirs
    )


def _sources(credit: Credit, mine: Attribution) -> Iterator[tuple[Telling, Token]]:
    """The parents' words that come down to what a voice of the child says."""
    for token in credit.scene.tokens:
        if mine.content.start <= token.start < mine.content.end and token.is_content:
            found = credit.scene.counterpart(token)
            if found is not None:
                yield found[0].parent, found[1]


def _from(credit: Credit, mine: Attribution, theirs: Sequence[Attribution]) -> int:
    """How many of them some voices of the parent say."""
    return sum(
        parent is credit.rest.parent
        and any(t.content.start <= source.start < t.content.end for t in theirs)
        for parent, source in _sources(credit, mine)
    )


def _is_kept(credit: Credit, mine: Attribution, theirs: Attribution) -> bool:
    """Whether a voice of the child may be one of the parent."""
    child, parent = credit.scene.child, credit.rest.parent
    return same_voice(child, mine, parent, theirs) and not of_other_camps(
        child, mine, parent, theirs
    )


def _still_named(credit: Credit, theirs: Sequence[Attribution]) -> bool:
    """Whether the nearest voice came down as the subject of a verb of report: "residents complain".

    Who is credited with the child's whole sentence then passes on what the nearest voice says.
    """
    child, rest = credit.scene.child, credit.rest
    head = head_noun(rest.parent, theirs[0].source)
    mine = None if head is None else rest.child_word(head)
    if mine is None or mine.dep not in {"nsubj", "nsubjpass"}:
        return False
    return child.parse.tokens[mine.head].lemma.lower() in report_verbs()


def _is_rendered(credit: Credit, mine: Attribution, theirs: Sequence[Attribution]) -> bool:
    """Whether a voice is the parent's in another noun: "three traders" -> "three dealers"."""
    child, rest = credit.scene.child, credit.rest
    head = head_noun(child, mine.source)
    return (
        head is not None
        and head.pos == "NOUN"
        and any(
            source is not None and source.pos == "NOUN" and rest.child_word(source) == head
            for source in (head_noun(rest.parent, t.source) for t in theirs)
        )
    )


def _told_to_reporter(credit: Credit) -> bool:
    """Whether the parent says "told us": that the outlet passes it on is no news."""
    cue = credit.attribution.cue
    if cue is None:
        return False
    after = credit.rest.parent.report.text[cue.end : cue.end + _RECIPIENT_CHARS].split()[:1]
    return bool(after) and after[0].strip(".,;").lower() in {"us", "me", "our", "this"}


def _in_statement(credit: Credit, other: Attribution) -> bool:
    """Whether the child's voice and its verb stand in the parent's statement itself."""
    if other.source is None or other.cue is None:
        return False
    child, rest = credit.scene.child, credit.rest
    inside = credit.attribution.content
    return all(
        any(
            (source := rest.parent_word(t)) is not None
            and inside.start <= source.start < inside.end
            for t in child.parse.tokens_in(span)
        )
        for span in (other.source, other.cue)
    )


def _from_another(credit: Credit, other: Attribution) -> bool:
    """Whether the child's voice has what it says from another sentence of the parent.

    Two statements of two voices, fused under one of them, are the business of `merged`.
    """
    child = credit.scene.child
    for rest in credit.scene.rests:
        if rest is credit.rest:
            continue
        for theirs in rest.parent.attributions_in(rest.sentence.span):
            came = [
                c
                for t in rest.parent.parse.tokens_in(theirs.content)
                if (c := rest.child_word(t)) is not None
                and other.content.start <= c.start < other.content.end
            ]
            if len(came) >= _MIN_CAME and same_by_words(child, other, rest.parent, theirs):
                return True
    return False


def _finding(credit: Credit, other: Attribution, sure: float = _SURE) -> Finding:
    return Finding(
        "attribution-shifted",
        credit.severity,
        voiced(credit.scene.child, other, credit.scene.sentence.span),
        credit.credited,
        f"the source credits {who(credit.attribution)}; the retelling credits {who(other)}",
        sure,
    )
