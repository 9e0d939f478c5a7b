"""`check`: whether a case is what it says it is, from the file's pages to every span."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.store import captures, findings, log, readings
from headwater.store.casefile import CaseFile
from headwater.store.database import DamagedError

_MAX_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check looked at and what it found.

    Attributes:
        captures: how many it digested again.
        entries: how many entries of the log it followed.
        spans: how many spans it held against their texts.
        head: digest of the whole log.
        faults: what does not hold, one line each.
    """

    captures: int
    entries: int
    spans: int
    head: str
    faults: tuple[str, ...]


def check_case(case: CaseFile) -> Checked:
    """Follow the chain, digest everything again, and hold every span against its text."""
    index = _index_faults(case)
    with case.database.reading():
        count = case.database.value
        return Checked(
            captures=count("SELECT count(*) FROM captures"),
            entries=count("SELECT count(*) FROM log"),
            spans=sum(1 for _ in findings.spans(case)),
            head=log.head(case.database),
            faults=(*_faults(case), *index),
        )


def _faults(case: CaseFile) -> Iterator[str]:
    yield from _damage(case)
    yield from log.faults(case.database)
    yield from captures.faults(case)
    yield from findings.faults(case)
    for name, digest, text in readings.texts(case):
        if hashlib.sha256(text.encode()).hexdigest() != digest:
            yield f"readings: the words of {name} are not those that were read"
    for name, start, stop, words, text in findings.spans(case):
        if text[start:stop] != words:
            yield f"findings: {name} does not stand where it is said to"


def _damage(case: CaseFile) -> Iterator[str]:
    """What SQLite itself finds wrong."""
    for (said,) in case.database.rows(f"PRAGMA integrity_check({_MAX_SHOWN})"):
        if said != "ok":
            yield f"file: {said}"
    for table, row, parent, _ in case.database.rows("PRAGMA foreign_key_check"):
        yield f"file: row {row} of {table} points at nothing in {parent}"


def _index_faults(case: CaseFile) -> tuple[str, ...]:
    """Whether the index holds the words of the texts; asking needs the right to write."""
    if case.read_only:
        return ()
    try:
        with case.database.writing():
            case.database.run("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    except DamagedError:
        return ("file: the search index does not match the texts",)
    return ()
