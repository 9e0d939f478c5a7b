"""What people decided about findings: kept beside them, never in their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verb = Literal["confirm", "reject", "split", "merge", "correct", "note", "grade", "undo"]
Standing = Literal["applied", "undone", "stranded", "barred"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a person.

    Attributes:
        number: of its entry in the case's log.
        at: when, in UTC.
        by: who.
        verb: what was decided.
        target: stable name of what it is about ("link-3f9c2a71b04d"); of an undo, the number of
            the decision that it undoes.
        about: what that was when it was decided, in words.
        value: what it says besides: the other names of a merge or a split, "outlet=VOA", "B".
        note: why, in the person's words; "" where none was given.
        standing: "applied"; "undone" by a later one; "stranded" where what it is about is no longer
            found; "barred" where a rule no longer allows it.
        concerns: ids in this dossier of what it is about ("g3"; of a link "r2:r1").
    """

    number: int
    at: str
    by: str
    verb: Verb
    target: str
    about: str
    value: str
    note: str
    standing: Standing
    concerns: tuple[str, ...]
