"""IndiaPoliceEvents as it lies on disk: sentences with what police did in each.

The folder holds `sents.jsonl` (doc_id, sent_id, sent_text, sent_labels) and `metadata.jsonl`
(doc_id, date). Source: Halterman, Keith, Sarwar and O'Connor, "Corpus-Level Evaluation for Event
QA: The IndiaPoliceEvents Corpus Covering the 2002 Gujarat Violence" (Findings of ACL 2021).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

FOLDER = Path("india_police_events")
LABELS = ("KILL", "ARREST", "FAIL", "FORCE")


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its sentences set one after the other, and what each is labelled.

    Attributes:
        name: its number.
        text: all sentences, with a space between.
        published: ISO day.
        sentences: of each, first character, one past the last, and its labels.
    """

    name: str
    text: str
    published: str
    sentences: tuple[tuple[int, int, frozenset[str]], ...]


def what_is_missing(data: Path) -> str | None:
    """What of the corpus is not there, in a sentence; None if nothing is missing."""
    for part in ("sents.jsonl", "metadata.jsonl"):
        if not (data / FOLDER / part).is_file():
            return f"there is no file {data / FOLDER / part}"
    return None


def read_documents(data: Path) -> Iterator[Document]:
    """Every document, in the order of the file.

    Raises:
        OSError: a file cannot be read.
        ValueError: a line is no JSON.
    """
    dates = {row["doc_id"]: str(row["date"]) for row in _rows(data / FOLDER / "metadata.jsonl")}
    rows = _rows(data / FOLDER / "sents.jsonl")
    for number, sentences in groupby(rows, key=lambda row: row["doc_id"]):
        text, spans = "", []
        for row in sentences:
            said = " ".join(str(row["sent_text"]).split())
            start = len(text) + 1 if text else 0
            text = f"{text} {said}" if text else said
            labels = frozenset(row["sent_labels"]) & frozenset(LABELS)
            spans.append((start, start + len(said), labels))
        yield Document(str(number), text, dates.get(number, ""), tuple(spans))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
