"""Sources to a corpus: what is new is read, block by block, and added at once."""

from __future__ import annotations

import csv
import multiprocessing
import zlib
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from headwater.acquire.walk import why
from headwater.corpus.building.account import Account, Entry, write_account
from headwater.corpus.building.commit import HELD, Committed, commit, finish_commit
from headwater.corpus.building.incoming import find_read, leave_note, read_block
from headwater.corpus.building.ledger import Done, read_ledger
from headwater.corpus.building.rows import Columns, Refusal
from headwater.corpus.building.sources.block import Block, Reading, digest_file, digest_of
from headwater.corpus.building.sources.table import Kind, find_sources, kind_of
from headwater.corpus.layout import Layout, alone_with
from headwater.corpus.lean import do_without_pandas
from headwater.corpus.means import Local
from headwater.errors import ReadError, SettingsError
from headwater.raw.unpack import is_gzip
from headwater.settings import ReadSettings

Progress = Callable[[str, int, int], None]

# Raised whenever the same block would be read otherwise, so that it is read again.
_READERS = "1"
# What a damaged file may raise on the way: packing, table and encoding are read by libraries.
_UNREADABLE = (ReadError, OSError, EOFError, zlib.error, csv.Error, UnicodeError)
# So few blocks are read before other processes have even started.
_FEW_BLOCKS = 3


def build(
    out: Path,
    sources: Iterable[str | Path],
    *,
    columns: Columns | None = None,
    limits: ReadSettings | None = None,
    on: Local | None = None,
    progress: Progress | None = None,
) -> Account:
    """Add what is new in `sources` to the corpus in the folder `out`, which is made if need be.

    A build that is killed at any moment leaves the corpus as it was; the next one goes on where it
    stopped, and the rows are those of an undisturbed build.

    Args:
        out: the corpus.
        sources: JSON Lines, CSV, Parquet and WARC files, plain or gzipped, texts, pages, folders.
        columns: which column says what; the usual names where None.
        limits: how large a report may be.
        on: how much of this machine may be taken.
        progress: called with "build", bytes done and bytes in all.

    Raises:
        SettingsError: nothing was given, or `out` cannot be written or is in use.
    """
    layout = Layout(Path(out))
    paths = tuple(str(source) for source in sources)
    if not paths:
        raise SettingsError("nothing to build from; name files or folders with --from")
    with alone_with(layout):
        reading = Reading(columns or Columns(), limits or ReadSettings())
        return _Build(layout, reading, on or Local(), progress).run(paths)


class _Build:
    """One build: what it was given, what the corpus holds of it, and what is new."""

    def __init__(
        self, layout: Layout, reading: Reading, on: Local, progress: Progress | None
    ) -> None:
        self._layout, self._reading = layout, reading
        self._on, self._progress = on, progress
        self._salt = digest_of(_READERS, repr(reading))
        finish_commit(layout)
        layout.incoming.mkdir(parents=True, exist_ok=True)
        self._ledger = read_ledger(layout.ledger)
        self._refusals: list[Refusal] = []
        self._held: list[Done] = []
        self._new: list[Done] = []
        # Blocks of each file that is remembered as a whole, under the file's key.
        self._wholes: dict[str, tuple[str, list[str]]] = {}

    def run(self, paths: tuple[str, ...]) -> Account:
        """Read what is new, add it, and account for everything."""
        files, self._refusals = find_sources(paths)
        self._new += self._read(self._new_blocks(files))
        marks = self._mark_wholes()
        committed = commit(
            self._layout, [done.key for done in (*self._new, *marks)], self._on.memory_bytes
        )
        account = self._account(committed)
        write_account(account, self._layout.out)
        return account

    def _new_blocks(self, files: list[str]) -> Iterator[Block]:
        """The blocks of all files that the corpus does not hold yet."""
        sizes = [_size(file) for file in files]
        done = 0
        for path, size in zip(files, sizes, strict=True):
            try:
                yield from self._new_blocks_of(path, kind_of(path))
            except _UNREADABLE as error:
                self._refusals.append(Refusal(path, f"cannot be read ({why(error)})"))
            done += size
            if self._progress:
                self._progress("build", done, max(sum(sizes), 1))

    def _new_blocks_of(self, path: str, kind: Kind) -> Iterator[Block]:
        digest = digest_file(path) if kind.whole else ""
        whole = digest_of(self._salt, kind.name, path, digest)
        if kind.whole and whole in self._ledger:
            self._held.append(self._ledger[whole])
            return
        keys: list[str] = []
        for cut in kind.cut(path, digest, _is_gzip(path), self._reading):
            block = replace(cut, key=digest_of(self._salt, cut.key))
            keys.append(block.key)
            if block.key in self._ledger:
                self._held.append(self._ledger[block.key])
            elif done := find_read(self._layout.incoming, block.key):
                self._new.append(done)
            else:
                yield block
        if kind.whole:
            self._wholes[whole] = (path, keys)

    def _read(self, blocks: Iterator[Block]) -> Iterator[Done]:
        """Read blocks: a few in this process, more in others beside it."""
        few = list(islice(blocks, _FEW_BLOCKS))
        if self._on.workers == 1 or len(few) < _FEW_BLOCKS:
            for block in chain(few, blocks):
                yield read_block(block, self._reading, self._layout.incoming)
            return
        context = multiprocessing.get_context("spawn")
        waiting: deque[Future[Done]] = deque()
        with ProcessPoolExecutor(
            self._on.workers, mp_context=context, initializer=do_without_pandas
        ) as pool:
            for block in chain(few, blocks):
                waiting.append(pool.submit(read_block, block, self._reading, self._layout.incoming))
                if len(waiting) > 2 * self._on.workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def _mark_wholes(self) -> list[Done]:
        """A note for each file that was read whole, so that it need not be cut again."""
        by_key = {done.key: done for done in (*self._new, *self._held)}
        marks = []
        for whole, (path, keys) in self._wholes.items():
            parts = [by_key[key] for key in keys]
            refusals = tuple(r for part in parts for r in part.refusals)
            marks.append(Done(whole, path, sum(part.rows for part in parts), refusals))
            leave_note(self._layout.incoming, marks[-1])
        return marks

    def _account(self, committed: Committed) -> Account:
        blocks = (*self._new, *self._held)
        refusals = [*self._refusals, *(r for done in blocks for r in done.refusals)]
        held: Counter[str] = Counter()
        for done in self._held:
            held[done.path] += done.rows
        skipped = [Entry(r.place, r.reason) for r in refusals if r.skipped]
        skipped += [Entry(path, HELD, count) for path, count in held.items() if count]
        failed = [Entry(r.place, r.reason) for r in refusals if not r.skipped]
        return Account(
            committed.read,
            tuple(sorted((*skipped, *committed.skipped))),
            tuple(sorted(failed)),
            committed.noted,
            committed.held,
        )


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def _is_gzip(path: str) -> bool:
    with Path(path).open("rb") as file:
        return is_gzip(file.read(2))
