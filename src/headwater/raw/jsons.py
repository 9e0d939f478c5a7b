"""JSON of others as data whose words any encoding can carry."""

from __future__ import annotations

import json
import re
from typing import Any

# JSON can spell half of a character by its escape; no file and no store can hold one.
_HALF = re.compile("[\ud800-\udfff]")
_INSTEAD = "\ufffd"


def load_json(text: str) -> Any:
    """What a JSON text says, halves of characters replaced by U+FFFD; line breaks in strings pass.

    Raises:
        ValueError: it is not JSON.
        RecursionError: it is nested too deep.
    """
    return whole(json.loads(text, strict=False))


def whole(value: Any) -> Any:
    """Text, lists and objects with every half of a character replaced by U+FFFD."""
    if isinstance(value, str):
        return _HALF.sub(_INSTEAD, value)
    if isinstance(value, (list, tuple)):
        return [whole(part) for part in value]
    if isinstance(value, dict):
        return {whole(key): whole(part) for key, part in value.items()}
    return value
