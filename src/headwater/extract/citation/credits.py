"""Credits that stand beside the text: agency tags, notes on where it appeared, hyperlinks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.extract.outlet import tag_names
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import known_outlet, looks_like_outlet, tagged_outlet
from headwater.lexicon.fold import fold_word
from headwater.lexicon.sources import female_names, male_names
from headwater.model import Citation, CitationKind, Report, Span

_SURE, _LIKELY, _LINKED = 0.95, 0.9, 0.6

_NAME = r"[A-ZÀ-ÞĀ-Ž][\w'’&-]*(?: (?:(?:de|del|da|do|of|&) )?[A-ZÀ-ÞĀ-Ž][\w'’&-]*){0,4}"
# "(Lake Wire)" on a line of its own or before the first words: nothing but a credit stands there.
_BRACKETED = re.compile(rf"\((?P<name>{_NAME})\)(?=\s)")
# "LPA. A ferry sank ...": an acronym alone is no sentence. A longer word would be a place.
_RUN_IN = re.compile(r"(?P<name>[A-Z]{3,5})\.(?=\s+[\"'“‘(]?[A-ZÀ-ÞĀ-Ž\d])")
_PLACES = frozenset({"GPE", "LOC", "FAC"})
# "This article first appeared in the River Post": all of it is taken from there.
_APPEARED = re.compile(
    r"(?i:\b(?:this|the) (?:article|story|report|piece|post|interview|text) (?:was |has been )?"
    r"(?:first |originally |previously )?(?:appeared|published|posted|ran|aired|broadcast|"
    r"republished|reproduced|reprinted)(?: here)? (?:in|on|by|from) (?P<article>the )?)"
    rf"(?P<name>{_NAME})"
)
_REPRINTED = re.compile(
    r"(?i:\b(?:republished|reproduced|reprinted)(?: here)?(?:,? with (?:the )?(?:kind )?"
    r"permission|,? courtesy)? (?:by|from|of) (?P<article>the )?)"
    rf"(?P<name>{_NAME})"
)
# "With inputs from Lake Wire": a part of it is.
_INPUTS = re.compile(
    r"(?i:\bwith (?:\w+ )?(?:inputs?|reporting|material|information|files?|contributions?) "
    rf"(?:from|by) (?P<article>the )?)(?P<name>{_NAME})"
)
_NOTES: tuple[tuple[re.Pattern[str], CitationKind], ...] = (
    (_APPEARED, "tag"),
    (_REPRINTED, "tag"),
    (_INPUTS, "report"),
)
# How many lines above the text may hold its credit.
_LINES_ABOVE = 3


def find_tags(parse: Parse) -> Iterator[Citation]:
    """Agency tags of dateline, byline and foot, credits at the head, and notes on reprinting."""
    report = parse.report
    for span in (report.dateline, *report.agency_tags):
        if span is not None and not _is_given_name(report, span):
            for name in tag_names(span.text):
                yield Citation(span, _own_name(report, span, name), "tag", None, _SURE)
    yield from _head_credits(parse)
    for form, kind in _NOTES:
        for match in form.finditer(parse.text):
            span = report.span(match.start(), match.end())
            if _names_outlet(match):
                yield Citation(span, _full_name(match["name"]), kind, None, _LIKELY)


def _own_name(report: Report, span: Span, name: str) -> str:
    """The report's own outlet where the tag is its initials: "APA" is many an agency's."""
    own = report.outlet
    if own is None:
        return name
    initials = "".join(word[0] for word in own.split() if word[:1].isupper())
    held = re.findall(r"[A-Z]{2,}", span.text)
    return own if len(initials) > 1 and initials in held else name


def find_links(report: Report) -> Iterator[Citation]:
    """Hyperlinks, each address once."""
    for url in dict.fromkeys(report.links):
        yield Citation(report.span(0, 0), url, "link", None, _LINKED)


def _is_given_name(report: Report, span: Span) -> bool:
    """Whether the tag is a writer's first name: Petra, the agency, in "By Petra Lind"."""
    follows = re.match(r" [A-ZÀ-ÞĀ-Ž][a-zà-ÿ]", report.text[span.end : span.end + 3])
    return follows is not None and fold_word(span.text) in female_names() | male_names()


def _names_outlet(match: re.Match[str]) -> bool:
    """Whether a note names an outlet: "in Spanish" does not, "in the Lantern" does."""
    if looks_like_outlet(match["name"], cited=True) or tagged_outlet(match["name"]) is not None:
        return True
    first = fold_word(match["name"].split()[0])
    return match["article"] is not None and first not in female_names() | male_names()


def _head_credits(parse: Parse) -> Iterator[Citation]:
    """Credits at the beginning of the text, and in brackets on the lines above it."""
    report = parse.report
    first = next((b.span for b in report.blocks if b.kind == "paragraph"), None)
    if first is None:
        return
    for form in (_BRACKETED, _RUN_IN):
        match = form.match(report.text, first.start)
        if match and match.end() <= first.end and not _is_place(parse, match):
            span = report.span(match.start("name"), match.end("name"))
            yield Citation(span, _full_name(span.text), "tag", None, _LIKELY)
    for start, line in _lines_above(report.text, first.start):
        match = _BRACKETED.match(f"{line} ")
        if match and match.end() == len(line):
            span = report.span(start, start + len(line))
            yield Citation(span, _full_name(match["name"]), "tag", None, _LIKELY)


def _is_place(parse: Parse, match: re.Match[str]) -> bool:
    """Whether the language model takes the name for a place, and it is not built as an outlet's."""
    start = match.start("name")
    named = any(t.start == start and t.entity in _PLACES for t in parse.tokens)
    return named and not looks_like_outlet(match["name"])


def _full_name(words: str) -> str:
    outlet = tagged_outlet(words) or known_outlet(words)
    return outlet.name if outlet is not None else words


def _lines_above(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The last few lines before `start` that hold words, each with its place."""
    seen, end = 0, start
    while end > 0 and seen < _LINES_ABOVE:
        begin = text.rfind("\n", 0, end - 1) + 1
        line = text[begin:end]
        if line.strip():
            seen += 1
            yield begin + len(line) - len(line.lstrip()), line.strip()
        end = begin
