"""Reads the corpus; needs nothing but Python."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Part = Literal["fit", "drill", "weigh", "tune", "test"]
PARTS: tuple[Part, ...] = ("fit", "drill", "weigh", "tune", "test")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one text: half-open places in the decoded file, and what stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One item of drift.

    Attributes:
        retelling: the clause that says something else.
        source: the clause it was taken from; of an omitted denial, the denial.
        kind: one of the fourteen kinds.
        alternatives: kinds that a fair second annotator could choose.
        severity: "high", "medium" or "low".
        note: what changed, in a line.
        mended: words that would be faithful in place of the retelling's; None where nobody wrote
            them.
    """

    retelling: Words
    source: Words
    kind: str
    alternatives: tuple[str, ...]
    severity: str
    note: str
    mended: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A source, a retelling of it, and what was labelled.

    Attributes:
        name: of its folder.
        topic: what it is about, in a few words.
        desk: "war", "courts", "health", ...
        voices: what sort of outlet wrote the source and the retelling.
        source: the text of the source as scraped.
        retelling: the text of the retelling.
        alignment: sentences of the retelling, each with one sentence that it rests on.
        novel: sentences of the retelling that rest on none.
        changes: what drifted; none in a faithful pair.
        furniture: what is page furniture, of source and retelling.
    """

    name: str
    topic: str
    desk: str
    voices: tuple[str, str]
    source: str
    retelling: str
    alignment: tuple[tuple[Words, Words], ...]
    novel: tuple[Words, ...]
    changes: tuple[Change, ...]
    furniture: tuple[tuple[Words, ...], tuple[Words, ...]]

    @property
    def is_faithful(self) -> bool:
        """Whether nothing drifted."""
        return not self.changes


def load(part: Part, root: Path | None = None) -> list[Pair]:
    """The pairs of one part, in order of their names.

    Args:
        part: "fit" to learn from, "drill" for networks to learn from (sources told two or three
            times), "weigh" to say how sure each sort of finding is, "tune" to choose with, "test"
            to look at once.
        root: the corpus's folder, if it is not this one.

    Raises:
        OSError: the part is not there.
    """
    folder = (root or Path(__file__).parent) / part / "pairs"
    return [_read(case) for case in sorted(folder.iterdir()) if case.is_dir()]


def _read(folder: Path) -> Pair:
    labels = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    voices, furniture = labels["voices"], labels["boilerplate"]
    return Pair(
        name=folder.name,
        topic=labels["topic"],
        desk=labels["desk"],
        voices=(voices["source"], voices["retelling"]),
        source=_text(folder / "source.txt"),
        retelling=_text(folder / "retelling.txt"),
        alignment=tuple((_words(r["retelling"]), _words(r["source"])) for r in labels["alignment"]),
        novel=tuple(map(_words, labels["novel"])),
        changes=tuple(map(_change, labels["drift"])),
        furniture=(
            tuple(map(_words, furniture["source"])),
            tuple(map(_words, furniture["retelling"])),
        ),
    )


def _text(path: Path) -> str:
    # Newlines stay as they are in the file: the places are counted so.
    return path.read_bytes().decode("utf-8")


def _words(span: Mapping[str, Any]) -> Words:
    return Words(span["start"], span["end"], span["text"])


def _change(item: Mapping[str, Any]) -> Change:
    return Change(
        retelling=_words(item["retelling"]),
        source=_words(item["source"]),
        kind=item["kind"],
        alternatives=tuple(item.get("alt", ())),
        severity=item["severity"],
        note=item["note"],
        mended=item.get("mended"),
    )
