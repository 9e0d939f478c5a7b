"""Two reports, the one taken as what the other was made from: what was changed?"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from headwater.acquire import Acquired, acquire
from headwater.dossier import Dossier
from headwater.errors import SettingsError
from headwater.model import Capture, Outcome
from headwater.pipeline.findings import Findings, Progress, Run, silent
from headwater.pipeline.running import run_once
from headwater.pipeline.sources import Source, as_capture, is_text
from headwater.pipeline.table import COMPARISON
from headwater.settings import Settings

_STDIN = "-"


def compare(
    parent: Source,
    child: Source,
    *,
    settings: Settings | None = None,
    stdin: Callable[[], bytes] | None = None,
    progress: Progress | None = None,
) -> Dossier:
    """Say what `child` changes of `parent`; that it was taken from there is the caller's word.

    Args:
        parent: a file (`Path`, or `str` without a line break; "-" is standard input), or a text
            (`str` with a line break, or a `Capture` with metadata of its own).
        child: the same; it may well be the same report.
        settings: one dataclass a stage; the measured defaults where None.
        stdin: gives the bytes for "-"; standard input itself where None.
        progress: called with (stage, done, total).

    Returns:
        A dossier of the stages in `COMPARISON`. Where both were read, "r1" is the parent and "r2"
        the child. There is one link, from child to parent, or none where the two have nothing in
        common. Voices, origins, groups, events and places are not looked for and stay empty.

    Raises:
        SettingsError: standard input is named on both sides.
        ResourceError: the installation lacks a language model.
    """
    chosen = settings or Settings()
    if _is_stdin(parent) and _is_stdin(child):
        raise SettingsError("standard input can be read once; name a file for parent or child")
    sides = [_acquire_one(s, stdin or sys.stdin.buffer.read, chosen) for s in (parent, child)]
    acquired = Acquired(
        given=sum(side.given for side in sides),
        captures=tuple(c for side in sides for c in side.captures),
        skipped=tuple(o for side in sides for o in side.skipped),
        failed=tuple(o for side in sides for o in side.failed),
    )
    return run_once(COMPARISON, Findings(acquired), Run(chosen, progress or silent))


def _is_stdin(source: Source) -> bool:
    return not isinstance(source, Capture) and str(source) == _STDIN


def _acquire_one(source: Source, stdin: Callable[[], bytes], settings: Settings) -> Acquired:
    """One side of the comparison; by itself, since both may be the same file."""
    if is_text(source):
        return Acquired(1, (as_capture(source),), (), ())
    path = str(source)
    if Path(path).is_dir():
        reason = "a folder; give one report for each side of a comparison"
        return Acquired(1, (), (), (Outcome(path, reason),))
    acquired = acquire([path], stdin, settings.read, {}, settings.acquire)
    if len(acquired.captures) > 1:
        reason = f"holds {len(acquired.captures)} reports; give one for each side of a comparison"
        return Acquired(1, (), (), (Outcome(path, reason),))
    return acquired
