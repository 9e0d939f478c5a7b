"""Text of a report made safe to look at: what steers a display instead of standing in it is shown.

A report may hold escape sequences that rewrite a terminal, bidirectional overrides that turn words
round before the reader's eyes, and characters that cannot be encoded. Spans and exports keep them;
whatever is *shown* goes through here first (Unicode Technical Report 36; "Trojan Source", 2021).
"""

from __future__ import annotations

import re

# What Unicode and Python take for the end of a line.
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Plain marks without a glyph and without an effect beyond their neighbours: left out when shown.
_SILENT = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2060-\u2064\ufeff]")
# Controls (line break and tab apart), embeddings and overrides, annotation marks, tags.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# Halves of a pair and code points that are no characters: no encoding can carry them.
_IMPOSSIBLE = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_WHITE = re.compile(r"\s+")
_CUT = " …"


def visible(text: str) -> str:
    """The text with steering characters as [U+202E] and impossible ones as U+FFFD.

    Line breaks stay, whatever their form; a tab becomes a space.
    """
    shown = _SILENT.sub("", _BREAK.sub("\n", text).replace("\t", " "))
    shown = _STEERING.sub(lambda found: f"[U+{ord(found.group()):04X}]", shown)
    return _IMPOSSIBLE.sub("\ufffd", shown)


def one_line(text: str) -> str:
    """The visible text on one line, white space run together."""
    return " ".join(visible(text).split())


def squeeze(text: str) -> str:
    """The visible text with white space run together; a space at either end stays one."""
    return _WHITE.sub(" ", visible(text))


def shorten(text: str, limit: int) -> str:
    """The visible text on one line, cut at a word so that it takes `limit` characters at most."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = line[: limit - len(_CUT)]
    at_word = head.rsplit(" ", 1)[0]
    # A text without spaces is cut where it must be.
    return (at_word if len(at_word) > limit // 2 else head).rstrip(" ,;:") + _CUT
