"""The outlet that a page names itself: in its masthead, at its byline, in its copyright line.

Metadata say it better, and a page that was saved as plain text has none. What stands there is a
name among menus, dates and slogans, so that a line is cut at its signs and only a part that is
built as the names of outlets and bodies are, or that heads the page, is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from headwater.lexicon.agencies import known_outlet, looks_like_outlet
from headwater.lexicon.bodies import ends_as_body, is_body_name
from headwater.read.cues import word_set
from headwater.read.layout import Layout
from headwater.read.lines import Passage, passage_of
from headwater.read.shape import is_timestamp, tokens_of

# What parts a name from a slogan, a menu, a date.
_SIGN = re.compile(r"\s*(?:[|·•»›>▶▸☰]|//|\s[-–—~/]+\s|\s{2,}|\t)\s*")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)(?:\s*(?:©|\(c\)|copyright))?\s*(?:\d{4}(?:\s*[-–]\s*\d{2,4})?,?\s*)?"
    r"(?:by\s+)?(?P<name>[^\W\d_][^.|·•©]{1,60})",
    re.IGNORECASE,
)
_PUBLISHED_IN = re.compile(
    r"\b(?:published|posted|printed) in (?P<name>(?:the )?[^\W\d_][^,.|·]{2,50})", re.IGNORECASE
)
# "Harbour Justice is a registered charity", at the foot of a page.
_ABOUT_ITSELF = re.compile(
    r"(?P<name>[^\W\d_][^.|·]{2,50}?) is (?:an?|the) (?:\w+ )?"
    r"(?:association|charity|coalition|cooperative|daily|foundation|magazine|network|newspaper|"
    r"organi[sz]ation|project|publication|station|weekly)\b"
)
# "By Ida Brandel, The Kol Courier"; "Statement by the Harbour Fund" is the fund's own.
_BY = re.compile(r"^by\s[^,|·]*[,|·]", re.IGNORECASE)
_ISSUED_BY = re.compile(
    r"^(?:\w+ ){0,2}(?:statement|summary|release|report|update) (?:issued )?by (?:the )?",
    re.IGNORECASE,
)
_OFFICE_OF = re.compile(r"^press (?:office|service) of (?:the )?", re.IGNORECASE)
_ARTICLES = frozenset("the el la los las le les de het die der das il lo o os".split())
# Joins the capitalised words of a name.
_JOINTS = frozenset(
    "a am an and at auf da das de del dei della der des di do dos du e el for from i in la las le "
    "les lo los of on our over the to und van von y zum &".split()
)
# A name with such words beside it is a page's own, small letters or not: "mudlarking // a blog".
_SLOGAN = re.compile(
    r"(?:(?:an?|the|your|our|my|one)\b.*\b(?:blog|digest|diary|newsletter|notebook|magazine|bulletin|"
    r"weekly|daily|round-?up|service|briefing)(?: (?:about|for|from|in|of|on|that|to)\b.*)?"
    r"|notes (?:from|of|on)\b.*|headlines from\b.*|(?:news )?in english"
    r"|english (?:edition|page|service))$",
    re.IGNORECASE,
)
# Lines of these say what sort of text it is, or whose words it holds, and not who publishes it.
_NO_NAMES = frozenset(
    "alert bulletin by communique compiled edition factsheet for from handout item media memo note "
    "notes notice page posted press published release republic report situation source statement "
    "status tags update updated via with written".split()
)
_STATES = re.compile(
    r"^(?:the )?(?:(?:\w+ )?(?:republic|government|kingdom|state|province) of .*|\w+ republic)$",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:\s+\(?(?:in english|(?:the )?\w+ (?:edition|page)|news in english|english service)\)?"
    r"|\s*\(.*\)|,.*|\.\s.*|\s+(?:fm\s*)?\d+\.\d+(?:\s*fm)?|\s+(?:19|2[01])\d\d)$",
    re.IGNORECASE,
)
_MAX_WORDS, _MIN_LETTERS, _MAX_LINE = 10, 4, 300
# A name that no word of it shows to be one is no longer than this; a headline in capitals is.
_MAX_BARE_WORDS = 5


def page_outlet(layout: Layout) -> str | None:
    """The outlet that a page says is its own, or None.

    Args:
        layout: its passages with what each is.
    """
    passages = layout.passages
    text = (
        i for i, kind in enumerate(layout.kinds) if kind == "paragraph" and i != layout.dateline
    )
    body = next(text, len(passages))
    head = [passages[i].words for i in range(body) if i != layout.title]
    marked = [passages[i].words for i, rule in enumerate(layout.rules) if rule is not None]
    found = chain(
        (_heading(passages[i].words) for i in _above(layout, body)),
        (_owner(words) for words in marked if len(words) <= _MAX_LINE),
        (_beside(words) for words in head),
    )
    return next((name for name in found if name is not None and not _is_agency(name)), None)


def names_page(passage: Passage, *, tells: bool) -> bool:
    """Whether a line that is shaped like a headline may be the page's own name, slogan and all.

    Args:
        passage: the line, above others that may be the headline.
        tells: whether it has a word in common with the body.
    """
    parts = _parts(passage.words, colon=True)
    if not parts:
        return False
    if _is_built_so(parts[0]) or _STATES.match(parts[0]):
        return True
    set_apart = parts[0] != passage.words or passage.words.isupper()
    return _has_slogan(parts) or (not tells and set_apart and _is_bare_name(parts[0]))


def _has_slogan(parts: Sequence[str]) -> bool:
    """Whether a short name has "a blog", "your daily digest" beside it."""
    short = len(parts[0].split()) <= _MAX_WORDS
    return short and any(_SLOGAN.match(part) for part in parts[1:])


def names_outlet(passage: Passage) -> bool:
    """Whether a line near the headline says whose report it is."""
    return _beside(passage.words) is not None or _PUBLISHED_IN.match(passage.words) is not None


def _is_agency(name: str) -> bool:
    """Whether it is an agency of the world's: a credit to it says who wrote, not who published."""
    known = known_outlet(name)
    return known is not None and known.kind == "agency"


def _above(layout: Layout, body: int) -> Sequence[int]:
    """What stands over the headline."""
    end = layout.title if layout.title is not None else body
    return [i for i in range(end) if layout.rules[i] in {"navigation", "subscribe", "byline-block"}]


def _owner(words: str) -> str | None:
    """Whose page a line of furniture says it is: by copyright, or in so many words."""
    for pattern in (_COPYRIGHT, _PUBLISHED_IN, _ABOUT_ITSELF):
        found = pattern.search(words)
        if found is not None:
            parts = _parts(found["name"])
            return parts[0] if parts and _is_name(parts[0]) else None
    return None


def _heading(words: str) -> str | None:
    """The name that a line over the headline begins with."""
    parts = _parts(words, colon=True)
    if not parts or _is_label(parts[0]):
        return None
    if _is_built_so(parts[0]) or _is_bare_name(parts[0]) or _has_slogan(parts):
        return parts[0]
    return None


def _beside(words: str) -> str | None:
    """A part of a line near the headline that is built as an outlet's name, or a body's."""
    words = _BY.sub("", words)
    issued = _ISSUED_BY.sub("", words)
    if issued != words:
        return next(iter(part for part in _parts(issued) if _is_name(part)), None)
    parts = _parts(words)
    if len(parts) > 2 and _is_label(parts[0]):
        return None  # a menu
    return next((part for part in parts if _is_built_so(part) or _is_titled(part)), None)


def _is_titled(name: str) -> bool:
    """Whether it begins with an article, as titles do and the names of people do not."""
    first, *others = name.split()
    return first.lower() in _ARTICLES and bool(others) and _is_name(name)


def _parts(words: str, *, colon: bool = False) -> list[str]:
    """What a line holds between its signs, without "English edition" and places behind a comma."""
    words = words[:_MAX_LINE]
    held = _SIGN.split(words.replace(": ", " | ") if colon else words)
    held = [_OFFICE_OF.sub("", part.strip(" .,:;*\"'[]")) for part in held]
    stripped = [part for part in (_TRAILING.sub("", h).strip(" ,") for h in held) if part]
    return stripped[1:] if len(stripped) > 1 and _STATES.match(stripped[0]) else stripped


def _is_built_so(name: str) -> bool:
    if not _is_name(name):
        return False
    return looks_like_outlet(name, cited=True) or is_body_name(name) or ends_as_body(name)


def _is_bare_name(name: str) -> bool:
    return len(name.split()) <= _MAX_BARE_WORDS and _is_name(name)


def _is_name(words: str) -> bool:
    """Whether words are capitalised as a name is, and no menu's, date's or heading's."""
    tokens = words.split()
    if not tokens or len(tokens) > _MAX_WORDS or sum(c.isalpha() for c in words) < _MIN_LETTERS:
        return False
    if len(tokens) == 1 and not (words[1:].lower() != words[1:] or looks_like_outlet(words)):
        return False
    if words[-1] in "?!:" or not words[0].isalpha() or not words[0].isupper():
        return False
    if not all(_is_names_word(token) for token in tokens):
        return False
    return not _is_label(words)


def _is_names_word(token: str) -> bool:
    behind = token.rpartition("'")[2] or token
    return (
        token.lower() in _JOINTS
        or not token[:1].isalpha()
        or "A" <= behind[:1].upper() == behind[:1]
    )


def _is_label(words: str) -> bool:
    lowered = tokens_of(words)
    if not lowered or is_timestamp(passage_of(words)) or _STATES.match(words):
        return True
    known = word_set("navigation", "words") | _NO_NAMES | word_set("timestamp", "words")
    if all(w in known or w in _JOINTS or w[0].isdigit() for w in lowered):
        return known_outlet(words) is None
    return lowered[0] in _NO_NAMES or any(w.isdigit() and len(w) == 4 for w in lowered)
