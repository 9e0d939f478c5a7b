"""ACLED's types and sub-types by what PLOVER's codes say: the rows of `codes/acled.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class AcledRow:
    """One rule; an empty set of anything but `modes` fits every event.

    Attributes:
        event: PLOVER's event.
        modes: its modes, "" for none; empty: any.
        words: lemmas of the words that report it.
        actors: PLOVER's sectors of actors.
        recipients: the same of recipients.
        contexts: PLOVER's contexts, of which the event must have one.
        type: ACLED's event type.
        sub_type: ACLED's sub-event type.
    """

    event: str
    modes: frozenset[str]
    words: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    contexts: frozenset[str]
    type: str
    sub_type: str


@cache
def acled_rows() -> tuple[AcledRow, ...]:
    """The rules in order; the first that fits is taken."""
    source = files("headwater.lexicon") / "codes" / "acled.toml"
    rows = tomllib.loads(source.read_text(encoding="utf-8"))["row"]
    sets = ("modes", "words", "actors", "recipients", "contexts")
    return tuple(
        AcledRow(
            event=row["event"],
            **{name: frozenset(row.get(name, ())) for name in sets},
            type=row["type"],
            sub_type=row["sub_type"],
        )
        for row in rows
    )
