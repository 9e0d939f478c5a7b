"""The parent's side: start a child, give it the bytes, take its answer or say why there is none."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from headwater.errors import ReadError

Kind = Literal["pdf", "docx"]

# The child finds this package where the parent found it, and nothing else of the parent's settings.
_START = (
    "import sys; sys.path[:0] = {path!r}; "
    "from headwater.raw.confined.child import main; main({kind!r}, {cpu}, {memory})"
)
_CALLED: dict[Kind, str] = {"pdf": "PDF", "docx": "Word file"}


@dataclass(frozen=True, slots=True)
class ConfinedLimits:
    """What a child may take.

    Attributes:
        cpu_seconds: of the processor.
        wall_seconds: by the clock; a loaded machine gives a child less of the processor.
        memory_bytes: of address space.
        max_answer_bytes: how long its answer may be.
    """

    cpu_seconds: int = 30
    wall_seconds: int = 90
    memory_bytes: int = 1_000_000_000
    max_answer_bytes: int = 20_000_000


@dataclass(frozen=True, slots=True)
class Confined:
    """What a child found in a file.

    Attributes:
        paragraphs: its text, in reading order.
        title: the headline where the format marks one, as it stands in the first paragraph.
        author: as the file's properties name one.
        links: targets of hyperlinks as written.
        notes: what was left out.
    """

    paragraphs: tuple[str, ...]
    title: str | None = None
    author: str | None = None
    links: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def run_confined(kind: Kind, content: bytes, limits: ConfinedLimits = ConfinedLimits()) -> Confined:
    """Parse a file in a child process.

    Raises:
        ReadError: the child was stopped by a limit, failed, or found the file unreadable.
    """
    called = _CALLED[kind]
    if sys.platform == "win32":
        raise ReadError(
            f"a {called}, which is read only where a child process can be limited; "
            "give its text, or read it on Linux or macOS"
        )
    start = _START.format(
        path=[str(Path(__file__).parents[3])], kind=kind, cpu=limits.cpu_seconds,
        memory=limits.memory_bytes,
    )  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own code, no shell
            [sys.executable, "-I", "-B", "-X", "utf8", "-c", start],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.wall_seconds,
            cwd="/",
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError(
            f"a {called} that was not read within {limits.wall_seconds} s; give its text"
        ) from error
    except OSError as error:
        raise ReadError(f"a {called}, and no child process can be started to read it") from error
    return _answer(called, done.returncode, done.stdout, limits)


def _answer(called: str, code: int, answer: bytes, limits: ConfinedLimits) -> Confined:
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        raise ReadError(
            f"a {called} that took more than {limits.cpu_seconds} s of computing; give its text"
        )
    try:
        said = json.loads(answer) if len(answer) <= limits.max_answer_bytes else None
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise ReadError(f"a {called} that its reader broke on; give its text")
    if "error" in said:
        raise ReadError(f"a {called} that {said['error']}")
    return Confined(
        paragraphs=tuple(said["paragraphs"]),
        title=said["title"],
        author=said["author"],
        links=tuple(said["links"]),
        notes=tuple(said["notes"]),
    )
