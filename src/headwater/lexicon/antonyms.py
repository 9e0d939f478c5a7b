"""Words that turn a news statement into its opposite when one takes the other's place.

`are_antonyms` knows few pairs, which exclude each other wherever they stand; `are_opposed` knows
many more (`opposites.toml`), of which a check must ask whether they stand in the same place.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

# Every word of a sentence is asked about beside every word of another, again and again.
_HELD_ANSWERS = 65_536

_PAIRS = """
rise fall; increase decrease; grow shrink; gain lose; win lose; accept reject; approve reject;
support oppose; back oppose; open close; enter leave; arrive depart; begin end; start stop; allow
ban; permit prohibit; allow forbid; confirm deny; include exclude; remember forget; succeed fail;
pass fail; improve worsen; strengthen weaken; raise lower; raise cut; expand cut; acquit convict;
guilty innocent; release detain; free jail; alive dead; legal illegal; possible impossible; likely
unlikely; safe unsafe; able unable; more fewer; most fewest; high low; higher lower; advance
retreat; deploy withdraw; north south; east west; northern southern; eastern western; majority
minority; agree disagree; obey defy; comply defy; present absent; public private; open closed;
open shut; reopen close; reopen closed; reopen shut; lift impose; uphold overturn; uphold quash;
grant refuse; grant reject; grant deny; extend shorten; ease tighten; praise criticise; praise
criticize; praise condemn; welcome condemn; join leave; spare destroy; spare damage; survive die;
resume suspend; resume halt; peaceful violent; voluntary forced; rise drop; rise decline; climb
fall; increase drop; increase decline; grow decline; raise reduce; increase reduce; widen narrow;
convict acquit; convict clear; dead living; adequate inadequate; healthy ill; full empty; safe
dangerous; harmless dangerous; harmless harmful; lawful illegal; hire dismiss; hire fire
"""

_NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "non", "non-")
_MIN_STEM = 4
# Words that begin like a negation of another word and are none.
_NO_NEGATIONS = frozenset(
    """infamous invaluable inflammable intense innate intent intend invent invest inform install
    increase impress improve import impart implant imprint imposing impose imprison indeed indent
    incite income inland inside inward inure uncover unearth unite union until inhabit
    inflame""".split()
)


@cache
def _table() -> frozenset[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for entry in _PAIRS.split(";"):
        first, second = entry.split()
        pairs |= {(first, second), (second, first)}
    return frozenset(pairs)


# Verbs, some with their particle, that name one act: what the one denies, the other denies.
_ACTS = tuple(
    frozenset(act.strip() for act in group.split(","))
    for group in """
    refuse, reject, decline, turn down, dismiss, throw out
    cancel, call off, scrap
    postpone, put off, delay
    resign, step down, quit
    dismiss, sack, fire
    sound, go off
    exclude, rule out
    continue, go on, carry on
    surrender, give up, hand over
    start, begin, commence
    end, finish, conclude
    happen, occur, take place
    receive, get, obtain
    discover, find
    seek, look for, search
    collapse, give way
    extinguish, put out
    """.strip().splitlines()
)


def same_act(a: str, b: str) -> bool:
    """Whether two verbs (lemmas, with their particle) name the same act."""
    return any(a in group and b in group for group in _ACTS)


def are_antonyms(a: str, b: str) -> bool:
    """Whether two lemmas are opposites of each other.

    Converse verbs (buy and sell) are none: with the roles turned they say the same.
    """
    a, b = a.lower(), b.lower()
    return (a, b) in _table() or _negates_by_prefix(a, b) or _negates_by_prefix(b, a)


@lru_cache(maxsize=_HELD_ANSWERS)
def are_opposed(a: str, b: str) -> bool:
    """Whether two lemmas can be opposites in the same place: "raise" and "slash"."""
    a, b = a.lower(), b.lower()
    return b in _opposites().get(a, frozenset()) or are_antonyms(a, b)


def opposites_of(lemma: str) -> frozenset[str]:
    """All lemmas that turn a statement into its opposite where this one stands."""
    return _opposites().get(lemma.lower(), frozenset())


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    """Every word of `opposites.toml` with its opposites."""
    data = resources.files("headwater.lexicon").joinpath("opposites.toml")
    tables = tomllib.loads(data.read_text(encoding="utf-8"))
    found: dict[str, frozenset[str]] = {}
    for line in (line for lines in tables.values() for line in lines):
        sides = [frozenset(side.split()) for side in line.split("|")]
        for mine, theirs in (sides, reversed(sides)):
            found.update({word: found.get(word, frozenset()) | theirs for word in mine})
    return found


def _negates_by_prefix(longer: str, shorter: str) -> bool:
    """Whether one word is the other with a negative prefix: "inconsistent", "consistent"."""
    return (
        len(shorter) >= _MIN_STEM
        and longer.endswith(shorter)
        and longer[: -len(shorter)] in _NEGATIVE_PREFIXES
        and longer not in _NO_NEGATIONS
    )
