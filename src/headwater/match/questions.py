"""Slots: whether two statements with much in common ask the same question, and answer it alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from headwater.lexicon.antonyms import are_antonyms
from headwater.lexicon.fold import fold_name
from headwater.lexicon.naming import same_name
from headwater.match.counts import counts_of, disputed, shared_count
from headwater.match.moments import other_moment
from headwater.match.statement import Statement, compare
from headwater.model import Name

_SAME_SPELLING = 85.0
_MAX_CLIMB = 3
# A denial answers what it denies where it says it in much the same words: of four told at 0.5 in 36
# families (2026-11-22) none was one.
_SAME_BUT_FOR_NOT = 0.65
# Labels of what is no name. The others tell little: an unknown village is called a person as often.
_NO_NAMES = frozenset(
    {"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "LANGUAGE"}
)
# Verbs of doing harm: who did it has one answer, so another answer is a conflict and not another
# claim. Who negotiates with whom has as many answers as there are negotiations.
_DEEDS = frozenset(
    "ambush assassinate attack blow bomb burn cause detonate drown fire fly hijack hit kidnap kill "
    "launch lay loot murder plant plot poison place raid ram set shell shoot sink stab start steal "
    "storm strike torch".split()
)


# A person who is looked for is not held; the two are no antonyms, and yet exclude each other.
_WANTED = frozenset({"look", "hunt", "seek", "search", "pursue", "flee", "want"})
_HELD = frozenset({"arrest", "detain", "capture", "jail", "imprison"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two statements are the same claim.

    Attributes:
        same: whether they answer the same question.
        rival: whether their answers differ.
        reason: which slot decided, in words; "" where none spoke.
    """

    same: bool
    rival: bool
    reason: str


def judge(mine: Statement, theirs: Statement) -> Verdict:
    """Compare the slots of two statements whose words are alike.

    Figures of the same thing that differ, and a denial against an assertion, are rival answers to
    one question. Another name in the same place is another claim, unless the place is that of the
    doer of a deed.
    """
    if doers := _other_doer(mine, theirs):
        return Verdict(same=True, rival=True, reason=f"who did it: {doers[0]} or {doers[1]}")
    if pair := _other_name(mine, theirs):
        return Verdict(same=False, rival=False, reason=f"{pair[0]} is not {pair[1]}")
    reason = _rivalry(mine, theirs)
    return Verdict(same=True, rival=bool(reason), reason=reason)


def _rivalry(mine: Statement, theirs: Statement) -> str:
    """In which slot two answers to one question differ, or ""."""
    ours, others = counts_of(mine), counts_of(theirs)
    if (count := disputed(ours, others)) is not None:
        return f"how many ({count.question})"
    # Who agrees on the figure agrees, whatever else the two sentences say.
    if shared_count(ours, others) is not None:
        return ""
    if (moments := other_moment(mine, theirs)) is not None:
        return f"when: {moments[0]} or {moments[1]}"
    if opposed := _opposed(mine, theirs):
        return f"{opposed[0]} or {opposed[1]}"
    return "one denies what the other says" if denies(mine, theirs) else ""


def denies(mine: Statement, theirs: Statement) -> bool:
    """Whether one of two statements denies what the other says, and not something near it.

    Both must say it of the same verb or state, in much the same words.
    """
    if mine.negated == theirs.negated or _states(mine).isdisjoint(_states(theirs)):
        return False
    return compare(mine, theirs).score >= _SAME_BUT_FOR_NOT


def doer_of(statement: Statement) -> str | None:
    """The named doer of a deed that a statement tells of, or None."""
    if statement.is_headline:
        return None  # headlines leave out the verbs that tell doer and sufferer apart
    for name in statement.names:
        if name.label not in _NO_NAMES and _does_deed(statement, name):
            return name.span.text
    return None


def _other_doer(mine: Statement, theirs: Statement) -> tuple[str, str] | None:
    one, other = doer_of(mine), doer_of(theirs)
    if one is None or other is None or _same_name(one, other):
        return None
    return one, other


def _opposed(mine: Statement, theirs: Statement) -> tuple[str, str] | None:
    """Verbs or adjectives, one on each side, that cannot both be true of the same person or thing.

    Where a side has both, it says how the one became the other.
    """
    ours, others = _states(mine), _states(theirs)
    for one in sorted(ours - others):
        for other in sorted(others - ours):
            exclude = are_antonyms(one, other) or (one in _WANTED and other in _HELD)
            if exclude or (one in _HELD and other in _WANTED):
                return one, other
    return None


def _states(statement: Statement) -> set[str]:
    return {
        t.lemma.lower()
        for t in statement.tokens
        if t.pos in {"VERB", "ADJ"} and t.index not in statement.frame
    }


def opposed_words(mine: Statement, theirs: Statement) -> str | None:
    """My word that cannot be true together with one of the other statement's, or None."""
    pair = _opposed(mine, theirs)
    return pair[0] if pair else None


def _does_deed(statement: Statement, name: Name) -> bool:
    """Whether the name is the subject of a deed's verb, or the "by whom" of its passive."""
    part, governor = _place_of(statement, name)
    return part in {"nsubj", "agent"} and governor in _DEEDS


def _other_name(mine: Statement, theirs: Statement) -> tuple[str, str] | None:
    """Names that only one side has, in the same place of the sentence."""
    for one in _lonely(mine, theirs):
        for other in _lonely(theirs, mine):
            if _place_of(mine, one) == _place_of(theirs, other):
                return one.span.text, other.span.text
    return None


def _lonely(mine: Statement, theirs: Statement) -> Iterator[Name]:
    """My names that the other statement does not have."""
    their_words = f" {fold_name(theirs.claim.span.text)} "
    for name in mine.names:
        if name.label in _NO_NAMES:
            continue
        if any(_same_name(name.span.text, other.span.text) for other in theirs.names):
            continue
        if f" {fold_name(name.span.text)} " not in their_words:
            yield name


def _place_of(statement: Statement, name: Name) -> tuple[str, str]:
    """Which part a name plays, and for which word: ("nsubj", "negotiate"), ("with", "negotiate").

    The part is the dependency label, for a prepositional phrase the preposition ("agent" for the
    "by" of a passive).
    """
    tokens = statement.annotations.tokens
    head = next(
        (t for t in tokens[name.first : name.last] if not name.first <= t.head < name.last),
        tokens[name.first],
    )
    # An apposition ("commander Goni", "the group known as Column 9") plays its head's part.
    for _ in range(_MAX_CLIMB):
        above = tokens[head.head]
        if head.dep in {"appos", "compound", "conj", "nmod"}:
            head = above
        elif head.dep == "pobj" and above.text == "as" and tokens[above.head].dep == "acl":
            head = tokens[tokens[above.head].head]
    governor = tokens[head.head]
    if head.dep != "pobj":
        return head.dep, governor.lemma
    part = "agent" if governor.dep == "agent" else governor.lemma
    return part, tokens[governor.head].lemma


def _same_name(a: str, b: str) -> bool:
    mine, theirs = fold_name(a), fold_name(b)
    if not mine or not theirs:
        return False
    one, other = set(mine.split()), set(theirs.split())
    if one <= other or other <= one or fuzz.ratio(mine, theirs) >= _SAME_SPELLING:
        return True
    return same_name(a.replace(".", ""), b.replace(".", ""))
