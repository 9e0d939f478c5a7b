"""Line rules: what a single line's shape and words say about it, wherever it stands.

Each rule is a named test of one passage; `LINE_RULES` says their order. A rule never fires on
words in quotation marks or on a sentence that merely holds a cue word. What only the place of a
line can tell (heads, lists, tails) is decided in `layout.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from headwater.read.bylines import is_byline, is_credit, is_note
from headwater.read.captions import is_caption
from headwater.read.cues import (
    MAX_CHARS,
    MAX_CUE_WORDS,
    REPORTED,
    labelled,
    opening,
    phrase_list,
    whole_line,
    within,
    word_set,
)
from headwater.read.lines import Passage, passage_of
from headwater.read.shape import is_timestamp, tokens_of

_ALNUM = re.compile(r"[^\W_]")
_MENU_SIGN = re.compile(r"\s*[|•·»›>]+\s*|\s+[/–—-]+\s+|\s*::\s*")
_STRONG_MENU_SIGN = re.compile(r"[|»›>]")
_READER = re.compile(r"(?<!\w)(?:you|your|our|us|we|this (?:web)?site)(?!\w)", re.IGNORECASE)
_OURS = re.compile(r"(?<!\w)(?:us|our)(?!\w)|@\w", re.IGNORECASE)
_YOU = re.compile(r"(?<!\w)your?(?!\w)", re.IGNORECASE)
_AIR = re.compile(
    r"(?<!\w)(?:radio|tv|fm|podcast|channel|\d{1,2}\s?[ap]\.?m|o'clock)(?!\w)|@\w", re.IGNORECASE
)
_YEAR_OR_SIGN = re.compile(r"\d{4}|©|\(c\)")
_ADDRESS = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+|(?<!\w)@\w+|\+?\d[\d ()-]{7,}\d")
_CONTACT_LABELS = frozenset(
    "email e-mail tel phone fax mobile web website twitter contact url link".split()
)


def is_separator(passage: Passage) -> bool:
    """A line without a letter or digit ("***")."""
    return not _ALNUM.search(passage.words)


def is_navigation(passage: Passage) -> bool:
    """A menu, a breadcrumb or a label of the site."""
    if passage.count <= 12 and whole_line("navigation", "phrases").match(passage.bare):
        return True
    return not passage.final and _is_menu(passage)


def is_masthead(passage: Passage) -> bool:
    """An outlet's name or slogan rather than a title: two of the words that they are made of."""
    words = tokens_of(passage.words)
    return sum(w in word_set("navigation", "masthead") for w in words) >= 2


def is_section_label(passage: Passage) -> bool:
    """One or two words that name a section; only a place in a menu or above a title tells."""
    words = tokens_of(passage.words)
    menu = word_set("navigation", "words")
    return 1 <= len(words) <= 3 and all(w in menu for w in words)


def _is_menu(passage: Passage) -> bool:
    menu = word_set("navigation", "words")
    words = tokens_of(passage.words)
    if len(words) >= 2 and all(w in menu for w in words):
        return True
    parts = [p for p in _MENU_SIGN.split(passage.words) if p]
    if len(parts) < 2:
        return False
    known = sum(all(w in menu for w in tokens_of(p)) for p in parts)
    if len(parts) == 2:
        short = all(len(p.split()) <= 4 for p in parts)
        return short and known >= 1 and bool(_STRONG_MENU_SIGN.search(passage.words))
    longest = max(len(p.split()) for p in parts)
    if _STRONG_MENU_SIGN.search(passage.words):
        # A breadcrumb may end with the title of the report that it leads to.
        return longest <= 5 or (known >= 2 and max(len(p.split()) for p in parts[:-1]) <= 4)
    breadcrumb = parts[0].lower() in {"home", "homepage"} or " / " in passage.words
    return longest <= 4 and (breadcrumb or known >= len(parts) / 2)


def is_related_link(passage: Passage) -> bool:
    """The title of another report with words that lead to it, or a heading over such titles."""
    if passage.quoted or passage.count > 30:
        return False
    label = labelled("related", "labels").match(passage.bare)
    if label or (labelled("related", "wide_labels").match(passage.bare) and not passage.final):
        return True
    if whole_line("related", "phrases").match(passage.bare):
        return passage.count <= 12 and not passage.final
    unmarked = opening("related", "labels").match(passage.bare)
    return bool(unmarked) and not passage.final and _is_shouted(passage.words)


def _is_shouted(words: str) -> bool:
    """Whether the line starts with capitals that stop ("ALSO READ Mayor flees")."""
    first, *rest = words.split()
    return first.isupper() and len(first) > 2 and any(not w.isupper() for w in rest)


def is_weak_related_link(passage: Passage) -> bool:
    """A link like "Watch: ..." to another report; above the body it may be the title itself."""
    asks = passage.words.endswith("?")
    if passage.quoted or (passage.final and not asks) or passage.count > 25:
        return False
    label = labelled("related", "weak_labels").match(passage.bare)
    return bool(label and label["rest"])


def is_ticker(passage: Passage) -> bool:
    """A line like "Latest: ...", which above a title is not the title."""
    label = labelled("related", "ticker_labels").match(passage.bare)
    return bool(label and label["rest"])


def is_related_heading(passage: Passage) -> bool:
    """Whether it only opens a list of other reports."""
    label = labelled("related", "labels").match(passage.bare)
    if label:
        return not label["rest"]
    return bool(whole_line("related", "phrases").match(passage.bare)) and passage.count <= 12


def is_byline_row(passage: Passage) -> bool:
    """Date, writer and buttons on one line ("May 2 · by Jane Doe · 3 min read")."""
    parts = [p for p in _MENU_SIGN.split(passage.words) if p]
    if len(parts) < 2 or passage.final or passage.count > 24:
        return False
    pieces = [passage_of(p) for p in parts]
    sure = [is_byline(p) or is_timestamp(p) or is_share_line(p) for p in pieces]
    return (
        any(sure)
        and all(known or p.count <= 4 for known, p in zip(sure, pieces, strict=True))
        and (sum(sure) >= 2 or any(is_byline(p) or is_timestamp(p) for p in pieces))
    )


def is_request(passage: Passage) -> bool:
    """A sentence that asks the reader for something; below the body only."""
    if '"' in passage.words or passage.count > MAX_CUE_WORDS or REPORTED.search(passage.words):
        return False
    if passage.bare.startswith("if "):
        return bool(_OURS.search(passage.words) and _YOU.search(passage.words))
    if _ADDRESS.search(passage.words) and _READER.search(passage.words):
        return True
    starts = passage.bare.split(" ", 1)[0].strip(",") in word_set("notes", "requests")
    return starts and bool(_READER.search(passage.words) or _AIR.search(passage.words))


def is_share_line(passage: Passage) -> bool:
    """Buttons: share, print, read aloud."""
    if passage.count > 15 or (passage.final and passage.count > 8):
        return False
    if whole_line("share", "phrases").match(passage.bare):
        return True
    words = tokens_of(passage.words)
    known = word_set("share", "words")
    return (
        bool(words)
        and all(w in known or w[0].isdigit() for w in words)
        and not word_set("share", "anchors").isdisjoint(words)
    )


def is_comment_line(passage: Passage) -> bool:
    """The place for readers' comments."""
    return passage.count <= 20 and bool(whole_line("comments", "phrases").match(passage.bare))


def is_comments_heading(passage: Passage) -> bool:
    """Whether readers' comments follow."""
    return is_comment_line(passage) and passage.bare not in {"comment", "reply"}


def is_tag_line(passage: Passage) -> bool:
    """Subjects that the page is filed under."""
    tokens = passage.words.split()
    if all(t.startswith("#") and len(t) > 1 for t in tokens):
        return True
    label = labelled("tags", "labels").match(passage.bare)
    if not label or passage.final or passage.count > 40:
        return False
    return all(len(part.split()) <= 5 for part in re.split(r"[,;|/•·]|\s#", label["rest"]))


def is_advertisement(passage: Passage) -> bool:
    """A place for an advertisement."""
    if passage.count > 12 or passage.quoted:
        return False
    if whole_line("advertisement", "phrases").match(passage.bare):
        return True
    return bool(labelled("advertisement", "labels").match(passage.bare))


def is_subscribe_line(passage: Passage) -> bool:
    """Words to the reader about the outlet's own offers, or about cookies."""
    if passage.quoted or passage.count > MAX_CUE_WORDS or REPORTED.search(passage.words):
        return False
    if whole_line("subscribe", "phrases").match(passage.bare):
        return True
    starts = opening("subscribe", "openings").match(passage.bare)
    if starts and within("subscribe", "address").search(passage.bare, starts.start()):
        return True
    told = within("subscribe", "telling").search(passage.bare)
    return bool(told) and (passage.count <= 8 or bool(_READER.search(passage.words)))


def is_copyright_line(passage: Passage) -> bool:
    """Who owns the words, and what may not be done with them."""
    if passage.quoted or passage.count > 60:
        return False
    if any(phrase in passage.words.lower() for phrase in phrase_list("copyright", "telling")):
        return not REPORTED.search(passage.words)
    starts = passage.bare.startswith(("copyright", "(c)", "c) "))
    return starts and bool(_YEAR_OR_SIGN.search(passage.bare[:40]))


def is_contact_line(passage: Passage) -> bool:
    """A line that is an address: e-mail, web, telephone, handle."""
    if passage.count > 8 or passage.final:
        return False
    rest = _ADDRESS.sub(" ", passage.words)
    if rest == passage.words:
        return False
    words = [w for w in tokens_of(rest) if w not in _CONTACT_LABELS]
    return len(words) <= 3


# In this order: the first that holds names the rule.
LINE_RULES: tuple[tuple[str, Callable[[Passage], bool]], ...] = (
    ("separator", is_separator),
    ("advertisement", is_advertisement),
    ("caption", is_caption),
    ("byline-block", is_byline),
    ("byline-block", is_byline_row),
    ("credit", is_credit),
    ("note", is_note),
    ("timestamp", is_timestamp),
    ("comments", is_comment_line),
    ("share", is_share_line),
    ("related-link", is_related_link),
    ("tags", is_tag_line),
    ("copyright", is_copyright_line),
    ("subscribe", is_subscribe_line),
    ("contact", is_contact_line),
    ("navigation", is_navigation),
)


def line_rule(passage: Passage) -> str | None:
    """The name of the first line rule that holds, or None: the line may be news."""
    if is_separator(passage):
        return "separator"
    if len(passage.words) > 2 * MAX_CHARS:
        return None
    return next((name for name, holds in LINE_RULES if holds(passage)), None)
