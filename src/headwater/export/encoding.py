"""Values as bytes: JSON in UTF-8 that every parser takes, with nothing that is no character."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

# What steers a display or a parser instead of standing in a text: controls, bidirectional marks,
# tags, and code points that are no characters.
_CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
# Marks without a glyph and without an effect beyond their neighbours.
_SILENT = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff]")
_LINE_END = re.compile("[\x85\u2028\u2029]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def encoded(text: str) -> bytes:
    """The text in UTF-8; half a surrogate pair, which is no character, becomes U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text).encode("utf-8")


def json_bytes(value: Any) -> bytes:
    """A value as indented JSON, ending in a line break."""
    return encoded(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def json_lines(values: Iterable[Any]) -> bytes:
    """Values as JSON, one a line; a line end of Unicode's inside a text does not end the line."""
    lines = (json.dumps(v, ensure_ascii=False, allow_nan=False) for v in values)
    return encoded("".join(f"{on_one_line(line)}\n" for line in lines))


def on_one_line(text: str) -> str:
    """JSON text in which what Unicode takes for a line end stands as its escape."""
    return _LINE_END.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def known(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields without those that say nothing: None, and empty lists, objects and texts."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], {}, ())}


def readable(text: str) -> str:
    """The text on one line, with nothing in it that a notation or a name may not hold.

    Silent marks go; what steers, or is no character, becomes U+FFFD.
    """
    line = " ".join(_SILENT.sub("", text).split())
    return _LONE_SURROGATE.sub("\ufffd", _CONTROLS.sub("\ufffd", line))
