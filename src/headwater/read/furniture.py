"""Line rules: what a single line's shape and words say about it, wherever it stands.

Each rule is a named test of one passage; `LINE_RULES` says their order. A rule never fires on
words in quotation marks or on a sentence that merely holds a cue word. What only the place of a
line can tell (heads, lists, tails) is decided in `layout.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from headwater.read.cues import MAX_CHARS, labelled, opening, phrase_list, whole_line, within, word_set
from headwater.read.lines import Passage, ends_sentence, passage_of
from headwater.read.shape import is_name, tokens_of

_ALNUM = re.compile(r"[^\W_]")
_MENU_SIGN = re.compile(r"\s*[|•·»›>]+\s*|\s+[/–—-]+\s+|\s*::\s*")
_STRONG_MENU_SIGN = re.compile(r"[|»›>]")
_BRACKETED_END = re.compile(r"[\[(]([^\[\]()]{2,80})[\])]\W{0,3}\Z")
_CREDIT_END = re.compile(
    r"(?:^|[.!?)\s])(?:file\s)?(?:photo|photograph|picture|image|pic|credit)s?(?:\s(?:credit|courtesy))?"
    r"\s?(?:by\s|:\s?|of\s(?=@))[^.]{2,60}\.?\Z",
    re.IGNORECASE,
)
_SLASHED_CREDIT = re.compile(
    r"(?:(?<!\w)(?:REUTERS|Reuters|AFP|AP|EPA|Getty(?: Images)?|NurPhoto|Anadolu|Xinhua)\s?/\s?[A-Z][\w' -]{2,40}"
    r"|\s/\s?(?:REUTERS|Reuters|AFP|AP|EPA|Getty Images)|(?:photo|picture|image)s? (?:supplied|provided)"
    r"(?: by [^.]{2,60})?)\.?\Z"
)
_REPORTED = re.compile(r"(?<!\w)(?:said|says|told|according to|added|announced)(?!\w)", re.IGNORECASE)
_READER = re.compile(r"(?<!\w)(?:you|your|our|us|we|this (?:web)?site)(?!\w)", re.IGNORECASE)
_YEAR_OR_SIGN = re.compile(r"\d{4}|©|\(c\)")
_ADDRESS = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+|(?<!\w)@\w+|\+?\d[\d ()-]{7,}\d")
_CONTACT_LABELS = frozenset("email e-mail tel phone fax mobile web website twitter contact url link".split())
_SMALL_BYLINE_WORDS = frozenset("and in for the of at with our from a an by to & | / - – —".split())
_BYLINE = re.compile(r"by\s+(?P<rest>\S.*)\Z", re.IGNORECASE)
_NAME_IN_PLACE = re.compile(r"(?P<name>.{3,60}?)\s+(?:in|at|for)\s+(?P<place>.{2,60})\Z")
_NUMERIC_TIME = re.compile(r"\d{1,4}[:./-]\d{1,2}(?:[:./-]\d{1,4})?(?:t[\d:.]{4,12})?(?:z|[ap]m)?\Z")
_NUMERIC_PART = re.compile(r"\d{1,4}(?:[:./+t-]\d{1,4}){0,5}(?:st|nd|rd|th|am|pm|gmt|z|h|m|d)?\Z")
_MAX_CUE_WORDS = 45
_MAX_CAPTION_WORDS = 80


def is_separator(passage: Passage) -> bool:
    """A line without a letter or digit ("***")."""
    return not _ALNUM.search(passage.words)


def is_navigation(passage: Passage) -> bool:
    """A menu, a breadcrumb or a label of the site."""
    if passage.count <= 12 and whole_line("navigation", "phrases").match(passage.bare):
        return True
    return not passage.final and _is_menu(passage)


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


def is_caption(passage: Passage) -> bool:
    """Words under a picture: labelled, described as a picture, or with a picture's credit."""
    if passage.quoted or passage.count > _MAX_CAPTION_WORDS:
        return False
    label = labelled("caption", "labels").match(passage.bare)
    if label or whole_line("caption", "phrases").match(passage.bare):
        return True
    if opening("caption", "openings").match(passage.bare):
        return True
    return _has_picture_credit(passage)


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
    # Square brackets with a name close captions; editors' own insertions are lower-case.
    named = bracketed[1][0].isupper() and len(bracketed[1].split()) <= 4
    unended = not ends_sentence(tail[: bracketed.start()])
    return named and unended and tail.rstrip(" .").endswith("]")


def is_related_link(passage: Passage) -> bool:
    """The title of another report with words that lead to it, or a heading over such titles."""
    if passage.quoted or passage.count > 30:
        return False
    label = labelled("related", "labels").match(passage.bare)
    if label:
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
    """ "Watch: ...", "Opinion: ...": a link to another report, unless it is the title itself."""
    if passage.quoted or passage.final or passage.count > 25:
        return False
    label = labelled("related", "weak_labels").match(passage.bare)
    return bool(label and label["rest"])


def is_related_heading(passage: Passage) -> bool:
    """Whether it only opens a list of other reports."""
    label = labelled("related", "labels").match(passage.bare)
    if label:
        return not label["rest"]
    return bool(whole_line("related", "phrases").match(passage.bare)) and passage.count <= 12


def is_byline(passage: Passage) -> bool:
    """Who wrote it: "By Jane Doe | 3 May", "Written by", "Jane Doe, staff writer"."""
    if passage.quoted or passage.count > 16 or (passage.final and passage.count > 8):
        return False
    if is_author_heading(passage):
        return True
    match = _BYLINE.match(passage.words.strip(" *-–—|"))
    if match:
        return _is_byline_rest(match["rest"])
    label = labelled("byline", "labels").match(passage.bare)
    if label and label["rest"]:
        return True
    written = opening("byline", "labels").match(passage.bare)
    if written and not passage.final and " by" in written[0]:
        return passage.count <= 10
    return _is_name_with_role(passage.words)


def _is_byline_rest(rest: str) -> bool:
    tokens = [t.strip(",.;:()*|") for t in rest.split()]
    tokens = [t for t in tokens if t]
    roles, times = word_set("byline", "roles"), word_set("timestamp", "words")
    named = 0
    for number, token in enumerate(tokens):
        if number == 0 and token.lower() in times and token.lower() not in {"may", "april", "june"}:
            return False  # "By Friday the Army Held the Bridge"
        if token[0].isupper() or token.lower() in roles:
            named += 1
        elif token.lower() not in _SMALL_BYLINE_WORDS | times and not token[0].isdigit():
            return token.lower() in {"al", "el", "bin", "de", "van", "von"} or "@" in token
    return 1 <= named <= 10


def is_byline_row(passage: Passage) -> bool:
    """Date, writer and buttons on one line ("May 2 · by Jane Doe · 3 min read")."""
    parts = [p for p in _MENU_SIGN.split(passage.words) if p]
    if len(parts) < 2 or passage.final or passage.count > 24:
        return False
    pieces = [passage_of(p) for p in parts]
    sure = [is_byline(p) or is_timestamp(p) or is_share_line(p) for p in pieces]
    return any(sure) and all(
        known or p.count <= 4 for known, p in zip(sure, pieces, strict=True)
    ) and (sum(sure) >= 2 or any(is_byline(p) or is_timestamp(p) for p in pieces))


def _is_name_with_role(words: str) -> bool:
    name, comma, role = words.partition(",")
    if not comma:
        name, comma, role = words.partition(" | ")
    found = not word_set("byline", "roles").isdisjoint(tokens_of(role))
    return bool(comma) and is_name(name.strip()) and found and len(role.split()) <= 6


def is_name_line(passage: Passage) -> bool:
    """A name alone, or with a place or date; only between title and text does it mean a byline."""
    if is_name(passage.words):
        return True
    who, comma, when = passage.words.partition(",")
    if comma and when and is_name(who) and is_timestamp(passage_of(when.strip())):
        return True
    match = _NAME_IN_PLACE.match(passage.words)
    if match and is_name(match["name"]) and passage.count <= 10:
        return True
    name, sign, rest = passage.words.partition("|")
    return bool(sign) and is_name(name.strip()) and len(rest.split()) <= 8


def is_author_heading(passage: Passage) -> bool:
    """Whether it only opens what a page says of its writer."""
    return bool(whole_line("byline", "author_phrases").match(passage.bare))


def is_credit(passage: Passage) -> bool:
    """ "(Reporting by ...; editing by ...)" under a report."""
    if passage.quoted or passage.count > _MAX_CUE_WORDS:
        return False
    if opening("agencies", "credit_openings").match(passage.bare):
        return True
    return passage.count <= 30 and bool(within("agencies", "credit_phrases").search(passage.bare))


def is_note(passage: Passage) -> bool:
    """A note on the writer or on whose views these are."""
    return passage.count <= 60 and bool(opening("notes", "openings").match(passage.bare))


def is_request(passage: Passage) -> bool:
    """A sentence that asks the reader for something; below the body only."""
    if passage.quoted or passage.count > _MAX_CUE_WORDS or _REPORTED.search(passage.words):
        return False
    starts = passage.bare.split(" ", 1)[0].strip(",") in word_set("notes", "requests")
    return starts and bool(_READER.search(passage.words) or _ADDRESS.search(passage.words))


def is_timestamp(passage: Passage) -> bool:
    """A line that only says when the page was made."""
    words = tokens_of(passage.words)
    if not 1 <= len(words) <= 18 or passage.quoted:
        return False
    if len(words) == 1:
        return bool(_NUMERIC_TIME.match(words[0]))
    dated = any(c.isdigit() for c in passage.words) or words[-1] in {"ago", "now"}
    known = word_set("timestamp", "words")
    return dated and all(w in known or _NUMERIC_PART.match(w) for w in words)


def is_clock_line(passage: Passage) -> bool:
    """A time of day alone."""
    return passage.count <= 3 and bool(re.match(r"\d{1,2}[:.]\d{2}\b", passage.words))


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
    return passage.count <= 12 and bool(whole_line("advertisement", "phrases").match(passage.bare))


def is_subscribe_line(passage: Passage) -> bool:
    """Words to the reader about the outlet's own offers, or about cookies."""
    if passage.quoted or passage.count > _MAX_CUE_WORDS or _REPORTED.search(passage.words):
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
        return not _REPORTED.search(passage.words)
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
    ("share", is_share_line),
    ("comments", is_comment_line),
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
