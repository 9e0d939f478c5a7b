"""What a race needs to know of each tool: whether it is here, how it is run, what it gave."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Setup:
    """What all peers are given alike.

    Attributes:
        python: the interpreter of the environment that the other tools are installed in.
        cores: how many a tool may use.
        memory_gigabytes: how much a tool may use, where it can be told.
    """

    python: Path
    cores: int = 2
    memory_gigabytes: int = 4

    def lacks(self, *modules: str) -> str:
        """Why a tool cannot run: the first of its modules that is not installed, or nothing."""
        if shutil.which(self.python) is None:
            return f"there is no interpreter {self.python}"
        for module in modules:
            found = subprocess.run(
                [self.python, "-c", f"import {module}"], capture_output=True, check=False
            )
            if found.returncode:
                return f"{module} is not installed for {self.python}"
        return ""


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a tool.

    Attributes:
        name: what it does, for the table.
        command: as it is run.
        environment: variables besides our own.
    """

    name: str
    command: Sequence[str | Path]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool that finds copies.

    Attributes:
        name: as people know it.
        finds: what it looks for.
        missing: says why it cannot run here, or nothing.
        steps: its commands, from a corpus folder to an output folder; these are measured.
        finish: brings what it wrote into the form that the scorer reads; not measured. It gives the
            folder that holds `pairs`.
    """

    name: str
    finds: str
    missing: Callable[[Setup], str]
    steps: Callable[[Path, Path, Setup], list[Step]]
    finish: Callable[[Path], Path] = lambda out: out


def script_peer(name: str, finds: str, module: str, *needs: str) -> Peer:
    """A peer that a module beside this one runs, with the interpreter of the peers."""

    def steps(corpus: Path, out: Path, setup: Setup) -> list[Step]:
        command: list[str | Path] = [setup.python, "-m", module, corpus / "reports", out]
        return [Step("all", command, {"PYTHONPATH": str(ROOT)})]

    return Peer(name, finds, lambda setup: setup.lacks(*needs), steps)


def own_python() -> Path:
    """The interpreter that runs this."""
    return Path(sys.executable)
