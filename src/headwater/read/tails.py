"""Lists under a heading ("Related stories"), and what a site adds below the last paragraph."""

from __future__ import annotations

from headwater.read.bylines import is_author_heading, is_name_line
from headwater.read.cues import whole_line
from headwater.read.furniture import (
    is_comments_heading,
    is_related_heading,
    is_weak_related_link,
)
from headwater.read.layout import Layout
from headwater.read.lines import Passage
from headwater.read.shape import ends_with_full_stop, is_prose, title_case_share

_TEASER_TITLE_WORDS = 5
_MAX_CROSSHEAD_WORDS = 6
_MAX_NOTE_PARAGRAPHS = 2
_ELLIPSES = ("...", "…", "[...]", "[…]", "(...)", "... more", "…more")


def mark_lists(layout: Layout) -> None:
    """Mark what stands under headings that lead away from the report."""
    passages = layout.passages
    before = _prose_before(layout)
    for i, rule in enumerate(list(layout.rules)):
        if rule == "related-link" and is_related_heading(passages[i]):
            _mark_all(layout, _teasers(layout, i + 1, before[i] > 0), "related-link")
        elif rule == "byline-block" and is_author_heading(passages[i]):
            _mark_all(layout, _writer(layout, i + 1, before[i]), "byline-block")
        elif rule == "comments" and is_comments_heading(passages[i]):
            # A counter above the body leads to the comments; it does not open them.
            if before[i] >= 2 and before[i] >= before[-1] - before[i]:
                _mark_all(layout, list(range(i + 1, len(passages))), "comments")
        elif rule == "tags" and passages[i].bare.count(" ") == 0:
            _mark_all(layout, _short_lines(layout, i + 1), "tags")


def mark_tail(layout: Layout) -> None:
    """Mark the lines below the last paragraph that are no sentences."""
    prose = layout.prose()
    if not prose or (layout.title is None and len(prose) == 1):
        return
    last = prose[-1]
    signature = whole_line("signature", "phrases")
    in_list = layout.passages[last].words.endswith(":")
    for i in range(last + 1, len(layout.passages)):
        passage = layout.passages[i]
        in_list = (in_list and bool(passage.bullet)) or _announces_list(layout, i)
        if layout.rules[i] is not None or in_list or layout.kinds[i] == "title":
            continue
        if ends_with_full_stop(passage) and passage.count > 1:
            continue
        if signature.match(passage.bare):
            layout.mark(i, "signature")
        elif is_weak_related_link(passage):
            layout.mark(i, "related-link")
        elif is_name_line(passage):
            layout.mark(i, "byline-block")
        elif not _is_cut_off(passage):
            layout.mark(i, "related-link" if passage.count >= _TEASER_TITLE_WORDS else "navigation")


def _announces_list(layout: Layout, i: int) -> bool:
    """Whether a line ends with a colon and the items of a list stand under it."""
    passages = layout.passages
    follows = i + 1 < len(passages) and bool(passages[i + 1].bullet)
    return follows and passages[i].words.endswith(":")


def _prose_before(layout: Layout) -> list[int]:
    """How many paragraphs of prose stand above each passage; the last item counts all."""
    prose = set(layout.prose())
    counts = [0]
    for i in range(len(layout.passages)):
        counts.append(counts[-1] + (i in prose))
    return counts


def _mark_all(layout: Layout, indices: list[int], rule: str) -> None:
    for i in indices:
        if layout.kinds[i] != "title":
            layout.mark(i, rule)


def _teasers(layout: Layout, first: int, in_body: bool) -> list[int]:
    """Titles of other reports from `first` on, with the sentences that advertise them.

    The list ends where a paragraph follows that no such title announces; a short heading right
    above that paragraph belongs to the report. Above the body only the lines up to the next gap
    can belong to the list: the title of the report may stand next.
    """
    passages = layout.passages
    taken: list[int] = []
    for i in range(first, len(passages)):
        passage = passages[i]
        if not in_body and passage.opens and taken:
            break
        if layout.rules[i] is not None or passage.bullet:
            taken.append(i)
        elif is_prose(passage):
            if not _is_teaser(layout, i, taken):
                break
            taken.append(i)
        elif not in_body and passage.opens:
            break
        else:
            taken.append(i)
    stopped = first + len(taken) < len(passages)
    if stopped and taken and in_body and _is_own_heading(layout, taken[-1], first):
        taken.pop()
    return taken


def _is_teaser(layout: Layout, i: int, taken: list[int]) -> bool:
    """Whether a sentence advertises the title above it: cut off, led on, or set under it."""
    passages = layout.passages
    if passages[i].words.endswith(_ELLIPSES):
        return True
    following = i + 1 < len(passages) and layout.rules[i + 1] == "related-link"
    if following and passages[i + 1].count <= 3 and is_related_heading(passages[i + 1]):
        return True
    above = i - 1
    titled = (
        above in taken
        and layout.rules[above] is None
        and not passages[above].bullet
        and not is_prose(passages[above])
        and passages[above].count >= _TEASER_TITLE_WORDS
    )
    return titled and (not passages[i].opens or title_case_share(passages[above].words) > 0.7)


def _is_own_heading(layout: Layout, i: int, first: int) -> bool:
    passage = layout.passages[i]
    return (
        layout.rules[i] is None
        and passage.opens
        and not passage.bullet
        and passage.count <= _MAX_CROSSHEAD_WORDS
        and (i > first or passage.count <= 4)
    )


def _writer(layout: Layout, first: int, before: int) -> list[int]:
    """What follows "Written by": the name, a note, and, below the body, everything after."""
    passages = layout.passages
    following = [i for i in layout.prose() if i >= first]
    if before >= 2 and len(following) <= _MAX_NOTE_PARAGRAPHS:
        return list(range(first, len(passages)))
    if first < len(passages) and not is_prose(passages[first]) and passages[first].count <= 8:
        return [first] if before or is_name_line(passages[first]) else []
    return []


def _short_lines(layout: Layout, first: int) -> list[int]:
    taken = []
    for i in range(first, len(layout.passages)):
        if layout.passages[i].count > 4 or layout.passages[i].final:
            break
        taken.append(i)
    return taken


def _is_cut_off(passage: Passage) -> bool:
    """Whether a line without a full stop is a paragraph that was cut, and no title."""
    return passage.count >= 12 and title_case_share(passage.words) < 0.5 and not passage.bullet
