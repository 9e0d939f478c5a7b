"""The different answers that the claims of one group give to its question."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.match.counts import counts_of, disputed, say_count
from headwater.match.moments import other_moment
from headwater.match.otherwise import reads_otherwise
from headwater.match.questions import denies, doer_of, judge, opposed_words
from headwater.match.statement import Statement
from headwater.model import Claim, Value

_MAX_WORDS = 8


def find_values(statements: Sequence[Statement], *, in_context: bool = True) -> tuple[Value, ...]:
    """The answers, commonest first; one value where all claims agree.

    A claim joins the commonest answer that it does not contradict: by a figure, a name, a time, a
    word that excludes another or a denial; or because the two, read together, answer otherwise.

    Args:
        statements: the claims of a group.
        in_context: whether they are read together as well.

    Raises:
        ResourceError: they are to be read together, and the network is not installed.
    """
    answers: list[list[Statement]] = []
    for statement in _plainest_first(statements):
        fitting = [
            a
            for a in answers
            if not any(judge(statement, s).rival for s in a)
            and not (in_context and reads_otherwise(statement, a))
        ]
        if fitting:
            max(fitting, key=len).append(statement)
        else:
            answers.append([statement])
    places = {s.claim.id: i for i, s in enumerate(statements)}
    answers.sort(key=lambda a: (-len({s.report for s in a}), min(places[s.claim.id] for s in a)))
    return tuple(
        Value(
            value=_say(answer, [s for other in answers if other is not answer for s in other]),
            claims=tuple(sorted((s.claim.id for s in answer), key=places.__getitem__)),
        )
        for answer in answers
    )


def say_alone(claim: Claim) -> str:
    """An answer beside which there is no other: how the claim begins."""
    listed = claim.span.text.split()
    return " ".join(listed[:_MAX_WORDS]) + (" ..." if len(listed) > _MAX_WORDS else "")


def _plainest_first(statements: Sequence[Statement]) -> list[Statement]:
    """Those that answer with a figure or a doer before those that leave the answer open."""
    return sorted(statements, key=lambda s: not (counts_of(s) or doer_of(s)))


def _say(answer: Sequence[Statement], others: Sequence[Statement]) -> str:
    """The answer in words: the figure or the name on which it differs from the others."""
    for say in (_count, _doer, _moment, opposed_words, _denial):
        for statement in answer:
            for other in others:
                if (words := say(statement, other)) is not None:
                    return words
    return say_alone(answer[0].claim)


def _count(mine: Statement, theirs: Statement) -> str | None:
    count = disputed(counts_of(mine), counts_of(theirs))
    return None if count is None else say_count(count, mine)


def _doer(mine: Statement, theirs: Statement) -> str | None:
    doer = doer_of(mine)
    return None if doer is None or doer_of(theirs) in {None, doer} else " ".join(doer.split())


def _moment(mine: Statement, theirs: Statement) -> str | None:
    moments = other_moment(mine, theirs)
    return None if moments is None else " ".join(moments[0].split())


def _denial(mine: Statement, theirs: Statement) -> str | None:
    if not denies(mine, theirs):
        return None
    return "denied" if mine.negated else "asserted"
