"""What a phrase of time is counted from, and whether its clause looks back or ahead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from headwater.extract.time.calendar import Interval
from headwater.extract.time.reading import Grain
from headwater.model import Annotations, Token

# Words before a phrase in its clause that say that it is still to come.
_AHEAD = re.compile(
    r"\b(?:will|shall|plans? (?:to|for)|planned for|due|set (?:to|for)|scheduled|slated|"
    r"expected|going to|would|until|upcoming|deadline|intends?|expects?|hopes? to|by)\b|'ll\b"
)
# Words right before a phrase that say the same whatever the verb is: "payable Dec. 15".
_COMING = re.compile(
    r"\b(?:payable|effective|redeemable|due|deadline|scheduled|slated|beginning|starting|"
    r"upcoming)\W+(?:(?:on|in|for|at|by|from|the|early|late)\W+){0,2}$"
)
_CLAUSE = re.compile(r"[;:\"]|, (?:and|but|which|who) |\bsaid\b|\bafter\b|\bsince\b")
_FUTURE_MODALS = frozenset({"will", "shall", "wo", "'ll"})
_MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Reference:
    """What a phrase is counted from.

    Attributes:
        today: the day of publication; of no account to a phrase that names its own year.
        before: the last days that the text gave before the phrase.
        grain: the unit that those were named by.
        quarter: the last quarter of a year that the text named, as reports on companies do.
        ahead: whether the clause looks to the future.
        past: whether its verb is of the past.
    """

    today: date
    before: Interval | None = None
    grain: Grain | None = None
    quarter: Interval | None = None
    ahead: bool = False
    past: bool = False


def looks_ahead(tense: str, clause: str) -> bool:
    """Whether what happens at a time is still to come.

    Args:
        tense: that of the verb above, from `tense_of`.
        clause: the words of the sentence before the phrase, in lower case.
    """
    if _COMING.search(clause):
        return True
    if tense:
        return tense == "future"
    return _AHEAD.search(_CLAUSE.split(clause)[-1]) is not None


def tense_of(annotations: Annotations, token: Token) -> str:
    """The tense of the verb that a word hangs from: "past", "future", or "" where it has none."""
    verb = _verb_above(annotations, token)
    if verb is None:
        return ""
    auxiliaries = [c for c in annotations.children(verb.index) if c.dep in {"aux", "auxpass"}]
    if any(a.text.casefold() in _FUTURE_MODALS for a in auxiliaries):
        return "future"
    tags = {verb.tag, *(a.tag for a in auxiliaries)}
    if "MD" in tags:
        return ""
    return "past" if tags & {"VBD", "VBN"} and not tags & {"TO", "VBZ", "VBP"} else ""


def _verb_above(annotations: Annotations, token: Token) -> Token | None:
    at = token
    for _ in range(_MOST_STEPS):
        if at.pos in {"VERB", "AUX"} and at.tag.startswith("VB"):
            return at
        head = annotations.tokens[at.head]
        if head.index == at.index:
            return None
        at = head
    return None
