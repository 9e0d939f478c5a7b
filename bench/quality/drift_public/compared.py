"""A pair of texts laid beside one another, and what its dossier says of the child."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bench.quality.reading import Json

CHILD, PARENT = "child.txt", "parent.txt"
# A shorter rest of a child is a heading, an initial cut off or a sign, and no statement.
_MIN_NOVEL_WORDS = 3
_WORD = re.compile(r"\w+")

Compare = Callable[[str, str], Json]
"""(parent's text, child's text) -> dossier as JSON."""


@dataclass(frozen=True, slots=True)
class FoundDrift:
    """One item of drift: its kind, where in the child, the words of both, and its sentence."""

    kind: str
    start: int
    end: int
    child: str
    parent: str
    detail: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What a dossier of two texts says of the child.

    Attributes:
        drift: what the child says otherwise.
        unaligned: character ranges of the child that rest on nothing in the parent.
        novel: whether one of them is long enough to state something.
        failed: why there is no answer; "" where there is one.
    """

    drift: tuple[FoundDrift, ...] = ()
    unaligned: tuple[tuple[int, int], ...] = ()
    novel: bool = False
    failed: str = ""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of drift that were found."""
        return frozenset(d.kind for d in self.drift)


def lay_beside(parent: str, child: str) -> Json:
    """The JSON of Headwater's comparison of two texts."""
    # By name, so that the scorers and their tests run where Headwater is not installed.
    compare: Any = importlib.import_module("headwater.pipeline").compare
    capture: Any = importlib.import_module("headwater.model").Capture
    dossier: Json = compare(
        capture(PARENT, parent.encode()), capture(CHILD, child.encode())
    ).to_dict()
    return dossier


def read_compared(dossier: Json, child_text: str) -> Compared:
    """What the dossier of a pair says of the child."""
    failed = [f"{f['path']}: {f['reason']}" for f in dossier.get("account", {}).get("failed", ())]
    ids = {report["path"]: report["id"] for report in dossier.get("reports", ())}
    if failed or not {CHILD, PARENT} <= ids.keys():
        return Compared(failed="; ".join(failed) or "not both texts are in the dossier")
    child = ids[CHILD]
    drift = tuple(
        FoundDrift(
            item["kind"],
            item["child"]["start"],
            item["child"]["end"],
            item["child"]["text"],
            item["parent"]["text"],
            item["detail"],
        )
        for item in dossier.get("drift", ())
        if item["child"]["report"] == child
    )
    aligned = [
        (a["child"]["start"], a["child"]["end"])
        for a in dossier.get("alignments", ())
        if a["child"]["report"] == child
    ]
    rest = _outside(aligned, len(child_text))
    novel = any(len(_WORD.findall(child_text[s:e])) >= _MIN_NOVEL_WORDS for s, e in rest)
    return Compared(drift, rest, novel)


def _outside(covered: list[tuple[int, int]], length: int) -> tuple[tuple[int, int], ...]:
    """The ranges of a text that none of some ranges covers."""
    left, at = [], 0
    for start, end in sorted(covered):
        if start > at:
            left.append((at, start))
        at = max(at, end)
    if at < length:
        left.append((at, length))
    return tuple(left)


def as_record(compared: Compared) -> Mapping[str, Any]:
    """What was found, for the JSON of a measurement."""
    return {
        "drift": [[d.kind, d.child, d.parent, d.detail] for d in compared.drift],
        "novel": compared.novel,
        "failed": compared.failed,
    }
