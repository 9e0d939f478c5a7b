"""Lines under pictures."""

from __future__ import annotations

import re

from headwater.read.cues import REPORTED, labelled, opening, whole_line, within, word_set
from headwater.read.lines import Passage, ends_sentence
from headwater.read.shape import is_name

_BRACKETED_END = re.compile(r"[\[(]([^\[\]()]{2,80})[\])]\W{0,3}\Z")
_CREDIT_END = re.compile(
    r"(?:^|[.!?)\s])(?:file\s)?(?:photo|photograph|picture|image|pic|credit)s?(?:\s(?:credit|courtesy))?"
    r"\s?(?:by\s|:\s?|of\s(?=@))[^.]{2,60}\.?\Z",
    re.IGNORECASE,
)
_SLASHED_CREDIT = re.compile(
    r"(?:(?<!\w)(?:REUTERS|Reuters|AFP|AP|EPA|Getty(?: Images)?|NurPhoto|Anadolu|Xinhua)"
    r"\s?/\s?[A-Z][\w' -]{2,40}"
    r"|\s/\s?(?:REUTERS|Reuters|AFP|AP|EPA|Getty Images)"
    r"|(?:photo|picture|image)s? (?:supplied|provided)(?: by [^.]{2,60})?)\.?\Z"
)
_MAX_CAPTION_WORDS = 80


def is_caption(passage: Passage) -> bool:
    """Words under a picture: labelled, described as a picture, or with a picture's credit."""
    if passage.quoted or passage.count > _MAX_CAPTION_WORDS:
        return False
    label = labelled("caption", "labels").match(passage.bare)
    if label or whole_line("caption", "phrases").match(passage.bare):
        return True
    if REPORTED.search(passage.words):
        return _has_picture_credit(passage)
    described = opening("caption", "openings").match(passage.bare)
    filed = passage.count <= 40 and within("caption", "filed").search(passage.bare)
    return bool(described or filed) or _has_picture_credit(passage)


def _has_picture_credit(passage: Passage) -> bool:
    if passage.count > 60:
        return False
    tail = passage.words[-90:]
    if _CREDIT_END.search(tail) or _SLASHED_CREDIT.search(tail):
        return True
    bracketed = _BRACKETED_END.search(tail)
    if not bracketed:
        return False
    credit = re.split(r"[\s/,|:]+", bracketed[1].lower())
    if not word_set("caption", "credits").isdisjoint(credit):
        return True
    if "/" in bracketed[1] and is_name(bracketed[1].split("/")[0].strip()):
        return True
    # Square brackets with a name close captions; editors' own insertions are lower-case.
    named = bracketed[1][0].isupper() and len(bracketed[1].split()) <= 4
    unended = not ends_sentence(tail[: bracketed.start()])
    return named and unended and tail.rstrip(" .").endswith("]")
