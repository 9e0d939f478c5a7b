"""CSV that no spreadsheet takes for a formula (CWE-1236; OWASP ASVS 5.0, 1.2.10), and its way back.

A text that begins with `=`, `+`, `-`, `@`, a tab, a line break or NUL, also behind white space,
invisible marks and apostrophes and also in a full-width or other variant, gets an apostrophe before
it. So does what follows a semicolon, a tab or a line break inside a text: where a spreadsheet
splits at semicolons, a cell begins there. Numbers are written as numbers and get none.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

Cell = str | int | float | bool | None

# The ASCII signs that begin a formula, and what Unicode has beside them: full-width, small, raised
# and lowered forms, and the true minus sign.
_SIGNS = (
    "=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"
    "\u207a\u207b\u207c\u208a\u208b\u208c\u2212"
)
_ODD = "\x00\t\r\n"
# White space and marks without a glyph: a spreadsheet may drop them and see what stands behind.
_UNSEEN = (
    " \u00a0\u00ad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff"
)
_START = re.compile(f"^(?=[{_UNSEEN}']*[{_SIGNS}{_ODD}])")
_ESCAPED_START = re.compile(f"^'(?=[{_UNSEEN}']*[{_SIGNS}{_ODD}])")
_INSIDE = re.compile(f"(?<=[;\t\r\n])(?=[{_UNSEEN}']*[{_SIGNS}])")
_ESCAPED_INSIDE = re.compile(f"(?<=[;\t\r\n])'(?=[{_UNSEEN}']*[{_SIGNS}])")


def made_safe(text: str) -> str:
    """The text with apostrophes where a formula could begin; `restored` takes them away again."""
    return _START.sub("'", _INSIDE.sub("'", text))


def restored(text: str) -> str:
    """What `made_safe` was given."""
    return _ESCAPED_INSIDE.sub("", _ESCAPED_START.sub("", text))


def write_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table as RFC 4180 has it: a row of names, then the rows, each ended by CR LF.

    Args:
        columns: names, plain words of ours.
        rows: cells; None is an empty cell, numbers stay numbers, a truth value is "true" or
            "false".
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return stream.getvalue()


def read_table(text: str) -> list[dict[str, str]]:
    """The rows of a table that `write_table` wrote, by column, every text as it was."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    return [{name: restored(cell) for name, cell in row.items()} for row in reader]


def _cell(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return made_safe(cell)
    return "" if cell is None else str(cell)
