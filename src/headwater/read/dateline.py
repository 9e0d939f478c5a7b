"""Datelines ("BEIRUT, June 19 (Reuters) -") and other credits to agencies.

They are evidence of where a report came from, so they are recorded and not marked as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.read.cues import phrase_list, word_set

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|"
    r"JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|"
    r"SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\.?"
)
_DATE = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}}|\s\d{{2}})?"
_FULL_DATE = re.compile(
    rf"(?P<day>{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s(?P<year>\d{{4}}))?"
)
_CAPITAL = r"[A-ZÀ-ÞĀ-ŽḀ-Ỿ][\w'’.-]*"
_PLACE = (
    rf"{_CAPITAL}(?:\s(?:{_CAPITAL}|al-\w+|el-\w+|de|la|of|ez-\w+|es-\w+|ar-\w+|ash-\w+)){{0,4}}"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PARTS = rf"(?:{_PLACE})(?:\s\({_PLACE}\))?(?:\s?[,/|]\s?(?:{_DATE}|{_PLACE})){{0,4}}(?:\s{_DATE})?"
_TAG = r"(?:\((?P<tag>[A-Za-z][\w/.&'’ -]{1,40})\)|/(?P<wire>[A-Z][\w.&' -]{1,30})/)"
_DASH = r"(?:--|[-–—―])"
# With an agency in brackets: "KHARTOUM (AFP) -", "June 3 (Xinhua) --", "(Reuters) -".
_TAGGED = re.compile(rf"(?:(?:{_DATE}|{_PARTS})\s?,?\s?)?{_TAG}\s?(?:{_DASH}|:|\||\.(?=\s))\s*")
# In capitals: "BEIRUT -", "FLINT, Mich. -", "ISLAMABAD: ".
_CAPITALS = re.compile(
    rf"[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž.'’-]+(?:\s[A-ZÀ-ÞĀ-Ž.'’-]+){{0,4}}"
    rf"(?:\s?[,/|]\s?(?:{_DATE}|{_PLACE})){{0,4}}(?:\s{_DATE})?\s?(?:(?:(?<=\s){_DASH}|[—–]|--)\s?|:\s+)"
)
# In small letters: "Nairobi, Kenya – ", "AFP, Beirut - "; the dash stands free.
_SMALL = re.compile(rf"{_PARTS}\s{_DASH}\s+|{_PLACE}(?:,\s?{_PLACE}){{0,2}},?\s{_DATE}:\s+")
_DATED = re.compile(rf"{_DATE}\s{_DASH}\s+")
_BARRED = re.compile(rf"{_PLACE}(?:,\s?{_PLACE}){{0,3}}\s?\|\s?{_DATE}\s?(?:[|–—-]\s*|\Z)")
_ALONE = re.compile(
    rf"(?:{_PLACE}(?:,\s?{_PLACE}){{0,3}}(?:\s?[,|–—-]\s?|\s)(?:{_WEEKDAY},?\s)?{_DATE}|"
    rf"[A-ZÀ-ÞĀ-Ž]{{3,}}(?:,\s?{_PLACE})?\s?{_DASH}?|{_PARTS}\s?{_TAG}\s?{_DASH}?)\Z"
)
_STARTS_NEWS = re.compile(r"[\"'(\[]?[A-ZÀ-ÞĀ-Ž\d]")
# No dateline is longer; nothing behind this is looked at.
_WITHIN_CHARS = 120
_END_TAG = re.compile(
    r"(?:\((?P<tag>[A-Z][\w/.&'’ -]{1,40})\)|\s[-–—]{1,2}\s?(?P<name>[A-Z][\w/]{1,30}))\.?\Z"
)
_TIMES = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def dateline_end(straight: str, start: int, end: int, *, first: bool = True) -> int | None:
    """Where the news starts behind a dateline at `start`; None if there is no dateline.

    Args:
        straight: the text with plain quotes and spaces, same length.
        start: first character of a paragraph.
        end: one past its last.
        first: whether it is the first paragraph; a later one must carry an agency or capitals.
    """
    head = straight[start : min(end, start + _WITHIN_CHARS)]
    forms = (_TAGGED, _CAPITALS, _SMALL, _DATED, _BARRED) if first else (_TAGGED, _CAPITALS)
    for form in forms:
        match = form.match(head)
        if not match or match.end() == len(head):
            continue
        tag = match.groupdict().get("tag")
        # "Rep. Ann Bo (R-S.C.): ..." names a speaker; only an agency's tag goes with a colon.
        loose = match[0].rstrip().endswith((":", ".")) or (tag and tag[0].islower())
        if tag and loose and not is_agency(tag):
            continue
        if _is_place(match[0], head[match.end() :]):
            return start + match.end()
    return None


def opens_with_dateline(words: str) -> bool:
    """Whether a paragraph's words start with a dateline."""
    return dateline_end(words, 0, len(words)) is not None


def is_dateline_line(words: str) -> bool:
    """Whether a line is a dateline and nothing else ("Beirut, Lebanon | 3 May")."""
    if len(words) > _WITHIN_CHARS or not _ALONE.match(words):
        return False
    place = re.split(r"[,|(]|\s[-–—]", words)[0].strip()
    if not _is_place(words, "A") or place.isupper():
        return _is_place(words, "A")
    # Two words and a date can be a writer's name, three or more an outlet's.
    region = words.count(",") > bool(re.search(r"\d{4}", words)) + ("|" not in words)
    return (
        "(" in words
        or region
        or len(place.split()) == 1
        or (len(place.split()) == 2 and "," in words and "|" not in words)
    )


def dateline_date(words: str) -> tuple[str, str | None] | None:
    """The day in a dateline ("June 19") and its year, if it has one."""
    match = _FULL_DATE.search(words[:_WITHIN_CHARS])
    return (match["day"], match["year"]) if match else None


def find_end_tag(straight: str, start: int, end: int) -> tuple[int, int] | None:
    """An agency's tag at the end of a paragraph ("... he said. (AP)"): its offsets.

    A tag in brackets behind a full stop counts whatever its name; elsewhere the name is known.
    """
    begin = max(start, end - 60)
    match = _END_TAG.search(straight, begin, end)
    if not match:
        return None
    group = "tag" if match["tag"] else "name"
    behind_stop = straight[begin : match.start()].rstrip().endswith((".", '."', "!", "?", ".'"))
    known = is_agency(match[group])
    if not known and not (behind_stop and group == "tag" and len(match[group].split()) <= 3):
        return None
    if group == "name":
        return match.start("name"), match.end("name")
    return match.start(), match.end("tag") + 1


def find_agencies(straight: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Known agencies named in a byline or a credit, and those whose name says so."""
    taken = start
    for match in re.finditer(rf"{_CAPITAL}(?:[ /-]{_CAPITAL}){{0,4}}", straight[start:end]):
        begin = start + match.start()
        words = match[0].rstrip(".")
        parts = re.finditer(r"[^\s]+", words)
        if is_agency(words) or (" " in words and words.split()[-1] in {"Agency", "Press", "News"}):
            yield begin, begin + len(words)
            taken = begin + len(words)
            continue
        for part in parts:
            if is_agency(part[0]) and begin + part.start() >= taken:
                yield begin + part.start(), begin + part.end()


def is_agency(name: str) -> bool:
    """Whether the name, or a part of it between slashes, is a known agency's."""
    known = phrase_list("agencies", "names")
    return any(part.strip(" .") in known for part in (name, *name.split("/")))


def _is_place(dateline: str, rest: str) -> bool:
    """Whether what stands before the dash can be a place, and what stands behind starts news."""
    if not _STARTS_NEWS.match(rest):
        return False
    first = re.match(r"[\w'.-]+", dateline)
    if first is None:
        return True
    labels = word_set("dateline", "labels")
    word = first[0].strip(".'-").lower()
    if word in labels or word in _TIMES:
        return False
    # "FIX IS IN: ..." is a label, "SAN SALVADOR: ..." a place.
    shouted = dateline.rstrip().endswith(":") and "(" not in dateline
    if shouted and is_agency(word.upper()):
        return False
    return not shouted or labels.isdisjoint(dateline.rstrip(": ").lower().split())
