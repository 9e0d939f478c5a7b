"""headwater itself, run as a user runs it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bench.corpus.peers.peer import Peer, Setup, Step, own_python

HEADWATER = (own_python(), "-m", "headwater")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a command may use.

    Attributes:
        cores: processes at once.
        gigabytes: of memory.
    """

    cores: int = 2
    gigabytes: int = 4

    @property
    def options(self) -> tuple[str, ...]:
        """As the command is told."""
        return ("--memory", f"{self.gigabytes}GB", "--processes", str(self.cores), "--quiet")


def build_command(corpus: Path, out: Path, limits: Limits) -> list[str | Path]:
    """The command that reads a generated corpus in."""
    return [*HEADWATER, "corpus", "build", out, "--from", corpus / "reports", *limits.options]


def reuse_command(out: Path, limits: Limits) -> list[str | Path]:
    """The command that finds what was copied."""
    return [*HEADWATER, "corpus", "reuse", out, *limits.options]


def steps(corpus: Path, out: Path, setup: Setup) -> list[Step]:
    """Build, then reuse."""
    target, limits = out / "corpus", Limits(setup.cores, setup.memory_gigabytes)
    return [
        Step("build", build_command(corpus, target, limits)),
        Step("reuse", reuse_command(target, limits)),
    ]


PEER = Peer("headwater", "passages", lambda setup: "", steps, lambda out: out / "corpus")
