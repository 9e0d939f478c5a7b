"""Where everything of a corpus lies, below the one folder that the user named."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from headwater.errors import SettingsError

ANSWERS = ("families", "pairs", "passages", "links")
"""The tables that finding reuse answers with."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The places below a corpus's folder.

    Attributes:
        out: the folder.
    """

    out: Path

    @property
    def reports(self) -> Path:
        """The reports, as Parquet files."""
        return self.out / "reports"

    @property
    def build(self) -> Path:
        """What builds remember."""
        return self.out / "build"

    @property
    def incoming(self) -> Path:
        """Blocks that were read and are no part of the corpus yet."""
        return self.build / "incoming"

    @property
    def ledger(self) -> Path:
        """Blocks that are part of it."""
        return self.build / "ledger.jsonl"

    @property
    def commit(self) -> Path:
        """What was decided and is not carried out yet."""
        return self.build / "commit.json"

    @property
    def work(self) -> Path:
        """What finding reuse makes on its way."""
        return self.out / "work"

    @property
    def spill(self) -> Path:
        """What does not fit into memory."""
        return self.out / "spill"

    def report_files(self) -> list[Path]:
        """The files of the reports, in order."""
        return sorted(self.reports.glob("*.parquet"))

    def answer_files(self, name: str) -> list[Path]:
        """The files of an answer, in order."""
        return sorted((self.out / name).glob("*.parquet"))


def existing(out: Path) -> Layout:
    """The layout of a corpus that is there.

    Raises:
        SettingsError: there is none.
    """
    layout = Layout(out)
    if not layout.report_files():
        raise SettingsError(
            f"{out}: holds no corpus; make one with headwater corpus build {out} --from PATH"
        )
    return layout


@contextmanager
def alone_with(layout: Layout) -> Iterator[None]:
    """Nobody else writes to the corpus while the block runs; a kill lets go of it.

    Raises:
        SettingsError: somebody does.
    """
    layout.out.mkdir(parents=True, exist_ok=True)
    with (layout.out / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise SettingsError(
                f"{layout.out}: another command is writing to this corpus; wait for it"
            ) from error
        yield
