"""What each passage of a report is, from its shape, its words and its place.

A page reads: menus, title, byline and picture, body, then whatever the site adds. So the rules are
applied in that order: lines that show what they are, then lists under their headings, then what
stands above, within and below the body.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from headwater.read.bylines import is_name_line
from headwater.read.cues import opening, whole_line, word_set
from headwater.read.dateline import is_dateline_line, opens_with_dateline
from headwater.read.furniture import (
    is_masthead,
    is_request,
    is_section_label,
    is_ticker,
    is_weak_related_link,
    line_rule,
)
from headwater.read.layout import Layout
from headwater.read.lines import Passage
from headwater.read.masthead import names_outlet, names_page
from headwater.read.repeats import is_near, repeated_lines
from headwater.read.shape import (
    content_words,
    ends_with_full_stop,
    folded,
    is_clock_line,
    is_headline,
    is_prose,
    starts_with_name,
    tokens_of,
)
from headwater.read.tails import mark_lists, mark_tail

_MAX_LABEL_WORDS = 4
_MIN_TITLE_WORDS = 4
_MAX_CROSSHEAD_WORDS = 10
_MENU_RUN = 3
_MAX_CREDIT_WORDS = 10
_MAX_CAPTION_WORDS = 45
_RESTATED = 0.6
_MAX_STANDFIRSTS = 2


def lay_out(passages: Sequence[Passage], title: str | None, wanted: str | None) -> Layout:
    """Say what each passage is.

    Args:
        passages: of one text, in order, without any header lines.
        title: the headline if it stands apart from the passages; lines that repeat it are
            furniture then. None if it is to be found among them.
        wanted: what a sidecar says the headline is; a line that says the same is taken.
    """
    layout = Layout(passages, [None] * len(passages), ["paragraph"] * len(passages))
    _mark_lines(layout)
    _mark_menus(layout)
    _mark_key_points(layout)
    repeated = repeated_lines(passages, layout.free())
    if title is None:
        layout.title = _wanted_title(layout, wanted)
        if layout.title is None:
            layout.title = _find_title(layout, repeated)
        if layout.title is not None:
            layout.kinds[layout.title] = "title"
            title = passages[layout.title].words
    for i in sorted(repeated - {layout.title}):
        layout.mark(i, "repeated-line")
    mark_lists(layout)
    _mark_neighbours(layout)
    _mark_head(layout, title)
    _mark_notes_on_writers(layout)
    mark_tail(layout)
    _mark_crossheads(layout)
    return layout


def _mark_lines(layout: Layout) -> None:
    judged: dict[str, str | None] = {}  # many lines of a hostile text may be the same
    for i, passage in enumerate(layout.passages):
        if passage.words not in judged:
            rule = line_rule(passage)
            is_dateline = rule == "byline-block" and is_dateline_line(passage.words)
            judged[passage.words] = None if is_dateline else rule
        rule = judged[passage.words]
        if rule is not None:
            layout.mark(i, rule)


def _mark_menus(layout: Layout) -> None:
    """Menus whose entries stand on lines of their own: runs of very short lines."""
    run: list[int] = []
    for i in range(len(layout.passages) + 1):
        if i < len(layout.passages) and _is_menu_entry(layout, i):
            run.append(i)
            continue
        labels = sum(_is_known_label(layout, j) for j in run)
        if (len(run) >= _MENU_RUN and labels) or (len(run) == 2 and labels == 2):
            for j in run:
                layout.mark(j, "navigation")
        run = []


def _is_menu_entry(layout: Layout, i: int) -> bool:
    if layout.rules[i] in {"navigation", "share", "subscribe"}:
        return True
    passage = layout.passages[i]
    return layout.rules[i] is None and passage.count <= 3 and not passage.final


def _is_known_label(layout: Layout, i: int) -> bool:
    return layout.rules[i] is not None or is_section_label(layout.passages[i])


def _mark_key_points(layout: Layout) -> None:
    """Lists of highlights: under a heading that says so, or of bullets above the body."""
    passages = layout.passages
    heading = whole_line("key_points", "headings")
    for i, passage in enumerate(passages):
        if heading.match(passage.bare) and layout.rules[i] in {None, "tags"}:
            items = _list_items(passages, i + 1)
            if items:
                layout.rules[i] = None
                layout.mark(i, "key-points")
            for j in items:
                layout.rules[j] = None
                layout.mark(j, "key-points", "key-point")
    plain = [i for i in layout.prose() if not passages[i].bullet]
    first = plain[0] if plain else 0
    bullets = [i for i in layout.free() if i < first and passages[i].bullet]
    if len(bullets) >= 2 and bullets[-1] - bullets[0] == len(bullets) - 1:
        for j in bullets:
            layout.mark(j, "key-points", "key-point")


def _list_items(passages: Sequence[Passage], first: int) -> list[int]:
    """The list right under a heading: its bullets, or else the lines up to the next gap."""
    items = []
    bulleted = first < len(passages) and bool(passages[first].bullet)
    for i in range(first, len(passages)):
        ends = not passages[i].bullet if bulleted else passages[i].opens
        if ends:
            break
        items.append(i)
    return items if bulleted or len(items) >= 2 else []


def _mark_neighbours(layout: Layout) -> None:
    """Lines that no rule knows, but that stand in the same box as lines that one does.

    A line between two lines of furniture, all without a gap, belongs to them; so does a line that
    makes a box with the credit of a picture under it.
    """
    passages, rules = layout.passages, layout.rules
    for i in layout.free():
        if i == layout.title or i + 1 == len(passages) or passages[i + 1].opens:
            continue
        under = rules[i + 1]
        between = i > 0 and not passages[i].opens and rules[i - 1] is not None
        if between and under is not None and not is_prose(passages[i]):
            layout.mark(i, under)
        ends = i + 2 == len(passages) or passages[i + 2].opens
        credit = under == "caption" and passages[i + 1].count <= _MAX_CREDIT_WORDS
        if credit and ends and passages[i].opens and passages[i].count <= _MAX_CAPTION_WORDS:
            layout.mark(i, "caption")


def _wanted_title(layout: Layout, wanted: str | None) -> int | None:
    """The first line that is the headline that is looked for."""
    words = folded(wanted or "")
    same = (i for i, p in enumerate(layout.passages) if folded(p.words) == words)
    found = next(same, None) if words else None
    if found is not None:
        layout.rules[found] = None
    return found


def _find_title(layout: Layout, repeated: set[int]) -> int | None:
    """The first line above the body that is shaped like a headline.

    A later one is taken only if it is far closer to what the first paragraphs say: sites put their
    slogans above their reports.
    """
    prose = [i for i in layout.prose() if i not in repeated]
    if not prose:
        return _title_without_prose(layout)
    passages = layout.passages
    heads = [i for i in layout.free() if i < prose[0] and _may_head(passages[i])]
    lead = content_words(" ".join(passages[i].words for i in prose[:3]))
    shared = {i: len(content_words(passages[i].words) & lead) for i in heads}
    heads = _below_masthead(layout, heads, shared)
    doubled = [i for i in heads if i in repeated and _doubled(layout, i)]
    long = [i for i in heads if passages[i].count >= _MIN_TITLE_WORDS]
    candidates = [i for i in long or heads if i not in doubled] or long or heads
    candidates = [i for i in candidates if not is_ticker(passages[i])] or candidates
    if not candidates:
        return _sentence_title(layout, prose) or _misjudged_title(layout, prose[0], lead)
    first = candidates[0]
    best = max(candidates, key=lambda i: (shared[i], -i))
    slogan = shared[first] == 0 and shared[best] >= 2
    masthead = is_masthead(passages[first]) and shared[best] > shared[first]
    chosen = best if slogan or masthead else first
    return _without_outlet(passages, candidates, chosen)


def _below_masthead(layout: Layout, heads: list[int], shared: Mapping[int, int]) -> list[int]:
    """The lines that may be headlines without the page's own name, where another stands below it.

    Lines under the name without a gap are slogans, unless they alone say what the body says.
    """
    for at, i in enumerate(heads[:-1]):
        if not names_page(layout.passages[i], tells=shared[i] > 0):
            return _out_of_box(layout, heads[at:], shared)
        layout.mark(i, "navigation")
    return _out_of_box(layout, heads[-1:], shared)


def _out_of_box(layout: Layout, heads: list[int], shared: Mapping[int, int]) -> list[int]:
    """The lines that do not stand in one box with the name at the head of the page."""
    box = next((i for i, p in enumerate(layout.passages) if i and p.opens), 0)
    if layout.rules[:1] != ["navigation"] or not names_page(layout.passages[0], tells=False):
        return heads
    apart = [i for i in heads if i >= box]
    kept = apart or [i for i in heads if shared[i]]
    for i in heads:
        if i not in kept:
            layout.mark(i, "navigation")
    return kept


def _may_head(passage: Passage) -> bool:
    return is_headline(passage) and not is_dateline_line(passage.words)


def _doubled(layout: Layout, i: int) -> bool:
    """Whether the same line stands right above or below, without a gap: a picture's words."""
    passages = layout.passages
    words = folded(passages[i].words)
    above = i > 0 and not passages[i].opens and folded(passages[i - 1].words) == words
    below = i + 1 < len(passages) and not passages[i + 1].opens
    return above or (below and folded(passages[i + 1].words) == words)


def _without_outlet(passages: Sequence[Passage], candidates: list[int], chosen: int) -> int:
    """Of "Title - Outlet" and "Title", the second."""
    for i in candidates:
        shorter = folded(passages[i].words)
        if i > chosen and folded(passages[chosen].words).startswith(shorter + " "):
            return i
    return chosen


def _sentence_title(layout: Layout, prose: list[int]) -> int | None:
    """A headline with a full stop: short, and the next paragraph has a dateline or restates it."""
    if len(prose) < 2:
        return None
    first, second = layout.passages[prose[0]], layout.passages[prose[1]]
    if first.count > 20 or first.quoted or opens_with_dateline(first.words):
        return None
    words = content_words(first.words)
    restated = len(words & content_words(second.words)) >= max(3, _RESTATED * len(words))
    return prose[0] if opens_with_dateline(second.words) or restated else None


def _misjudged_title(layout: Layout, end: int, lead: frozenset[str]) -> int | None:
    """A line above the body that a line rule took, but that says what the lead says."""
    for i, passage in enumerate(layout.passages[:end]):
        if layout.rules[i] in {"caption", "repeated-line", "key-points"}:
            continue
        telling = len(content_words(passage.words) & lead) >= 2
        if telling and passage.count >= _MIN_TITLE_WORDS and is_headline(passage):
            layout.rules[i] = None
            return i
    return None


def _title_without_prose(layout: Layout) -> int | None:
    free = layout.free()
    if len(free) < 2 or not _may_head(layout.passages[free[0]]):
        return None
    return free[0]


def _mark_head(layout: Layout, title: str | None) -> None:
    """What stands above the first paragraph, apart from the title."""
    prose = [i for i in layout.prose() if i != layout.title]
    standfirsts = 0
    for i in layout.free():
        if not prose or i >= prose[0] or i == layout.title:
            continue
        passage = layout.passages[i]
        above = layout.title is not None and i < layout.title
        rule = _head_rule(passage, title, above=above)
        if rule != "repeated-line" and layout.dateline is None and is_dateline_line(passage.words):
            layout.dateline = i
        elif rule is not None:
            layout.mark(i, rule)
        elif standfirsts < _MAX_STANDFIRSTS and not passage.words.endswith(":"):
            layout.kinds[i] = "standfirst"
            standfirsts += 1


def _head_rule(passage: Passage, title: str | None, *, above: bool) -> str | None:
    """The rule for an unmarked line over the first paragraph, `above` the title or under it."""
    if title is not None and is_near(passage.words, title):
        return "repeated-line"
    if above:
        return "navigation"
    if is_name_line(passage) or names_outlet(passage):
        return "byline-block"
    if passage.count <= _MAX_LABEL_WORDS:
        return "navigation"
    return "caption" if _describes_picture(passage) else None


def _describes_picture(passage: Passage) -> bool:
    """Whether a line tells what is seen, and ends with where or when."""
    verbs = word_set("caption", "verbs").intersection(tokens_of(passage.words)[1:7])
    return bool(verbs) and passage.words[-4:].isdigit() and "," in passage.words


def _mark_notes_on_writers(layout: Layout) -> None:
    """Notes below the body: on the writer, on the outlet, requests to the reader."""
    byline = " ".join(
        layout.passages[i].words.lower()
        for i, rule in enumerate(layout.rules)
        if rule == "byline-block"
    )
    prose = layout.prose()
    for i in reversed(prose[max(2, len(prose) - 3) :]):
        passage = layout.passages[i]
        length = starts_with_name(passage.words)
        name, rest = passage.words[:length].lower(), passage.words[length:].strip().lower()
        # Somebody whom the report is about is no writer of it.
        told_of = any(name in layout.passages[j].words.lower() for j in prose if j < i)
        if is_request(passage):
            layout.mark(i, "request")
        elif not length or (told_of and name not in byline):
            break
        elif opening("byline", "outlet_deeds").match(rest):
            layout.mark(i, "about-outlet")
        elif passage.count <= 50 and _is_writers_deed(rest, known=name in byline):
            layout.mark(i, "byline-block")
        else:
            break


def _is_writers_deed(rest: str, *, known: bool) -> bool:
    """Whether a sentence goes on, behind a name, as notes on writers do."""
    if not known and ("who was" in rest or "who were" in rest):
        return False  # a journalist in the news
    if opening("byline", "deeds").match(rest):
        return True
    first = tokens_of(rest)[:9]
    return first[:1] == ("is",) and not word_set("byline", "roles").isdisjoint(first)


def _mark_crossheads(layout: Layout) -> None:
    """Short headings between paragraphs, and links between them that look like headings."""
    prose = layout.prose()
    if not prose:
        return
    free = layout.free()
    following = dict(pairwise(free))
    for i, rule in enumerate(layout.rules):
        # The hours of a live page head its parts; only a page's own date is furniture there.
        inside = prose[0] < i < prose[-1] and rule == "timestamp"
        if inside and is_clock_line(layout.passages[i]):
            layout.rules[i], layout.kinds[i] = None, "crosshead"
    for i in free:
        if not prose[0] < i < prose[-1] or layout.kinds[i] != "paragraph":
            continue
        passage = layout.passages[i]
        if is_weak_related_link(passage):
            layout.mark(i, "related-link")
        elif _is_crosshead(passage) and is_prose(layout.passages[following[i]]):
            layout.kinds[i] = "crosshead"


def _is_crosshead(passage: Passage) -> bool:
    short = passage.count <= _MAX_CROSSHEAD_WORDS and not passage.bullet
    capital = passage.words.lstrip("\"'([")[:1]
    return (
        short
        and is_headline(passage)
        and not passage.words.endswith("!")
        and not ends_with_full_stop(passage)
        and not capital.islower()
        and any(c.isalpha() for c in passage.words)
    )
