"""TimeML files as they lie on disk: text, day of creation, and every labelled time expression.

The folder holds `TimeBank/*.tml` and `AQUAINT/*.tml`. Source: UzZaman et al., "SemEval-2013 Task 1:
TempEval-3: Evaluating Time Expressions, Events, and Temporal Relations" (SemEval 2013).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

FOLDER = Path("tempeval3", "TBAQ-cleaned")
_PARTS = ("AQUAINT", "TimeBank")


@dataclass(frozen=True, slots=True)
class Timex:
    """One labelled or found expression: its characters, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document: its text, ISO day of creation, and its expressions in order."""

    name: str
    text: str
    published: str
    times: tuple[Timex, ...]


def what_is_missing(data: Path) -> str | None:
    """What of the corpus is not there, in a sentence; None if nothing is missing."""
    for part in _PARTS:
        if not any((data / FOLDER / part).glob("*.tml")):
            return f"there is no .tml file in {data / FOLDER / part}"
    return None


def read_corpus(data: Path) -> Iterator[Labelled]:
    """Every document of both parts, by name.

    Raises:
        OSError: a file cannot be read.
        etree.XMLSyntaxError: a file is no XML.
    """
    for part in _PARTS:
        for path in sorted((data / FOLDER / part).glob("*.tml")):
            yield read_document(path)


def read_document(path: Path) -> Labelled:
    """One TimeML file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(path.read_bytes(), parser)
    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or created is None:
        raise ValueError(f"{path.name} has no TEXT or no DCT")
    pieces, times = [], []
    at = 0
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if event == "start" and node.tag == "TIMEX3":
            words = "".join(str(piece) for piece in node.itertext())
            timex = Timex(at, at + len(words), node.get("type", ""), node.get("value", ""))
            times.append(timex)
        said = (node.text if event == "start" else None if node is body else node.tail) or ""
        pieces.append(str(said))
        at += len(said)
    whole = "".join(pieces)
    spoken = tuple(t for t in times if t.end > t.start)  # those without words cannot be found
    return Labelled(path.stem, whole, created.get("value", "")[:10], spoken)
