"""Bodies that counted, measured or vouched: "the Water Board removed 11 tonnes of dead fish".

A report that says so has it from the body, whether or not it says that the body said it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from headwater.extract.introduced import proper_runs
from headwater.extract.parse import Parse
from headwater.lexicon.bodies import is_body_name
from headwater.lexicon.naming import is_named, same_name
from headwater.lexicon.sources import document_nouns
from headwater.model import Citation, Token

_CONFIDENCE = 0.5
# What only whoever counts or measures does to a figure ...
_MEASURING = frozenset(
    "calculate count detect document estimate find identify list log measure record register tally "
    "verify".split()
)
# ... and what leaves whoever did it with a count.
_GATHERING = frozenset(
    "collect recover remove retrieve take gather seize receive treat admit rescue evacuate".split()
)
# What they vouch for: "the Rights Centre has verified the video".
_VOUCHING = frozenset("authenticate confirm document verify".split())
_MAX_WORDS = 40
_FIGURES = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})


def find_deeds(parse: Parse, found: Iterable[Citation]) -> Iterator[Citation]:
    """Named bodies that did so, those left out whom the sentence cites already.

    Args:
        parse: the report's tree.
        found: the citations known so far.
    """
    known = list(found)
    for first, end in proper_runs(parse.tokens):
        head = parse.tokens[end - 1]
        sentence = parse.sentence_of(head.index)
        verb = parse.tokens[head.head]
        if sentence.kind != "paragraph" or head.dep != "nsubj" or not _has_result(parse, verb):
            continue
        name = parse.text[parse.tokens[first].start : head.end]
        if not (is_named(name) and is_body_name(name)):
            continue
        if any(sentence.span.overlaps(c.span) and same_name(c.name, name) for c in known):
            continue
        span = parse.report.span(parse.tokens[first].start, verb.end)
        yield Citation(span, name, "body", sentence.span, _CONFIDENCE)


def _has_result(parse: Parse, verb: Token) -> bool:
    """Whether the verb tells what a count came to, or which document was vouched for."""
    lemma = verb.lemma.lower()
    if lemma not in _MEASURING | _GATHERING | _VOUCHING or _is_not_so(parse, verb):
        return False
    objects = list(parse.children(verb.index, "dobj", "ccomp", "nummod", "attr"))
    if lemma in _VOUCHING and any(t.lemma.lower() in document_nouns() for t in objects):
        return True
    return lemma not in _VOUCHING - _MEASURING and any(
        token.entity in _FIGURES or token.pos == "NUM"
        for thing in objects
        for token in _phrase(parse, thing)
    )


def _phrase(parse: Parse, head: Token) -> Sequence[Token]:
    """The words that hang on a token, the first of them where they are very many."""
    first, last = parse.left[head.index], parse.right[head.index]
    return parse.tokens[first : min(last + 1, first + _MAX_WORDS)]


def _is_not_so(parse: Parse, verb: Token) -> bool:
    """Whether it was not done, or may be, or will be."""
    return any(
        kid.dep == "neg" or (kid.dep == "aux" and kid.tag == "MD")
        for kid in parse.children(verb.index)
    )
