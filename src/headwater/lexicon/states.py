"""Countries as registers know them: codes, names, and the regions of conflict data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class State:
    """One country.

    Attributes:
        code: ISO 3166 alpha-2.
        code3: ISO 3166 alpha-3.
        numeric: ISO 3166 numeric code, or None where it has none.
        name: its short name in English.
        acled_region: ACLED's region, or "" where the codebook leaves it open to doubt.
        ucdp_region: UCDP's region, or "".
    """

    code: str
    code3: str
    numeric: int | None
    name: str
    acled_region: str
    ucdp_region: str


@cache
def states() -> dict[str, State]:
    """All countries of the table by their alpha-2 code, in its order."""
    table = (files("headwater.lexicon") / "states.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {
        row[0]: State(row[0], row[1], int(row[2]) if row[2] else None, row[3], row[4], row[5])
        for row in rows
    }
