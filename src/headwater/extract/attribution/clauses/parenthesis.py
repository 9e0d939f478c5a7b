"""Reports set between commas inside what they report: "The envoy, he told the court, had lied".

What stands before the first comma is no clause by itself, and behind the second one its verb
follows. The parser hangs such a report on anything; it is read off the row of words.
"""

from __future__ import annotations

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.words.nominals import phrase_after, phrase_before
from headwater.extract.attribution.words.spans import characters, recipient_of
from headwater.extract.parse import Parse
from headwater.lexicon.cues import VerbCue
from headwater.model import Sentence, Token

_FINITE = {"VBD", "VBZ", "VBP"}
_VERBAL = _FINITE | {"MD"}
_CLOSED_BY = {",", "–", "—"}
# Words between the commas.
_LONGEST = 16
_MAX_BEFORE = 30


def parenthesis_finding(
    parse: Parse, sentence: Sentence, verb: Token, cue: VerbCue
) -> Finding | None:
    """What a report between commas is set into, or None where it is no such report.

    Args:
        parse: the report's tree.
        sentence: where the verb stands.
        verb: the cue.
        cue: what is known of it.
    """
    if "clause" not in cue.frames or verb.tag not in _FINITE:
        return None
    first, last = parse.between_semicolons(verb.index, sentence.first, sentence.last - 1)
    source = _source(parse, sentence, verb)
    closing = None if source is None else closing_comma(parse, max(verb.index, source.last), last)
    if source is None or closing is None:
        return None
    begins = source.first if source.outer is None else min(source.first, source.outer)
    opening = min(begins, verb.index) - 1
    if not _wraps(parse, first, opening, closing, last):
        return None
    start, end = characters(parse, first, last)
    return Finding(
        start, end, (verb.index, verb.index), verb.index, source, recipient_of(parse, verb),
        False, False, cue.cue_class, 0.75,
    )  # fmt: skip


def _source(parse: Parse, sentence: Sentence, verb: Token) -> Phrase | None:
    """Who stands between the first comma and the verb, or right behind the verb."""
    tokens = parse.tokens
    if verb.index > sentence.first and tokens[verb.index - 1].text in _CLOSED_BY:
        return phrase_after(parse, verb.index + 1, sentence.last - 1)
    return phrase_before(parse, sentence, verb)


def closing_comma(parse: Parse, at: int, last: int) -> int | None:
    """The comma behind a report, with only whom, where and when before it."""
    for token in parse.tokens[at + 1 : min(last, at + _LONGEST)]:
        if token.text in _CLOSED_BY:
            return token.index
        if token.tag in _VERBAL or token.text in {'"', ":"} or token.text.lower() == "that":
            return None
    return None


def _wraps(parse: Parse, first: int, opening: int, closing: int, last: int) -> bool:
    """Whether the words before a report have their verb behind it."""
    tokens = parse.tokens
    before = [t for t in tokens[first:opening] if t.pos not in {"PUNCT", "SPACE"}]
    if tokens[opening].text not in _CLOSED_BY or not before or len(before) > _MAX_BEFORE:
        return False
    if any(t.tag in _VERBAL and t.dep not in {"relcl", "acl", "aux"} for t in before):
        return False
    if not any(t.pos in {"NOUN", "PROPN", "PRON"} for t in before) or before[0].pos == "ADP":
        return False
    after = [t for t in tokens[closing + 1 : min(last, closing + 4)] if t.pos != "ADV"]
    return bool(after) and after[0].tag in _VERBAL
