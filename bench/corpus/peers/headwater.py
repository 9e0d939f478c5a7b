"""headwater itself, run as a user runs it."""

from __future__ import annotations

from pathlib import Path

from bench.corpus.peers.peer import Peer, Setup, Step, own_python

HEADWATER = (own_python(), "-m", "headwater")


def build_command(corpus: Path, out: Path, memory_gigabytes: int) -> list[str | Path]:
    """The command that reads a generated corpus in."""
    memory = f"{memory_gigabytes}GB"
    return [*HEADWATER, "corpus", "build", out, "--from", corpus / "reports", "--memory", memory]


def reuse_command(out: Path, cores: int, memory_gigabytes: int) -> list[str | Path]:
    """The command that finds what was copied."""
    limits = ("--memory", f"{memory_gigabytes}GB", "--processes", str(cores))
    return [*HEADWATER, "corpus", "reuse", out, *limits]


def steps(corpus: Path, out: Path, setup: Setup) -> list[Step]:
    """Build, then reuse."""
    target = out / "corpus"
    return [
        Step("build", build_command(corpus, target, setup.memory_gigabytes)),
        Step("reuse", reuse_command(target, setup.cores, setup.memory_gigabytes)),
    ]


PEER = Peer("headwater", "passages", lambda setup: "", steps, lambda out: out / "corpus")
