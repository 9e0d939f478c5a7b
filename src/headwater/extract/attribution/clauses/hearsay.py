"""What is told without a teller: "reportedly", "allegedly"."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.words.spans import characters
from headwater.extract.parse import Parse
from headwater.lexicon.cues import adverb_cues
from headwater.model import Sentence, Token

_CLAUSES = {"ROOT", "ccomp", "relcl", "advcl", "conj", "parataxis", "acl", "pcomp"}


def hearsay_findings(parse: Parse, sentence: Sentence) -> Iterator[Finding]:
    """Every clause that an adverb marks as hearsay, credited to nobody."""
    for token in parse.tokens[sentence.first : sentence.last]:
        cue = adverb_cues().get(token.text.lower()) if token.pos == "ADV" else None
        if cue is None:
            continue
        verb = _clause_head(parse, token)
        if verb is None:
            continue
        start, end = characters(parse, *_clause(parse, verb, token))
        if end > start:
            yield Finding(
                start, end, (token.index, token.index), token.index, None, None, False, False,
                cue.cue_class, 0.6,
            )  # fmt: skip


def _clause_head(parse: Parse, adverb: Token) -> Token | None:
    """The verb of the clause that an adverb stands in; None where it stands by a noun."""
    token = parse.tokens[adverb.head]
    for _ in range(4):
        if token.pos in {"VERB", "AUX"} and token.dep in _CLAUSES:
            return token
        if token.dep == "amod" or token.head == token.index:
            return None
        token = parse.tokens[token.head]
    return None


def _clause(parse: Parse, verb: Token, adverb: Token) -> tuple[int, int]:
    """A clause without those that are joined to it, or that report it."""
    first, last = parse.left[verb.index], parse.right[verb.index]
    first, last = parse.between_semicolons(adverb.index, first, last)
    for kid in parse.children(verb.index, "conj"):
        if kid.index > adverb.index and parse.child(kid.index, "nsubj", "nsubjpass") is not None:
            last = min(last, parse.left[kid.index] - 2)
            break
    return first, max(last, adverb.index)
