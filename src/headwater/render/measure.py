"""How wide text runs in a drawing: an SVG can neither wrap nor measure by itself.

Widths are those of DejaVu Sans, one of the widest faces that a browser may take for `system-ui`: in
a narrower one labels keep apart all the more.
"""

from __future__ import annotations

import unicodedata

from headwater.render.visible import one_line

_WIDE, _CAPITAL, _NARROW, _COMMON = 1.0, 0.70, 0.36, 0.62
_NARROW_CHARS = frozenset("iljtfrI.,:;'|!()[] ‘’·-/")
_WIDEST_CHARS = frozenset("mwMWO@%—…")
_WIDEST = 0.95
_ELLIPSIS = "…"


def text_width(text: str, size: float) -> float:
    """The width of one line in the unit of the font size."""
    return size * sum(_char_width(char) for char in text)


def _char_width(char: str) -> float:
    if char in _NARROW_CHARS:
        return _NARROW
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return _WIDE
    if unicodedata.combining(char):
        return 0.0
    if char in _WIDEST_CHARS:
        return _WIDEST
    return _CAPITAL if char.isupper() else _COMMON


def fit(text: str, width: float, size: float) -> str:
    """The text on one line, cut so that it is no wider than `width`."""
    return wrap(text, width, size, max_lines=1)[0]


def wrap(text: str, width: float, size: float, *, max_lines: int) -> tuple[str, ...]:
    """The text broken at words into at most `max_lines` lines, the last one cut if need be.

    Returns:
        At least one line, which may be empty.
    """
    words = one_line(text).split(" ")
    lines: list[str] = [""]
    for place, word in enumerate(words):
        longer = f"{lines[-1]} {word}".lstrip()
        if not lines[-1] or text_width(longer, size) <= width:
            lines[-1] = longer
        elif len(lines) < max_lines:
            lines.append(word)
        else:
            lines[-1] = _cut(f"{lines[-1]} {' '.join(words[place:])}", width, size)
            break
    return tuple(_cut(line, width, size) for line in lines)


def _cut(line: str, width: float, size: float) -> str:
    if text_width(line, size) <= width:
        return line
    room = width - text_width(_ELLIPSIS, size)
    used, at = 0.0, 0
    while at < len(line) and used + text_width(line[at], size) <= room:
        used += text_width(line[at], size)
        at += 1
    return line[:at].rstrip(" ,;:") + _ELLIPSIS
