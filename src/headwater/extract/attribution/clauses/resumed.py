"""Statements that go on behind their report: "She had fled, she told the court, because of it".

The parser mostly ends such a statement at its first comma. What goes on is told by its first
word: a preposition, "because" or "that", a verb, an opening quotation mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.extract.attribution.clauses.parenthesis import closing_comma
from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.words.spans import characters
from headwater.extract.parse import Parse
from headwater.lexicon.sources import channels
from headwater.model import Sentence, Token

_PARTING = {",", "–", "—"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
# Others tell as often how, when or where it was said ("in a statement", "on the word of a guard"),
# or what the reporter thinks of it ("in the worst raid of the year").
_GOING_ON = frozenset("because that unless lest to with for from than into like".split())
_JOINING = {"and", "but", "or"}
_TIMES = {"DATE", "TIME"}
# Behind a preposition a channel or a day stands within so many words.
_PHRASE = 6


def with_rest(parse: Parse, sentence: Sentence, finding: Finding) -> Finding:
    """A finding whose content stands before its cue, with what goes on behind the cue.

    Args:
        parse: the report's tree.
        sentence: where the cue stands.
        finding: what a verb between two commas credits.
    """
    source, tokens = finding.source, parse.tokens
    if source is None or finding.direct:
        return finding
    begins = source.first if source.outer is None else min(source.first, source.outer)
    opening = min(begins, finding.anchor) - 1
    if opening <= sentence.first or tokens[opening].text not in _PARTING:
        return finding
    if not tokens[opening].start - 1 <= finding.end <= tokens[opening].end:
        return finding
    _, last = parse.between_semicolons(finding.anchor, sentence.first, sentence.last - 1)
    closing = closing_comma(parse, max(finding.anchor, source.last), last)
    if closing is None or not _goes_on(tokens[closing + 1 : last + 1]):
        return finding
    first = next(t.index for t in tokens[sentence.first :] if t.end > finding.start)
    start, end = characters(parse, first, last)
    return replace(finding, start=start, end=end) if end > finding.end else finding


def _goes_on(rest: Sequence[Token]) -> bool:
    """Whether words behind a report's second comma belong to what it reports."""
    if len(rest) < 2:
        return False
    first = rest[0]
    word = first.text.lower()
    if first.text == '"':
        # "They are fakes, she said, \"and bad ones\"" is said twice over.
        return rest[1].text.lower() not in _JOINING
    if first.tag in _FINITE:
        return True
    if word not in _GOING_ON:
        return False
    phrase = rest[1:_PHRASE]
    return not any(t.lemma.lower() in channels() or t.entity in _TIMES for t in phrase)
