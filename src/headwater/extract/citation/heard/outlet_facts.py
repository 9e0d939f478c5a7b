"""What shows whether a name is an outlet's from which a report has its words: plain facts by name.

They stand beside those that tell whether a body is quoted (`facts.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.extract.citation.heard.candidates import Candidate
from headwater.extract.citation.heard.facts import Facts, facts_of
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import looks_like_outlet
from headwater.lexicon.fold import fold_name
from headwater.lexicon.sources import outlet_nouns
from headwater.model import Attribution, Token

_NEAR_BEFORE, _NEAR_BEHIND = 3, 7
_TELLING = frozenset({"tell", "inform"})
_PREPOSITIONS = frozenset("to with by on in from via over".split())
_ADDRESSES = (".com", ".net", ".org", ".info")
_MANY_WORDS = 3


def outlet_facts(parse: Parse, of: Candidate, attributions: Sequence[Attribution]) -> Facts:
    """What is known of one name.

    Args:
        parse: the report's tree.
        of: the name.
        attributions: all of the report's.
    """
    found = facts_of(parse, of, attributions)
    for name in (*_of_words(parse, of), *_of_nouns_beside(parse, of), *_of_neighbours(parse, of)):
        found[name] = 1.0
    return found


def _of_words(parse: Parse, of: Candidate) -> Iterator[str]:
    tokens = parse.tokens[of.first : of.last + 1]
    if {fold_name(of.name), fold_name(tokens[-1].text)} & parse.persons:
        yield "a person's"
    if looks_like_outlet(of.name, cited=True):
        yield "looks like an outlet's"
    yield f"words {min(_MANY_WORDS, len(tokens))}"
    yield from sorted({f"entity {t.entity or 'none'}" for t in tokens})
    if any(address in tokens[-1].text for address in _ADDRESSES):
        yield "an address"


def _of_nouns_beside(parse: Parse, of: Candidate) -> Iterator[str]:
    """Nouns for outlets: "the daily Nova Sul", "Nova Sul, a weekly"."""
    before = parse.tokens[max(0, of.first - _NEAR_BEFORE) : of.first]
    if before and _is_outlet(before[-1]):
        yield "behind an outlet"
    if any(map(_is_outlet, before)):
        yield "near behind an outlet"
    after = parse.tokens[of.last + 1 : of.last + 2 + _NEAR_BEHIND]
    if after and after[0].text == "," and any(map(_is_outlet, after[1:])):
        yield "before an outlet"
    if any(_is_outlet(kid) for kid in parse.children(of.head, "appos")):
        yield "explained as an outlet"
    head = parse.tokens[of.head]
    if head.dep == "appos" and _is_outlet(parse.tokens[head.head]):
        yield "explains an outlet"


def _is_outlet(token: Token) -> bool:
    return token.lemma.lower() in outlet_nouns()


def _of_neighbours(parse: Parse, of: Candidate) -> Iterator[str]:
    before = parse.tokens[of.first - 1] if of.first else None
    if before is not None:
        if before.text == "the":
            yield "behind a small the"
        if before.lemma.lower() in _TELLING:
            yield "right behind told"
        if before.text.lower() in _PREPOSITIONS:
            yield f"right behind {before.text.lower()}"
    after = parse.tokens[of.last + 1 : of.last + 3]
    if after and after[0].text == "'s":
        yield "has something"
        if len(after) > 1:
            yield f"has its ={after[1].lemma.lower()}"
