"""What stages made, kept in the case under provenance keys, so that nothing is made twice."""

from __future__ import annotations

from headwater.store.casefile import CaseFile

# What is put is written in batches: a commit for every product would wait for the disk each time.
_BATCH_BYTES = 4_000_000
# A case keeps its dossier itself, with what became of each decision; one from here would lack that.
_KEPT_ELSEWHERE = "dossier:"
# What is known of pairs of reports and of groups of claims passes as a case grows round them.
_PASSING = ("group", "match", "pair")


class KeptInCase:
    """Gives and takes the products of stages; what was put is there once `flush` was called.

    It is a cache: what a crash takes from it is made again. Nothing is written to a case that is
    marked read-only.
    """

    def __init__(self, case: CaseFile) -> None:
        self._database = case.database
        self._read_only = case.read_only
        self._pending: dict[str, bytes] = {}
        self._pending_bytes = 0
        self._asked: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """The product that was put under a key, or None."""
        self._asked.add(key)
        if key in self._pending:
            return self._pending[key]
        value = self._database.value("SELECT value FROM kept WHERE key = ?", (key,))
        return None if value is None else bytes(value)

    def put(self, key: str, value: bytes) -> None:
        """Keep a product under its key ("annotate:5c1f...", the stage before the colon)."""
        if self._read_only or key.startswith(_KEPT_ELSEWHERE):
            return
        self._pending[key] = value
        self._pending_bytes += len(value)
        if self._pending_bytes >= _BATCH_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write what was put."""
        if not self._pending:
            return
        rows = [(key, key.partition(":")[0], value) for key, value in self._pending.items()]
        with self._database.writing():
            self._database.run_many("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        self._pending.clear()
        self._pending_bytes = 0

    def forget_unasked(self) -> None:
        """Take out what rests on more than its own report and was not asked for.

        To be called when all that a case holds was gone through: what is left over rested on other
        reports round it than there are now, and would be found by nobody.
        """
        if self._read_only:
            return
        marks = ", ".join("?" * len(_PASSING))
        rows = self._database.rows(f"SELECT key FROM kept WHERE stage IN ({marks})", _PASSING)
        left_over = [(key,) for (key,) in rows if key not in self._asked]
        if left_over:
            with self._database.writing():
                self._database.run_many("DELETE FROM kept WHERE key = ?", left_over)
