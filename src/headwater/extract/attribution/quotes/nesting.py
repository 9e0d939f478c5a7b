"""Quotations whose speaker stands inside another's report: 'he said a guard shouted "get down"'.

The clause that is reported holds a verb of speech of its own; whoever does it speaks, and whoever
reports passes the words on.
"""

from __future__ import annotations

from dataclasses import replace

from headwater.extract.attribution.clauses.stances import may_take_stance
from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.quotes.marks import Quote
from headwater.extract.attribution.words.sources import noun_phrase, subject_of
from headwater.extract.parse import Parse
from headwater.lexicon.cues import verb_cues
from headwater.model import Token

# A speech verb stands close before what was said ('told him over the phone: "..."').
_REACH = 10
_FIRST_OR_SECOND = {"i", "we", "you"}
_OBJECTS = {"me", "him", "her", "us", "them", "it"}
_TELLING = {"tell", "say", "promise", "warn", "shout", "assure", "whisper", "write", "ask"}


def spoken_inside(parse: Parse, quote: Quote, first: Token, clause: Finding) -> Finding | None:
    """The quotation as the words of somebody inside a reported clause.

    Args:
        parse: the report's tree.
        quote: the quotation.
        first: its first token.
        clause: the attributed clause that holds it.

    Returns:
        The finding of the inner speaker, or None where whoever is reported uses the words.
    """
    verb = _verb_inside(parse, quote, first, clause)
    if verb is None:
        return None
    subject = subject_of(parse, verb.index)
    if subject is None or not clause.start <= subject.start < verb.start:
        return None
    if subject.text.lower() in _FIRST_OR_SECOND or subject.tag in {"WP", "WDT"}:
        return None
    source = noun_phrase(parse, subject.index)
    if subject.pos != "PRON" and not may_take_stance(parse, source):
        return None
    cue = verb_cues()[verb.lemma.lower()]
    return Finding(
        clause.start, clause.end, (verb.index, verb.index), verb.index, source, None, True, False,
        cue.cue_class, 0.85,
    )  # fmt: skip


def _verb_inside(parse: Parse, quote: Quote, first: Token, clause: Finding) -> Token | None:
    """The verb of speech that leads up to a quotation inside a clause, or None."""
    own = range(clause.cue[0], clause.cue[1] + 1) if clause.cue is not None else ()
    between = 0
    for token in reversed(parse.tokens[max(0, first.index - _REACH) : first.index]):
        if token.start >= quote.start - 1:
            continue
        if token.start < clause.start or token.text in {".", ";", "!", "?"}:
            return None
        if token.pos == "VERB":
            cue = verb_cues().get(token.lemma.lower())
            speaks = cue is not None and "quote" in cue.frames and "clause" in cue.frames
            finite = token.tag in {"VBD", "VBZ", "VBP", "VBN"}
            apart = token.index != clause.anchor and token.index not in own
            return token if speaks and finite and apart and between <= 4 else None
        between += token.pos not in {"PUNCT", "SPACE"}
    return None


def retold(parse: Parse, finding: Finding) -> Finding:
    """The finding with the voice that its speaker retells: '"Run," she recalled a man telling her'.

    Args:
        parse: the report's tree.
        finding: a quotation credited by the verb behind it.
    """
    verb = parse.tokens[finding.anchor]
    if finding.cue is None or finding.source is None or finding.end > verb.start:
        return finding
    for kid in parse.children(verb.index, "ccomp", "xcomp"):
        if kid.index < verb.index or kid.lemma.lower() not in _TELLING:
            continue
        named = parse.child(kid.index, "nsubj") or parse.child(verb.index, "dobj")
        if named is None or not verb.index < named.index < kid.index or _says_more(parse, kid):
            continue
        if named.text.lower() in _FIRST_OR_SECOND:
            continue
        source = noun_phrase(parse, named.index)
        return replace(finding, source=source, anchor=kid.index, recipient=None)
    return finding


def _says_more(parse: Parse, verb: Token) -> bool:
    """Whether a verb has words of its own to report, other than those quoted before it."""
    if any(parse.children(verb.index, "ccomp", "xcomp")):
        return True
    things = parse.children(verb.index, "dobj", "attr")
    return any(t.index > verb.index and t.text.lower() not in _OBJECTS and t.pos != "PROPN"
               and verb.lemma.lower() != "tell" for t in things)  # fmt: skip
