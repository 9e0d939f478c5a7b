"""PolNeAR as it lies on disk: articles, and the character ranges of every labelled attribution.

A split's folder holds `text/NAME.txt` and `attributions/NAME_CODER.ann` in brat's standoff format;
a few texts were labelled by several people, of whom the first by file name is taken. Source:
Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News" (LREC 2018).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_RECORD = re.compile(r"([TE]\d+)\t(.*)")
_ROLES = ("Cue", "Source", "Content")

Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """One labelled attribution: character ranges of its three parts, each maybe in pieces."""

    cue: Pieces
    source: Pieces
    content: Pieces


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled article."""

    path: Path
    text: str
    relations: tuple[Relation, ...]


def read_split(folder: Path) -> Iterator[Labelled]:
    """The articles of `polnear/train` or `polnear/dev`, with their first annotator's labels."""
    for path in sorted((folder / "text").glob("*.txt")):
        labels = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if labels:
            text = path.read_bytes().decode("utf-8")
            standoff = labels[0].read_bytes().decode("utf-8")
            yield Labelled(path, text, tuple(read_relations(standoff)))


def read_relations(standoff: str) -> Iterator[Relation]:
    """The attributions of one annotation file.

    A part may be labelled in pieces ("315 448;463 553"), and an attribution may have several
    contents, cues or sources (a second source is called Source2): their pieces are taken together.
    """
    records = [m.groups() for m in map(_RECORD.match, standoff.splitlines()) if m]
    parts = {key: _pieces(value) for key, value in records if key.startswith("T")}
    for key, value in records:
        if key.startswith("E"):
            held: dict[str, Pieces] = dict.fromkeys(_ROLES, ())
            for argument in value.split():
                role, _, part = argument.partition(":")
                role = role.rstrip("0123456789")
                if role in held:
                    held[role] += parts[part]
            if held["Content"]:
                yield Relation(held["Cue"], held["Source"], held["Content"])


def _pieces(value: str) -> Pieces:
    offsets = value.split("\t", maxsplit=1)[0].partition(" ")[2]
    return tuple(
        (int(start), int(end)) for start, _, end in (p.partition(" ") for p in offsets.split(";"))
    )
