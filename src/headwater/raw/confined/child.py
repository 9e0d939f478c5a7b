"""The child's side: limits first, then the parser, then one JSON object on standard output."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import sys
import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Any

# What a parser of a text has no business with. Reading its own data files is not among them.
_REFUSED = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn",
    "os.remove", "os.rename", "os.mkdir", "os.chmod", "os.link", "os.symlink", "os.kill",
    "shutil.", "ftplib.", "smtplib.", "urllib.", "http.", "ctypes.", "pty.", "webbrowser.",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
Parse = Callable[[bytes], dict[str, Any]]


def main(kind: str, cpu_seconds: int, memory_bytes: int) -> None:
    """Parse what is on standard input, within limits, and print what was found as JSON."""
    limit(cpu_seconds, memory_bytes)
    warnings.simplefilter("ignore")
    content = sys.stdin.buffer.read()
    try:
        # What the parser needs is loaded before the door is closed behind it.
        parse = _parser(kind)
        sys.addaudithook(refuse)
        found = parse(content)
    except MemoryError:
        found = {"error": "needs more memory than it may have; give its text"}
    except RecursionError:
        found = {"error": "is nested too deeply; give its text"}
    except UnreadableError as error:
        found = {"error": str(error)}
    except Exception as error:  # a hostile file may raise anything
        found = {"error": f"its reader broke on ({type(error).__name__}); give its text"}
    sys.stdout.buffer.write(json.dumps(found).encode())
    sys.stdout.buffer.flush()


class UnreadableError(Exception):
    """A file cannot be read; the message goes on with what it does ("is locked ...")."""


def _parser(kind: str) -> Parse:
    """The `parse` of the module of that name; loaded only now, so that the limits are there."""
    parse: Parse = import_module(f"headwater.raw.confined.{kind}").parse
    return parse


def limit(cpu_seconds: int, memory_bytes: int) -> None:
    """Bound this process for good: time, memory, files, and no core dump with a source's words."""
    bounds = (
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in bounds:
        # A limit that is lower already, or that this system does not know, is no reason to stop.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Audit hook, which no code can take away: no network, no program, no file written."""
    if event.startswith(_REFUSED):
        raise PermissionError(f"refused: {event}")
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        written = isinstance(mode, str) and any(c in mode for c in "wax+")
        if written or (isinstance(flags, int) and flags & _WRITING):
            raise PermissionError("refused: writing a file")
