"""Reports that were read become part of the corpus: all at once, or after a kill all later.

What is to be done is decided first and written down; carrying it out can be begun again at any
moment and comes to the same. The same id with the same text is held once. The same id with another
text is kept under an id of its own, `ID~` and the first eight digits of its text's digest: within
one build the earliest text keeps the plain id, and later builds never rename what is there.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from headwater.corpus.building.account import Entry
from headwater.corpus.building.incoming import find_read, rows_file
from headwater.corpus.building.ledger import read_ledger, write_ledger
from headwater.corpus.building.rows import REPORTS
from headwater.corpus.layout import Layout
from headwater.corpus.queries import query_text

_PART_BYTES = 64_000_000
HELD = "already in the corpus"
"""Why a report was left alone that the corpus holds."""


@dataclass(frozen=True, slots=True)
class Committed:
    """What a commit did.

    Attributes:
        read: reports added.
        skipped: those that the corpus held, or that were given twice.
        noted: those whose id was taken.
        held: reports in the corpus now.
    """

    read: int
    skipped: tuple[Entry, ...]
    noted: tuple[Entry, ...]
    held: int


def commit(layout: Layout, keys: list[str], memory_bytes: int) -> Committed:
    """Make the blocks of these keys part of the corpus."""
    decisions = _decide(layout, keys, memory_bytes)
    given = sum(_rows(rows_file(layout.incoming, key)) for key in keys)
    _write_down(layout, keys, decisions)
    finish_commit(layout)
    renamed = pc.is_valid(decisions["id"])
    skipped = decisions.filter(pc.invert(renamed))
    held = sum(map(_rows, layout.report_files()))
    return Committed(
        given - skipped.num_rows, _entries(skipped), _entries(decisions.filter(renamed)), held
    )


def _rows(file: Path) -> int:
    return int(pq.read_metadata(file).num_rows) if file.exists() else 0


def _decide(layout: Layout, keys: list[str], memory_bytes: int) -> pa.Table:
    """The rows that are not simply added: those to leave out, and those to keep as another id."""
    with duckdb.connect(
        config={
            "memory_limit": f"{memory_bytes}B",
            "temp_directory": str(layout.spill),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    ) as connection:
        incoming = [str(f) for k in keys if (f := rows_file(layout.incoming, k)).exists()]
        held = [str(file) for file in layout.report_files()]
        _view(connection, "incoming", incoming)
        _view(connection, "held", held)
        return connection.sql(query_text("decide")).to_arrow_table()


def _view(connection: duckdb.DuckDBPyConnection, name: str, files: list[str]) -> None:
    if files:
        connection.read_parquet(files).create_view(name)
    else:
        connection.from_arrow(REPORTS.empty_table()).create_view(name)


def _write_down(layout: Layout, keys: list[str], decisions: pa.Table) -> None:
    pq.write_table(decisions, layout.build / "decisions.parquet")
    part = len(layout.report_files())
    _write_whole(layout.commit, json.dumps({"keys": sorted(keys), "first_part": part}))


def finish_commit(layout: Layout) -> None:
    """Carry out what was decided, if anything was; also what a killed build had decided."""
    if not layout.commit.exists():
        return
    plan = json.loads(layout.commit.read_text(encoding="utf-8"))
    decisions = _Decisions.of(pq.read_table(layout.build / "decisions.parquet"))
    keys: list[str] = plan["keys"]
    _write_parts(layout, keys, decisions, plan["first_part"])
    ledger = read_ledger(layout.ledger)
    for key in keys:
        if done := find_read(layout.incoming, key):
            ledger[key] = done
    write_ledger(layout.ledger, ledger.values())
    layout.commit.unlink()
    shutil.rmtree(layout.incoming)


def _write_parts(layout: Layout, keys: list[str], decisions: _Decisions, number: int) -> None:
    waiting: list[pa.Table] = []
    for key in keys:
        file = rows_file(layout.incoming, key)
        if file.exists():
            waiting.append(decisions.carried_out(pq.read_table(file)))
        if sum(table.nbytes for table in waiting) > _PART_BYTES:
            _write_part(layout, waiting, number)
            waiting, number = [], number + 1
    if any(table.num_rows for table in waiting):
        _write_part(layout, waiting, number)


def _write_part(layout: Layout, tables: list[pa.Table], number: int) -> None:
    layout.reports.mkdir(exist_ok=True)
    file = layout.reports / f"part-{number:06d}.parquet"
    unfinished = file.with_suffix(".unfinished")
    pq.write_table(pa.concat_tables(tables), unfinished, compression="zstd", row_group_size=20_000)
    unfinished.replace(file)


def _write_whole(file: Path, text: str) -> None:
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(file)


@dataclass(frozen=True, slots=True)
class _Decisions:
    """New ids by place; None where the row is left out."""

    ids: dict[tuple[str, int], str | None]

    @classmethod
    def of(cls, table: pa.Table) -> _Decisions:
        paths, rows, ids = (table[name].to_pylist() for name in ("source_path", "source_row", "id"))
        return cls({(p, r): i for p, r, i in zip(paths, rows, ids, strict=True)})

    def carried_out(self, table: pa.Table) -> pa.Table:
        """The rows that stay, under the ids that they get."""
        if not self.ids:
            return table
        places = list(
            zip(table["source_path"].to_pylist(), table["source_row"].to_pylist(), strict=True)
        )
        kept = pa.array([self.ids.get(place, "") is not None for place in places])
        given = table["given_id"].to_pylist()
        ids = [self.ids.get(place, own) for place, own in zip(places, given, strict=True)]
        index = table.schema.get_field_index("id")
        return table.set_column(index, "id", pa.array(ids, pa.string())).filter(kept)


def _entries(decisions: pa.Table) -> tuple[Entry, ...]:
    """One entry a row, but one for all that a path gave which the corpus held."""
    held: Counter[str] = Counter()
    entries = []
    for row in decisions.to_pylist():
        if row["reason"] == HELD:
            held[row["source_path"]] += 1
        else:
            entries.append(Entry(f"{row['source_path']}#{row['source_row']}", row["reason"]))
    entries += [Entry(path, HELD, count) for path, count in held.items()]
    return tuple(sorted(entries))
