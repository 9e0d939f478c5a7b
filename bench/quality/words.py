"""The words that names, cues and claims are compared by."""

from __future__ import annotations

import re
import unicodedata

# Words that carry no content: two names or cues that have only these in common are not alike.
_FUNCTION_WORDS = frozenset(
    """a an the this that these those some any each such and or but nor so yet if then than as at by
    for from in into of off on onto out over to under up upon with without within about after before
    during between among against through i me my we us our you your he him his she her it its they
    them their who whom whose which what there here is am are was were be been being has have had
    having do does did doing will would shall should can could may might must also only just very
    too s t""".split()
)
_WORD = re.compile(r"[^\W_]+(?:['.,][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The words of a text in order: lower case, unaccented, without possessive endings."""
    plain = unicodedata.normalize("NFKD", text.replace("\u2019", "'").replace("\u2018", "'"))
    folded = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return [w.removesuffix("'s") for w in _WORD.findall(folded)]


def content_words(text: str) -> frozenset[str]:
    """The content words of a text; all its words where it has no others ("he", "by")."""
    words = frozenset(words_of(text))
    return words - _FUNCTION_WORDS or words


def names_agree(a: str, b: str) -> bool:
    """Whether two names share at least half of the content words of the shorter one."""
    mine, theirs = content_words(a), content_words(b)
    shorter = min(len(mine), len(theirs))
    return shorter > 0 and 2 * len(mine & theirs) >= shorter
