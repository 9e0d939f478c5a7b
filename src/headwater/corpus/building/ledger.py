"""Which blocks of which sources a corpus holds already."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from headwater.corpus.building.rows import Refusal


@dataclass(frozen=True, slots=True)
class Done:
    """A block that was read.

    Attributes:
        key: of the block.
        path: of its source.
        rows: reports in it.
        refusals: what in it became none.
    """

    key: str
    path: str
    rows: int
    refusals: tuple[Refusal, ...]

    def to_json(self) -> str:
        """As one line."""
        return json.dumps(asdict(self), ensure_ascii=True)


def done_from(line: str) -> Done:
    """What `to_json` wrote."""
    values = json.loads(line)
    refusals = tuple(Refusal(**refusal) for refusal in values.pop("refusals"))
    return Done(**values, refusals=refusals)


def read_ledger(file: Path) -> dict[str, Done]:
    """Every block that the corpus holds, by key."""
    if not file.exists():
        return {}
    with file.open(encoding="utf-8") as lines:
        return {done.key: done for done in map(done_from, lines)}


def write_ledger(file: Path, entries: Iterable[Done]) -> None:
    """Write the whole ledger; it is the old one or the new one, never a part."""
    unfinished = file.with_name(file.name + ".unfinished")
    with unfinished.open("w", encoding="utf-8") as lines:
        lines.writelines(entry.to_json() + "\n" for entry in entries)
    unfinished.replace(file)
