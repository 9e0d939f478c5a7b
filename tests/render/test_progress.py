from __future__ import annotations

import io

from rich.console import Console

from headwater.render.progress import progress_bar


def drawn(patience_seconds: float) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=80)
    with progress_bar(console, patience_seconds=patience_seconds) as progress:
        progress("align", 1, 4)
        progress("[red]odd\x1b[2J", 2, 4)
    return out.getvalue()


def test_short_work_shows_nothing() -> None:
    assert drawn(60.0) == ""


def test_long_work_shows_the_stage() -> None:
    out = drawn(0.0)
    assert "Comparing reports" in out
    assert "[2J" not in out.replace("[U+001B][2J", "")
