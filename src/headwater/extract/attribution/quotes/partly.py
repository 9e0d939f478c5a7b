"""Statements of which the rules found the quoted words only: 'dismissed the survey as "paid for"'.

A statement that is quoted in part is two: the clause, and the words between the marks. Where a
verb's object is no clause, the quotation is found and what it stands in is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.words.spans import characters, recipient_of
from headwater.extract.parse import Parse
from headwater.model import Token

_OPENS_OBJECT = {"DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM"}
# Between verb and quotation; what is longer is a clause, or somebody else's.
_MAX_BETWEEN = 14
_MAX_BEHIND = 8
# Between a cue and its "that": "notes in its report that".
_MAX_LEAD = 8
# A sentence that opens so goes on with its clause behind the aside: 'Of the six, he said, "two"'.
_NO_SUBJECT = {"SPACE", "ADP", "SCONJ", "ADV", "CCONJ"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_STOPS = frozenset(':;"()')


def partly_quoted(parse: Parse, findings: Sequence[Finding]) -> Iterator[Finding]:
    """For quotations inside the object of their verb, the object as a statement of its own.

    Args:
        parse: the report's tree.
        findings: all of the report.
    """
    clauses: dict[int, list[Finding]] = {}
    for finding in findings:
        if not finding.direct:
            clauses.setdefault(finding.anchor, []).append(finding)
    for finding in findings:
        if not finding.direct or finding.continued or finding.cue is None:
            continue
        held = clauses.get(finding.anchor, ())
        if any(c.start < finding.end and finding.start < c.end for c in held):
            continue
        whole = _round(parse, finding)
        if whole is not None:
            start, end = characters(parse, *whole)
            yield replace(finding, start=start, end=end, direct=False)


def _round(parse: Parse, finding: Finding) -> tuple[int, int] | None:
    """First and last token of what a quotation stands in, or None."""
    return (
        _object_round(parse, finding)
        or _clause_before(parse, finding)
        or _sentence_round(parse, finding)
    )


def _clause_before(parse: Parse, finding: Finding) -> tuple[int, int] | None:
    """The clause with "that" that a quotation ends: 'notes that the guard "was asleep"'."""
    anchor = parse.tokens[finding.anchor]
    sentence = parse.sentence_of(anchor.index)
    opening = _mark_before(parse, finding.start, sentence.last)
    if opening is None or opening <= anchor.index:
        return None
    behind = (finding.cue or (0, anchor.index))[1] + 1
    first = next((t.index for t in parse.tokens[behind:opening] if t.text.lower() == "that"), None)
    if first is None or not first + 1 < opening <= first + _MAX_BETWEEN:
        return None
    lead, between = parse.tokens[behind:first], parse.tokens[first + 1 : opening]
    if len(lead) > _MAX_LEAD or any(t.text in _STOPS | {","} or t.tag in _FINITE for t in lead):
        return None
    if between[-1].text == "," or any(t.text in _STOPS for t in between):
        return None
    return first + 1, _end(parse, finding.end, opening, sentence.last)


def _sentence_round(parse: Parse, finding: Finding) -> tuple[int, int] | None:
    """The sentence that goes on inside the quotation: 'The bridge, he said, "is singing"'."""
    anchor = parse.tokens[finding.anchor]
    sentence = parse.sentence_of(anchor.index)
    opening = _mark_before(parse, finding.start, sentence.last)
    source = finding.source
    if anchor.pos != "VERB" or opening is None or source is None:
        return None
    begin, end = min(source.first, anchor.index), max(source.last, anchor.index)
    # Both commas stand right at the aside, which is a source and its cue.
    around = parse.tokens[begin - 1].text, parse.tokens[opening - 1].text
    if around != (",", ",") or not begin - 1 > sentence.first or end + 2 != opening:
        return None
    if not parse.report.text[finding.start : finding.start + 1].islower():
        return None
    first = sentence.first
    words = parse.tokens[first : begin - 1]
    if any(t.text in _STOPS or t.text == "'" for t in words) or words[0].pos in _NO_SUBJECT:
        return None
    return first, _end(parse, finding.end, opening, sentence.last)


def _object_round(parse: Parse, finding: Finding) -> tuple[int, int] | None:
    """First and last token of the object that a quotation ends or stands in, or None."""
    verb = parse.tokens[finding.anchor]
    sentence = parse.sentence_of(verb.index)
    first = (finding.cue or (0, verb.index))[1] + 1
    told = recipient_of(parse, verb)
    if told is not None and told.first == first:
        first = told.last + 1
    opening = _mark_before(parse, finding.start, sentence.last)
    if verb.pos != "VERB" or opening is None or not first < opening <= first + _MAX_BETWEEN:
        return None
    between = parse.tokens[first:opening]
    if not _is_object(between) or between[-1].text == ",":
        return None
    return first, _end(parse, finding.end, opening, sentence.last)


def _is_object(words: Sequence[Token]) -> bool:
    """Whether words are part of a thing: not "in a letter", "on Monday", or a colon's lead."""
    if words[0].pos not in _OPENS_OBJECT or words[0].entity in {"DATE", "TIME"}:
        return False
    if words[0].tag in {"WP", "WDT", "WRB"}:
        return False
    if any(t.text in _STOPS or t.tag in _FINITE for t in words):
        return False
    return any(t.pos in {"NOUN", "PROPN", "PRON", "NUM"} for t in words)


def _mark_before(parse: Parse, start: int, limit: int) -> int | None:
    """The opening mark of a quotation, if it stands in a sentence that ends before `limit`."""
    for token in reversed(parse.tokens[max(0, limit - 200) : limit]):
        if token.end <= start:
            return token.index if token.text in {'"', "'"} else None
    return None


def _end(parse: Parse, end: int, opening: int, limit: int) -> int:
    """The last token of the object: the closing mark, and what hangs on the quoted words."""
    tokens = parse.tokens
    closing = next((t.index for t in tokens[opening + 1 : limit] if t.start >= end), limit - 1)
    after = tokens[closing + 1] if closing + 1 < limit else None
    if after is not None and after.pos == "ADP" and opening < after.head <= closing:
        return min(parse.right[after.index], closing + _MAX_BEHIND, limit - 1)
    return closing
