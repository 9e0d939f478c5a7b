"""Who acts, by the words that name them: sectors of PLOVER and ACLED's kinds of actor."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

STATE, REBELS, MILITIA, IDENTITY_MILITIA, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = range(1, 9)


@dataclass(frozen=True, slots=True)
class ActorKind:
    """What sort of actor some words name.

    Attributes:
        sector: PLOVER's sector code ("MIL").
        inter: ACLED's `inter` code, 1 to 8.
    """

    sector: str
    inter: int


@cache
def actor_kinds() -> dict[tuple[str, ...], ActorKind]:
    """The kind of actor by the words of a name, lower case and in the singular."""
    text = (files("headwater.lexicon") / "actors.toml").read_text(encoding="utf-8")
    return {
        tuple(phrase.split()): ActorKind(row["code"], row["inter"])
        for row in tomllib.loads(text)["sector"]
        for phrase in row["words"]
    }
