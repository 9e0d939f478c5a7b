"""Values as bytes: JSON in UTF-8 that every parser takes, with nothing that is no character."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
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
    """The text on one line, with nothing in it that a notation or a name may not hold."""
    return _LONE_SURROGATE.sub("\ufffd", _CONTROLS.sub("\ufffd", " ".join(text.split())))
