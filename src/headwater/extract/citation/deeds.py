"""Bodies that counted, measured or vouched: "the Water Board removed 11 tonnes of dead fish".

A report that says so has it from the body, whether or not it says that the body said it, and
whether it did so itself or by what it keeps there ("the weather office's gauge").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from headwater.extract.introduced import proper_runs
from headwater.extract.parse import Parse
from headwater.lexicon.bodies import body_sort, is_body_name
from headwater.lexicon.naming import is_named, is_specific, same_name
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
# Which bodies are known by what they do, as "the fisheries board".
_DESCRIBED = frozenset({"medical", "police", "state", "watch"})
_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
_FIGURES = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})


def find_deeds(parse: Parse, found: Iterable[Citation]) -> Iterator[Citation]:
    """Named bodies that did so, those left out whom the sentence cites already.

    Args:
        parse: the report's tree.
        found: the citations known so far.
    """
    known = list(found)
    for first, end in (*proper_runs(parse.tokens), *_descriptions(parse)):
        head = parse.tokens[end - 1]
        sentence = parse.sentence_of(head.index)
        verb = _done_by(parse, head)
        if sentence.kind != "paragraph" or verb is None or not _has_result(parse, verb):
            continue
        name = parse.text[parse.tokens[first].start : head.end]
        if not (is_body_name(name) and (is_named(name) or is_specific(name))):
            continue
        if any(sentence.span.overlaps(c.span) and same_name(c.name, name) for c in known):
            continue
        span = parse.report.span(parse.tokens[first].start, max(head.end, verb.end))
        yield Citation(span, name, "body", sentence.span, _CONFIDENCE)


def _descriptions(parse: Parse) -> Iterator[tuple[int, int]]:
    """Bodies named in small letters behind "the": "the fisheries board"."""
    for token in parse.tokens:
        if not token.text.islower() or token.dep not in {"nsubj", "poss"}:
            continue
        first = token.index
        while first and parse.tokens[first - 1].dep in _BEFORE:
            first -= 1
        if not first or parse.tokens[first - 1].lemma.lower() != "the":
            continue
        name = parse.text[parse.tokens[first].start : token.end]
        if first < token.index and body_sort(name) in _DESCRIBED:
            yield first, token.index + 1


def _done_by(parse: Parse, head: Token) -> Token | None:
    """The verb that the body is the subject of, itself or by a thing of its own."""
    thing = parse.tokens[head.head]
    if head.dep == "poss" and thing.pos == "NOUN" and thing.dep == "nsubj":
        verb = parse.tokens[thing.head]
        return verb if verb.lemma.lower() in _MEASURING else None
    return thing if head.dep == "nsubj" else None


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
