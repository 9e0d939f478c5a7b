"""A progress bar on standard error, for work that takes long enough to wonder about."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from headwater.render.visible import one_line

# Work that ends within this time needs no bar; one that flashes up only disturbs.
_PATIENCE_SECONDS = 1.5

_VERBS = {
    "fetch": "Fetching pages",
    "read": "Reading reports",
    "annotate": "Parsing sentences",
    "extract": "Finding who said what",
    "event": "Coding events",
    "block": "Choosing pairs",
    "align": "Comparing reports",
    "lineage": "Tracing the lineage",
    "match": "Matching claims",
    "corroborate": "Counting origins",
    "drift": "Looking for changes",
    "build": "Adding reports, in bytes",
}


class _Rate(ProgressColumn):
    """How much is done in a second."""

    def render(self, task: Task) -> Text:
        """The rate in words; nothing where it is not known yet."""
        return Text(f"{task.speed:,.0f}/s" if task.speed else "")


@contextmanager
def progress_bar(
    console: Console | None = None,
    *,
    patience_seconds: float = _PATIENCE_SECONDS,
    remaining: bool = False,
) -> Iterator[Callable[[str, int, int], None]]:
    """Show progress on standard error while the block runs, and leave nothing behind.

    Args:
        console: where to draw; standard error where None.
        patience_seconds: the bar appears when work is reported after this time.
        remaining: whether to show the rate and the time that remains, too: for long work.

    Yields:
        A function to call with a stage's name, how much of it is done and how much there is.
    """
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.completed:.0f} of {task.total:.0f}", markup=False),
        TimeElapsedColumn(),
        *((_Rate(), TimeRemainingColumn()) if remaining else ()),
        console=console or Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("", total=1)
    started = time.monotonic()
    shown = False
    named = [""]

    def report_progress(stage: str, done: int, total: int) -> None:
        nonlocal shown
        if remaining and stage != named[0]:
            # Each stage has a rate of its own.
            named[0] = stage
            bar.reset(task)
        bar.update(
            task, description=_VERBS.get(stage, one_line(stage)), completed=done, total=total
        )
        if not shown and time.monotonic() - started >= patience_seconds:
            bar.start()
            shown = True

    try:
        yield report_progress
    finally:
        if shown:
            bar.stop()
