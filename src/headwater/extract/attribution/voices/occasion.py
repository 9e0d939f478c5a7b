"""To which outlet somebody spoke, by the words before or behind the cue.

"Speaking to Lake Radio, ...", "Asked by a Post reporter, ...", "in a column for the Herald",
"wrote in the Post", "let it be known through the site Boxlog".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.parse import Parse
from headwater.lexicon.relaying import ASKING, OCCASIONS
from headwater.model import Token

_TO_WHOM = {"to", "with", "by", "on", "in", "for", "through", "via"}
_AT_WHAT = {"in", "on", "during", "to", "through", "via"}
_OF_WHOM = {"to", "with", "for", "in", "on", "by", "of"}
# A phrase at the head of a sentence is no longer than this, and its source comes soon behind it.
_OPENING = 25
_NEAR = 12
_HOSTS = 8


def outlets_beside(parse: Parse, finding: Finding) -> Iterator[Phrase]:
    """Phrases that may name the outlet or journalist whom a source spoke to, the surest first.

    Args:
        parse: the report's tree.
        finding: the statement; nothing inside its content is read.
    """
    anchor = parse.tokens[finding.anchor]
    if anchor.pos not in {"VERB", "AUX"}:
        return
    for phrase in (*_opening(parse, finding), *_behind(parse, finding, anchor)):
        head = parse.tokens[phrase.head]
        if not finding.start <= head.start < finding.end:
            yield phrase


def _opening(parse: Parse, finding: Finding) -> Iterator[Phrase]:
    """As in "Pressed on Lake Radio about the bill, the mayor replied"."""
    source = finding.source
    if source is None:
        return
    sentence = parse.sentence_of(finding.anchor)
    first = parse.tokens[sentence.first]
    if first.tag not in {"VBG", "VBN", "VBD"} or first.lemma.lower() not in ASKING:
        return
    last = min(source.first, sentence.first + _OPENING)
    before = parse.tokens[sentence.first : last]
    comma = next((t.index for t in reversed(before) if t.text == ","), None)
    if comma is None or source.first - comma > _NEAR or source.head > finding.anchor:
        return
    for token in before:
        is_adp = token.pos == "ADP" and token.text.lower() in _TO_WHOM and token.index < comma
        # "Asked about the pictures in the Post" tells what was asked, not by whom.
        if is_adp and (token.head == first.index or token.text.lower() in {"by", "to", "with"}):
            thing = parse.child(token.index, "pobj")
            if thing is not None and thing.index <= comma:
                yield _cut(noun_phrase(parse, thing.index), comma)


def _behind(parse: Parse, finding: Finding, anchor: Token) -> Iterator[Phrase]:
    """As in "said in an interview with Lake Radio", "wrote in the Post"."""
    for host in _hosts(parse, anchor):
        for kid in islice(parse.children(host.index, "prep"), _HOSTS):
            thing = parse.child(kid.index, "pobj")
            word = kid.text.lower()
            if thing is None or finding.start <= thing.start < finding.end:
                continue
            if thing.lemma.lower() in OCCASIONS and word in _AT_WHAT:
                for inner in islice(parse.children(thing.index, "prep"), _HOSTS):
                    whom = parse.child(inner.index, "pobj")
                    if whom is not None and inner.text.lower() in _OF_WHOM:
                        yield noun_phrase(parse, whom.index)
            elif _may_carry(anchor, host, word):
                yield noun_phrase(parse, thing.index)


def _hosts(parse: Parse, anchor: Token) -> Iterator[Token]:
    yield anchor
    for clause in parse.children(anchor.index, "advcl"):
        if clause.tag in {"VBG", "VBN"} and clause.lemma.lower() in ASKING:
            yield clause
    lead = parse.tokens[anchor.head]
    if anchor.dep in {"xcomp", "pcomp", "conj"} and lead.pos == "VERB":
        yield lead


def _may_carry(anchor: Token, host: Token, word: str) -> bool:
    """Whether what stands behind a preposition may be where the words were said or printed."""
    if host is not anchor and host.lemma.lower() in ASKING:
        return word in _TO_WHOM
    if word in {"through", "via"}:
        return True
    writes = anchor.lemma.lower() in {"write", "argue", "claim", "warn", "contend", "recount"}
    return writes and word in {"in", "for"}


def _cut(phrase: Phrase, comma: int) -> Phrase:
    """A phrase that ends before the comma, whatever the parser made of what comes behind it."""
    if phrase.last < comma:
        return phrase
    return Phrase(phrase.first, comma - 1, min(phrase.head, comma - 1))
