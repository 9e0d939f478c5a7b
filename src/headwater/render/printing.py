"""How anything is printed: where to, how wide, and one change with its words marked.

Every text of a report goes through `visible` and into a `rich.text.Text`, never through markup.
What differs is marked with [-signs-] {+of its own+}, so that it survives a pipe and blind colours.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import IO, cast

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from headwater.model import Outcome, Severity
from headwater.render.difference import Run
from headwater.render.shown_drift import Change
from headwater.render.visible import one_line, squeeze
from headwater.render.words import SEVERITIES, count, percent

_MAX_WIDTH = 100
_MIN_WIDTH = 40
_COLOURS: dict[Severity, str] = {"high": "bold red", "medium": "yellow", "low": "dim"}
# More notes, or files that could not be read, than this are counted.
_MAX_LINES = 20


class Sheet:
    """Text printed at most 100 columns wide; plain where the output is no terminal.

    Attributes:
        console: where it is printed.
        width: columns used.
    """

    def __init__(self, console: Console | None = None) -> None:
        """Print to a console; to standard output where None."""
        self.console = console or _Output(
            file=cast("IO[str]", _Lenient(sys.stdout)), highlight=False
        )
        self.width = max(_MIN_WIDTH, min(self.console.width, _MAX_WIDTH))

    def show(self, text: Text, indent: int = 0, hang: int = 0) -> None:
        """Print wrapped text; lines after the first are indented by `hang` more."""
        lines = text.wrap(self.console, self.width - indent - hang)
        for place, line in enumerate(lines):
            line.rstrip()
            pad = indent + (hang if place else 0)
            self.console.print(Text(" " * pad) + line, width=self.width, no_wrap=True, crop=False)

    def skip(self) -> None:
        """Leave a line empty."""
        self.console.print()

    def head(self, title: str) -> None:
        """Begin a section."""
        self.skip()
        self.console.print(
            Rule(Text(title, style="bold"), align="left", style="dim"), width=self.width
        )

    def more(self, number: int, noun: str, where: str = "--html and --json hold them all") -> None:
        """Say how many were not listed, if any."""
        if number > 0:
            self.show(Text(f"… and {count(number, f'more {noun}')}; {where}.", "dim"), indent=2)

    def lines(self, lines: Iterable[str]) -> None:
        """Print short texts, one below the other."""
        for line in lines:
            self.show(Text(line), indent=2, hang=2)

    def notes(self, lines: Sequence[str]) -> None:
        """Print what makes an answer poorer than it could be, before all else."""
        for line in lines[:_MAX_LINES]:
            self.show(Text.assemble(("! ", "bold yellow"), (line, "yellow")), hang=2)
        self.more(len(lines) - _MAX_LINES, "note")
        if lines:
            self.skip()

    def outcomes(self, title: str, outcomes: Sequence[Outcome]) -> None:
        """Print a section of paths that became no report, with the reasons, if there are any."""
        if outcomes:
            self.head(title)
            self.lines(f"{one_line(o.path)}: {one_line(o.reason)}" for o in outcomes[:_MAX_LINES])
            self.more(len(outcomes) - _MAX_LINES, "file")

    def change(self, change: Change, where: str = "") -> None:
        """Print one change: its kind and weight, what it is, the words before and after.

        Args:
            change: the change.
            where: the name of the report that it is in, where there are several.
        """
        drift = change.drift
        self.skip()
        head = Text.assemble(
            (f"{change.number:>2}  "),
            (SEVERITIES[drift.severity].upper(), _COLOURS[drift.severity]),
            (f"  {drift.kind.replace('-', ' ')}", "bold"),
            (f"  in {where}" if where else ""),
            (f"  (confidence {percent(drift.confidence)})", "dim"),
        )
        self.show(head, hang=4)
        self.show(Text(one_line(change.detail)), indent=4)
        before = _marked(change.before, "[-", "-]", "red")
        after = _marked(change.after, "{+", "+}", "green")
        label = "left out near  " if change.left_out else "after   "
        self.show(Text("before  ", "dim") + before, indent=4, hang=8)
        self.show(Text(label, "dim") + after, indent=4, hang=8)


class _Output(Console):
    """A console that leaves it to its caller what a reader who went away means."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class _Lenient:
    """A text stream whose encoding may lack a character of ours: it gets "?" and no error."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self.encoding = getattr(stream, "encoding", None) or "utf-8"

    def write(self, text: str) -> int:
        return self._stream.write(text.encode(self.encoding, "replace").decode(self.encoding))

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()


def _marked(parts: Sequence[Run], opening: str, closing: str, style: str) -> Text:
    text = Text()
    for part in parts:
        words = squeeze(part.text)
        if part.changed:
            text.append(f"{opening}{words}{closing}", style=style)
        else:
            text.append(words)
    return text
