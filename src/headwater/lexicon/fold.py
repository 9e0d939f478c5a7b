"""Spelling made comparable: quotes straightened in place, names and words folded.

`straighten` keeps every offset, so parsers may work on its result; the `fold_*` functions do not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Every value is one character, so that offsets stay valid. Zero-width and bidi controls become

_STRAIGHT = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201b": "'",
        "\u2032": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u2033": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\u00ad": " ",
        "\u200b": " ",
        "\u200c": " ",
        "\u200d": " ",
        "\u2060": " ",
        "\ufeff": " ",
        **{chr(code): " " for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))},
        "\u200e": " ",
        "\u200f": " ",
    }
)
_NOT_WORD = re.compile(r"[^\w%$€£]+")
_ARTICLE = re.compile(r"^(?:al|el|ash|ar|as|at|ad|an|az)[- ]+(?=\w{3})")


def straighten(text: str) -> str:
    """The same text, same length, with plain quotes, spaces and hyphens."""
    return text.translate(_STRAIGHT)


def strip_accents(text: str) -> str:
    """The text without combining marks ("Mayādīn" -> "Mayadin")."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """One word in lower case, unaccented, without possessive or punctuation at its edges."""
    folded = strip_accents(straighten(word)).casefold().strip("'\"-.,;:!?()[]")
    return folded.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=65_536)
def fold_name(name: str) -> str:
    """A name for comparison: folded words, articles, titles' dots and possessives gone."""
    words = _NOT_WORD.split(strip_accents(straighten(name)).casefold().replace("'s", ""))
    kept = [w for w in words if w and w not in {"the", "a", "an"}]
    return _ARTICLE.sub("", " ".join(kept))


def is_caseless(word: str) -> bool:
    """Whether a word is in a script without capitals, such as Arabic: names do not show there."""
    head = word[:1]
    return head.isalpha() and head.upper() == head.lower()
