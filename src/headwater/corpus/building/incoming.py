"""Blocks that were read and are not yet part of the corpus: what a killed build leaves behind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from headwater.corpus.building.ledger import Done, done_from
from headwater.corpus.building.rows import REPORTS, Refusal, report_of
from headwater.corpus.building.sources.block import Block, Reading
from headwater.errors import ReadError


def read_block(block: Block, reading: Reading, folder: Path) -> Done:
    """Read a block into `folder`; its note is written last, so that what has one is whole."""
    rows: list[dict[str, object]] = []
    refusals: list[Refusal] = []
    for found in block.read(block, reading):
        if isinstance(found, Refusal):
            refusals.append(found)
            continue
        try:
            rows.append(report_of(found, reading.limits.max_text_chars))
        except ReadError as error:
            refusals.append(Refusal(str(found.place), str(error)))
    done = Done(block.key, block.path, len(rows), tuple(map(_storable, refusals)))
    pq.write_table(pa.Table.from_pylist(rows, REPORTS), rows_file(folder, block.key))
    leave_note(folder, done)
    return done


def leave_note(folder: Path, done: Done) -> None:
    """Note that a block, or a whole file, was read."""
    note = folder / f"{done.key}.json"
    unfinished = note.with_suffix(".unfinished")
    unfinished.write_text(done.to_json(), encoding="utf-8")
    unfinished.replace(note)


def find_read(folder: Path, key: str) -> Done | None:
    """What an earlier, killed build read of a block; None if it did not."""
    note = folder / f"{key}.json"
    return done_from(note.read_text(encoding="utf-8")) if note.exists() else None


def rows_file(folder: Path, key: str) -> Path:
    """Where a block's reports lie."""
    return folder / f"{key}.parquet"


def _storable(refusal: Refusal) -> Refusal:
    """Paths may hold bytes that are no characters; they are shown escaped."""
    place = refusal.place.encode("utf-8", "backslashreplace").decode()
    reason = refusal.reason.encode("utf-8", "backslashreplace").decode()
    return replace(refusal, place=place, reason=reason)
