"""Reports inside quotations: "He said, nobody swims there.", "The sheikh tells me 15,000".

People who speak quote others without marks, and shortly. What they report stands in the same
quotation: the words before its opening mark are the reporter's.
"""

from __future__ import annotations

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.attribution.words.spans import characters, recipient_of
from headwater.extract.parse import Parse
from headwater.lexicon.cues import VerbCue
from headwater.model import Sentence, Span, Token

_FINITE = {"VBD", "VBZ", "VBP"}
_TELLING = {"tell"}
_SAYING = {"say"} | _TELLING
_SAYS_NOTHING = frozenset("so nothing little much something anything it that this what how".split())
_FIRST_OR_SECOND = {"i", "we", "you"}


def quotation_round(parse: Parse, token: Token) -> Span | None:
    """The quotation that a token stands in, or None."""
    around = (q.span for q in parse.annotations.quotations)
    return next((s for s in around if s.start <= token.start < s.end), None)


def leaves(finding: Finding, quotation: Span | None) -> bool:
    """Whether what a verb inside a quotation credits stands before or behind its marks."""
    if quotation is None:
        return False
    return finding.start < quotation.start - 1 or finding.end > quotation.end + 1


def spoken_inside(
    parse: Parse, sentence: Sentence, verb: Token, cue: VerbCue, quotation: Span | None
) -> Finding | None:
    """What somebody quoted says that others said, where it is no clause.

    Args:
        parse: the report's tree.
        sentence: where the verb stands.
        verb: the cue.
        cue: what is known of it.
        quotation: the quotation round the verb.
    """
    subject = parse.child(verb.index, "nsubj")
    if quotation is None or cue.lemma not in _SAYING or verb.tag not in _FINITE or subject is None:
        return None
    if subject.index > verb.index or subject.text.lower() in _FIRST_OR_SECOND:
        return None
    first = _begin(parse, verb, cue)
    last = _end(parse, sentence, verb, quotation)
    if first is None or first > last:
        return None
    start, end = characters(parse, first, last)
    if end <= start:
        return None
    return Finding(
        start, end, (verb.index, verb.index), verb.index, noun_phrase(parse, subject.index),
        recipient_of(parse, verb), False, False, cue.cue_class, 0.6,
    )  # fmt: skip


def _begin(parse: Parse, verb: Token, cue: VerbCue) -> int | None:
    """The first token of what is said, behind a hearer and a comma, or None."""
    tokens, at = parse.tokens, verb.index + 1
    if cue.lemma in _TELLING:
        told = recipient_of(parse, verb)
        if told is None or told.first != at:
            return None
        at = told.last + 1
    parted = at < len(tokens) and tokens[at].text in {",", ":"}
    at += parted
    if at >= len(tokens) or tokens[at].pos in {"PUNCT", "SPACE", "CCONJ"}:
        return None
    opens_phrase = tokens[at].pos in {"ADP", "SCONJ", "ADV", "PART"}
    if not parted and (opens_phrase or tokens[at].text.lower() in _SAYS_NOTHING):
        return None
    return at


def _end(parse: Parse, sentence: Sentence, verb: Token, quotation: Span) -> int:
    """The last token of the sentence that stands before the closing mark."""
    _, last = parse.between_semicolons(verb.index, sentence.first, sentence.last - 1)
    while last > verb.index and parse.tokens[last].end > quotation.end:
        last -= 1
    return last
