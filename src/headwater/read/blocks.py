"""From passages with their rules to the blocks, furniture and credits of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from headwater.lexicon.fold import straighten
from headwater.model import BlockKind
from headwater.read.bylines import is_author_heading
from headwater.read.dateline import dateline_end, find_agencies, find_end_tag
from headwater.read.layout import Layout
from headwater.read.lines import Passage, split_passages
from headwater.read.masthead import page_outlet
from headwater.read.shape import is_name
from headwater.read.zones import lay_out

Bounds = tuple[int, int]

_AUTHOR_LEADS = (
    "by ",
    "written by ",
    "more from ",
    "more by ",
    "author ",
    "author: ",
    "reported by ",
    "story by ",
)
_DATELINE_WITHIN = 3
# Further down only what has a day or an agency is a dateline, and no label in capitals.
_SURE = re.compile(r"[\d(]")


@dataclass(slots=True)
class Structure:
    """What a text consists of, as offsets.

    Attributes:
        title: the headline, or None.
        dateline: place, date and agency at the head of the body, or None.
        agency_tags: other credits to agencies.
        author: a name from a byline, or None.
        furniture: (start, end, rule), in order, without overlap.
        blocks: (start, end, kind), in order, without overlap.
        dated: lines above the first paragraph that may say when the page was published.
        outlet: whose page it says it is, or None.
    """

    title: Bounds | None = None
    dateline: Bounds | None = None
    agency_tags: list[Bounds] = field(default_factory=list)
    author: str | None = None
    furniture: list[tuple[int, int, str]] = field(default_factory=list)
    blocks: list[tuple[int, int, BlockKind]] = field(default_factory=list)
    dated: list[str] = field(default_factory=list)
    outlet: str | None = None


def find_structure(
    text: str, start: int, title: Bounds | None, title_words: str | None
) -> Structure:
    """The structure of `text` from `start` on.

    Args:
        text: the report's text.
        start: where the body starts, behind any header lines.
        title: the headline's offsets, if it stands before `start`.
        title_words: the headline, if it is known from elsewhere.
    """
    passages = split_passages(text, start)
    known = text[title[0] : title[1]] if title else None
    layout = lay_out(passages, known, title_words)
    straight = straighten(text)
    structure = Structure(title=title, outlet=page_outlet(layout))
    if title:
        structure.blocks.append((*title, "title"))
    if layout.title is not None:
        structure.title = (passages[layout.title].start, passages[layout.title].end)
    starts, ends = _cut_credits(layout, straight, structure)
    body = next((i for i, kind in enumerate(layout.kinds) if kind == "paragraph"), len(passages))
    for i, passage in enumerate(passages):
        rule = layout.rules[i]
        if rule is not None:
            structure.furniture.append((passage.start, passage.end, rule))
            _read_furniture(straight, passage, rule, structure)
            if i < body and rule in {"byline-block", "timestamp"}:
                structure.dated.append(passage.words)
        if i == layout.dateline:
            continue
        begin = passage.start + (passage.bullet if rule == "key-points" else 0)
        if starts.get(i, begin) < ends.get(i, passage.end):
            structure.blocks.append(
                (starts.get(i, begin), ends.get(i, passage.end), layout.kinds[i])
            )
    structure.agency_tags.sort()
    return structure


def _cut_credits(
    layout: Layout, straight: str, structure: Structure
) -> tuple[dict[int, int], dict[int, int]]:
    """Find dateline and end tag; where the paragraphs that hold them start and end without them."""
    passages = layout.passages
    body = [i for i, kind in enumerate(layout.kinds) if kind == "paragraph"]
    body = [i for i in body if i != layout.dateline]
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    if layout.dateline is not None:
        alone = passages[layout.dateline]
        structure.dateline = (alone.start, alone.end)
    else:
        for number, i in enumerate(body):
            passage = passages[i]
            news = dateline_end(straight, passage.start, passage.end, first=number == 0)
            if news is not None and (
                number < _DATELINE_WITHIN or _SURE.search(straight[passage.start : news])
            ):
                words = straight[passage.start : news]
                structure.dateline = (passage.start, passage.start + len(words.rstrip()))
                starts[i] = news
                break
    for i in body[-2:]:
        tag = find_end_tag(straight, starts.get(i, passages[i].start), passages[i].end)
        if tag:
            structure.agency_tags.append(tag)
            words = straight[passages[i].start : tag[0]].rstrip(" \t-–—\n\r")
            ends[i] = passages[i].start + len(words)
    return starts, ends


def _read_furniture(straight: str, passage: Passage, rule: str, structure: Structure) -> None:
    """Take from bylines, credits and time lines what they say of author and agency."""
    if rule in {"byline-block", "credit"}:
        structure.agency_tags.extend(find_agencies(straight, passage.start, passage.end))
    from_heading = passage.bare.startswith(("more from ", "more by "))
    # "Written By" on a line of its own is the name of nobody.
    names = rule == "byline-block" and not is_author_heading(passage)
    if (names or from_heading) and structure.author is None:
        structure.author = _author_of(passage.words)


def _author_of(words: str) -> str | None:
    """The name in a byline ("By Jane Doe, Reuters" -> "Jane Doe"), or None."""
    words = words.strip(" *-–—|")
    for lead in _AUTHOR_LEADS:
        if words.lower().startswith(lead):
            words = words[len(lead) :].lstrip(" :")
            break
    head = re.split(r"[,|•·]| in | for |\s[-–—]\s", words)[0]
    names = [n.strip(" .") for n in re.split(r"\s(?:and|&)\s", head)]
    return " and ".join(names) if all(is_name(n) for n in names) else None
