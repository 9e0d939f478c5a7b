"""Who says a quotation: the subject of the verb beside it, or the words in a subject's place."""

from __future__ import annotations

import re
from bisect import bisect_left

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.quotes.marks import Quote
from headwater.extract.attribution.words.nominals import phrase_after
from headwater.extract.attribution.words.sources import noun_phrase, subject_of
from headwater.extract.parse import Parse
from headwater.lexicon.sources import person_nouns
from headwater.model import Token

_FIRST_OR_SECOND = {"i", "we", "you"}
_SKIPPED = {"PART", "ADV", "ADP", "SPACE"}
_MAX_BETWEEN = 16
# A title stands at the head of its report.
_MAX_HEADLINE = 80
_PARTING = re.compile(r"\s*(?::|[-–—](?=\s))\s*")


def speaker_of(parse: Parse, verb: Token, quote: Quote) -> Phrase | None:
    """The source of a quotation that stands beside a verb.

    Args:
        parse: the report's tree.
        verb: the cue, outside the quotation.
        quote: the quotation.

    Returns:
        The phrase, or None where nobody is named or it would be "I" or "you".
    """
    subject = _quoted_one(parse, verb) or _subject(parse, verb)
    if subject is not None and not quote.start <= subject.start < quote.end:
        if subject.text.lower() in _FIRST_OR_SECOND:
            return None
        return noun_phrase(parse, subject.index)
    return _in_place(parse, verb, quote)


def _quoted_one(parse: Parse, verb: Token) -> Token | None:
    """As in "the station quoted him as saying": the object speaks."""
    if verb.lemma.lower() not in {"quote", "cite"}:
        return None
    is_passive = parse.child(verb.index, "nsubjpass", "auxpass") is not None
    says_as = any(kid.text.lower() == "as" for kid in parse.children(verb.index, "prep"))
    return parse.child(verb.index, "dobj") if says_as and not is_passive else None


def _subject(parse: Parse, verb: Token) -> Token | None:
    subject = subject_of(parse, verb.index)
    if subject is not None:
        return subject
    head = parse.tokens[verb.head]
    if verb.dep == "xcomp" and head.dep == "acomp":
        return subject_of(parse, head.head)  # "was careful to add"
    return next(
        (
            kid
            for kid in parse.children(verb.index, "dobj", "attr", "ccomp", "npadvmod")
            if kid.index > verb.index and kid.pos in {"PROPN", "NOUN", "PRON"}
        ),
        None,
    )


def _in_place(parse: Parse, verb: Token, quote: Quote) -> Phrase | None:
    """What stands between the quotation and its verb, or right behind the verb."""
    tokens = parse.tokens
    first = verb.index
    while verb.index - first < _MAX_BETWEEN and first > 0 and tokens[first - 1].start >= quote.end:
        first -= 1
    while first < verb.index and tokens[first].pos in {"PUNCT", "SPACE"}:
        first += 1
    sentence_last = parse.sentence_of(verb.index).last - 1
    if first == verb.index and tokens[first - 1].start <= quote.end + 1:
        while first + 1 < sentence_last and tokens[first + 1].pos in _SKIPPED:
            first += 1
        found = phrase_after(parse, first + 1, sentence_last)
    else:
        found = phrase_after(parse, first, verb.index - 1)
    if found is None or tokens[found.head].text.lower() in _FIRST_OR_SECOND:
        return None
    return found


def speaker_behind(parse: Parse, quote: Quote) -> Phrase | None:
    """Whoever is named right behind a quotation and a colon or a dash, as headlines have it."""
    mark = _PARTING.match(parse.text, quote.end + 1)
    if mark is None:
        return None
    starts = [t.start for t in parse.tokens[:_MAX_HEADLINE]]
    first = bisect_left(starts, mark.end())
    if first >= len(starts):
        return None
    found = phrase_after(parse, first, parse.sentence_of(first).last - 1)
    if found is None:
        return None
    head = parse.tokens[found.head]
    is_people = head.lemma.lower() in person_nouns() or head.entity == "PERSON"
    return found if is_people else None
