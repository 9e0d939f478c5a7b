"""A corpus opened for questions: DuckDB over its files, and nothing but its files."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

import duckdb
import pyarrow as pa

from headwater.corpus.layout import ANSWERS, Layout, existing
from headwater.errors import SettingsError

VIEWS = ("reports", *ANSWERS)
"""What can be asked: the reports, and what finding reuse answered with."""


class Corpus:
    """Views `reports`, `families`, `pairs`, `passages` and `links` over a corpus's files.

    A statement may read the files of this corpus and no other; it can change nothing, and reaches
    no network. What was not found yet has no view.
    """

    def __init__(self, layout: Layout, memory_bytes: int) -> None:
        self._connection = duckdb.connect(
            config={
                "memory_limit": f"{memory_bytes}B",
                "temp_directory": str(layout.spill),
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "allow_community_extensions": False,
            }
        )
        self.views: tuple[str, ...] = tuple(
            name for name in VIEWS if self._add_view(name, layout.answer_files(name))
        )
        self._lock(layout)

    def _add_view(self, name: str, files: list[Path]) -> bool:
        if files:
            self._connection.read_parquet([str(file) for file in files]).create_view(name)
        return bool(files)

    def _lock(self, layout: Layout) -> None:
        """Only the files of the views can be read from here on, and nothing written."""
        files = [str(f) for name in self.views for f in layout.answer_files(name)]
        listed = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
        self._connection.execute(f"SET allowed_paths = [{listed}]").fetchall()
        self._connection.execute("SET enable_external_access = false").fetchall()
        self._connection.execute("SET lock_configuration = true").fetchall()

    def table(self, name: str) -> duckdb.DuckDBPyRelation:
        """One of the views as a DuckDB relation, to be narrowed and joined further.

        Raises:
            SettingsError: there is no such view.
        """
        if name not in self.views:
            raise SettingsError(
                f"no {name!r} in this corpus; it has {', '.join(self.views)}"
                + ("" if name not in ANSWERS else " (headwater corpus reuse finds the rest)")
            )
        return self._connection.sql(f"FROM {name}")

    def query(self, sql: str) -> duckdb.DuckDBPyRelation:
        """What a SELECT gives, as a DuckDB relation; `.to_arrow_table()` gives it as Arrow.

        Raises:
            SettingsError: the statement is wrong, or would do what it may not.
        """
        try:
            statements = self._connection.extract_statements(sql)
            if [s.type for s in statements] != [duckdb.StatementType.SELECT]:
                raise SettingsError("query: ask one SELECT; nothing can be changed here")
            return self._connection.sql(sql)
        except duckdb.Error as error:
            raise SettingsError(f"query: {_in_one_line(error)}") from error

    def arrow(self, sql: str) -> pa.Table:
        """What a SELECT gives, as an Arrow table.

        Raises:
            SettingsError: the statement is wrong, or fails on the way.
        """
        try:
            return self.query(sql).to_arrow_table()
        except duckdb.Error as error:
            raise SettingsError(f"query: {_in_one_line(error)}") from error

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def __enter__(self) -> Corpus:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_corpus(out: str | Path, *, memory_bytes: int = 2_000_000_000) -> Corpus:
    """Open a corpus for questions.

    Args:
        out: a folder that `build` made.
        memory_bytes: a bound for answering; what does not fit is spilled below `out`.

    Raises:
        SettingsError: there is no corpus.
    """
    return Corpus(existing(Path(out)), memory_bytes)


def _in_one_line(error: Exception) -> str:
    return " ".join(str(error).split())
