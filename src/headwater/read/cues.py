"""The words that pages say about themselves, compiled once from `cues.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

# A cue line is short; nothing longer is ever matched, which bounds every pattern below.
MAX_CHARS = 300
# Longer sentences are news even where they hold a cue word.
MAX_CUE_WORDS = 45
# Report verbs: what somebody says is no page's own word.
REPORTED = re.compile(
    r"(?<!\w)(?:said|says|told|according to|added|announced)(?!\w)", re.IGNORECASE
)


@cache
def _tables() -> dict[str, dict[str, Any]]:
    data = resources.files("headwater.read").joinpath("cues.toml").read_text(encoding="utf-8")
    return tomllib.loads(data)


@cache
def word_set(table: str, key: str) -> frozenset[str]:
    """A text of words as a set."""
    return frozenset(str(_tables()[table][key]).split())


@cache
def phrase_list(table: str, key: str) -> tuple[str, ...]:
    """A list of phrases as it stands."""
    return tuple(str(p) for p in _tables()[table][key])


@cache
def whole_line(table: str, key: str) -> re.Pattern[str]:
    """Matches a line that is one of the phrases; "*" stands for up to 80 characters."""
    return re.compile(rf"(?:{_alternatives(table, key)})[.:!]?\Z")


@cache
def labelled(table: str, key: str) -> re.Pattern[str]:
    """Matches a label with the sign after it; group "rest" is what follows, maybe nothing."""
    return re.compile(
        rf"(?:{_alternatives(table, key)})\s?(?:[:|>»›→]|[-–—](?=\s)|\Z)\s*(?P<rest>.*)\Z"
    )


@cache
def opening(table: str, key: str) -> re.Pattern[str]:
    """Matches a line that starts with one of the phrases."""
    return re.compile(rf"(?:{_alternatives(table, key)})(?!\w)")


@cache
def within(table: str, key: str) -> re.Pattern[str]:
    """Finds one of the phrases anywhere, as whole words."""
    return re.compile(rf"(?<!\w)(?:{_alternatives(table, key)})(?!\w)")


def _alternatives(table: str, key: str) -> str:
    # Longest first, so that "read more about x" is not cut off as "read more".
    phrases = sorted(phrase_list(table, key), key=lambda p: (-len(p), p))
    return "|".join(
        re.escape(p).replace(r"\*", ".{0,80}").replace(r"\#", r"[\d.,]{1,9}\s?[km]?")
        for p in phrases
    )
