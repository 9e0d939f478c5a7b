"""The one call that does the main job: sources in, dossier out."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from headwater.acquire import Fetch, acquire
from headwater.dossier import Dossier
from headwater.errors import SettingsError
from headwater.model import Capture
from headwater.pipeline.findings import Findings, Progress, Run, silent
from headwater.pipeline.running import run_once
from headwater.pipeline.sources import Source, as_capture, is_text
from headwater.pipeline.table import STAGES
from headwater.pipeline.work import Shop
from headwater.read import parse_published
from headwater.settings import Settings


def trace(
    sources: Sequence[Source] | Source,
    *,
    settings: Settings | None = None,
    published: Mapping[str, str] | None = None,
    stdin: Callable[[], bytes] | None = None,
    fetch: Fetch | None = None,
    progress: Progress | None = None,
    shop: Shop | None = None,
) -> Dossier:
    """Read reports and say where they come from: the one call that does the main job.

    Args:
        sources: files or folders (`Path`, or `str` without a line break; "-" is standard input),
            addresses (`str`), and texts (`str` with a line break, or a `Capture` with metadata of
            its own).
        settings: one dataclass a stage; the measured defaults where None.
        published: publication dates by path, which win over all other metadata.
        stdin: gives the bytes for "-"; standard input itself where None.
        fetch: fetches addresses; where None they are listed as failed, and nothing is fetched.
        progress: called with (stage, done, total).
        shop: does the work; by default in this process, and nothing outlives the run. See `Shop`
            for more processes, and for keeping what was found.

    Returns:
        The dossier. The same sources give the same dossier, in whatever order they come.

    Raises:
        SettingsError: `published` names a path that is not among the sources, or no date.
        ResourceError: the installation lacks a language model or cannot hold a gazetteer.
    """
    chosen = settings or Settings()
    for path, date in (published or {}).items():
        if parse_published(date) is None:
            raise SettingsError(f"{path}: {date!r} is no date; give one such as 2015-07-01")
    given = [sources] if isinstance(sources, (str, Path, Capture)) else list(sources)
    texts = [as_capture(s) for s in given if is_text(s)]
    paths = [str(s) for s in given if not isinstance(s, Capture) and not is_text(s)]
    acquired = acquire(
        paths,
        stdin or sys.stdin.buffer.read,
        chosen.read,
        published or {},
        chosen.acquire,
        fetch,
    )
    acquired = replace(
        acquired,
        given=acquired.given + len(texts),
        captures=tuple(sorted((*acquired.captures, *texts), key=_place)),
    )
    run = Run(chosen, progress or silent, shop or Shop())
    return run_once(STAGES, Findings(acquired), run)


def _place(capture: Capture) -> tuple[str, bytes]:
    """Where a capture stands among the reports, in whatever order they were given."""
    return capture.path, hashlib.sha256(capture.content).digest()
