"""Channels that no phrase names: whoever "wrote to the council", "whose affidavit" says it."""

from __future__ import annotations

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.outlet import named_outlet
from headwater.extract.parse import Parse
from headwater.lexicon.sources import channels
from headwater.model import Token

# Through these somebody's words stay theirs, whoever hands them on.
_TEXTS = frozenset({"document", "letter", "email", "statement", "video", "phone"})
# What is written to these is an answer or a message, by whatever way.
_ANSWERED = frozenset("reporter journalist question colleague friend".split())
_NO_OUTLETS = {"DATE", "TIME", "GPE", "LOC", "PERSON"}
_CLAUSES = ("relcl", "acl", "advcl")


def by_writing(parse: Parse, verb: Token) -> str | None:
    """As in "wrote to the town engineer that", "wrote back that": a letter, or None."""
    if verb.lemma.lower() != "write":
        return None
    if any(k.text.lower() == "back" for k in parse.children(verb.index, "advmod", "prt")):
        return "letter"
    for kid in parse.children(verb.index, "prep", "dative"):
        hearer = parse.child(kid.index, "pobj") if kid.text.lower() == "to" else None
        if hearer is not None and hearer.lemma.lower() not in _ANSWERED:
            return "letter"
    return None


def by_own_text(parse: Parse, finding: Finding) -> str | None:
    """As in "An engineer, whose affidavit the clinic filed, states that": a document, or None."""
    if finding.source is None:
        return None
    for clause in parse.children(finding.source.head, *_CLAUSES):
        last = min(parse.right[clause.index], clause.index + 1)
        for token in parse.tokens[parse.left[clause.index] : last]:
            if token.text.lower() == "whose":
                channel = channels().get(parse.tokens[token.head].lemma.lower())
                return channel if channel in _TEXTS else None
    return None


def aired_on(parse: Parse, finding: Finding) -> str | None:
    """The outlet that words were spoken on: "said on Yle", "on the podcast Quay Talk", or None."""
    for kid in parse.children(finding.anchor, "prep"):
        thing = parse.child(kid.index, "pobj")
        inside = finding.start <= kid.start < finding.end
        if kid.text.lower() != "on" or thing is None or thing.pos != "PROPN" or inside:
            continue
        if thing.entity in _NO_OUTLETS or thing.lemma.lower() in channels():
            continue
        phrase = noun_phrase(parse, thing.index)
        return named_outlet(parse, phrase.first, phrase.last, told=True)
    return None
