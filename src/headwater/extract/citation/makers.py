"""Bodies that made what a report rests on, wherever it is named: "in a video posted by ...".

The makers of documents that speak ("a report by X says") are found with the attributions
(`bodies.py`). Here are those of documents, pictures and data that a sentence only leans on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from headwater.extract.parse import Parse
from headwater.lexicon.agencies import looks_like_outlet
from headwater.lexicon.bodies import is_body_name, is_single_service
from headwater.lexicon.fold import fold_word
from headwater.lexicon.naming import is_named, same_name
from headwater.lexicon.sources import channels, document_nouns, female_names, male_names
from headwater.model import Citation, Token

_CONFIDENCE = 0.6
# Of these "of" says what is shown, of a report who wrote it.
_ALSO_MADE = frozenset({"page", "account", "testimony"})
_PICTURES = frozenset(
    "video footage clip recording image photograph photo picture map list test sample text".split()
)
_MAKING = frozenset(
    "publish post release issue make share circulate file compile produce prepare write record "
    "broadcast collect gather unseal obtain".split()
)
_BY, _OF = frozenset({"by", "from"}), frozenset({"of"})
# What is kept somewhere speaks for whoever keeps it: "records at the land registry".
_KEPT, _WHERE = frozenset({"record", "file", "entry", "filing"}), frozenset({"at", "in", "with"})
_INSIDE = frozenset({"compound", "amod", "nmod", "poss"})


def find_makers(parse: Parse, found: Iterable[Citation]) -> Iterator[Citation]:
    """Makers of documents, pictures and data, those left out whom the sentence cites already.

    Args:
        parse: the report's tree.
        found: the citations known so far.
    """
    known = list(found)
    for noun in parse.tokens:
        if noun.pos not in {"NOUN", "PROPN"} or not _is_made(noun):
            continue
        for head in _made_by(parse, noun):
            first, last = _name_at(parse, head)
            name = parse.text[parse.tokens[first].start : parse.tokens[last].end]
            sentence = parse.sentence_of(noun.index)
            if sentence.kind != "paragraph" or not _is_body(parse, first, last, name):
                continue
            if any(sentence.span.overlaps(c.span) and same_name(c.name, name) for c in known):
                continue
            low, high = sorted((noun, head), key=lambda t: t.index)
            start = min(low.start, parse.tokens[first].start)
            span = parse.report.span(start, max(high.end, parse.tokens[last].end))
            yield Citation(span, name, "body", sentence.span, _CONFIDENCE)


def _is_made(noun: Token) -> bool:
    lemma = noun.lemma.lower()
    return lemma in document_nouns() or lemma in channels() or lemma in _ALSO_MADE


def _made_by(parse: Parse, noun: Token) -> Iterator[Token]:
    """Who made it: "by X", "published by X", "X's", "of X" where that is no picture of X."""
    joints = _BY if noun.lemma.lower() in _PICTURES else _BY | _OF
    if noun.lemma.lower() in _KEPT:
        joints |= _WHERE
    for kid in parse.children(noun.index):
        if kid.dep == "poss" or (kid.dep in {"compound", "nmod"} and kid.pos == "PROPN"):
            yield kid
        elif kid.dep in {"prep", "agent"} and kid.text.lower() in joints:
            yield from parse.children(kid.index, "pobj")
        elif kid.dep in {"acl", "relcl"} and kid.lemma.lower() in _MAKING:
            for by in parse.children(kid.index, "agent", "prep"):
                if by.text.lower() == "by":
                    yield from parse.children(by.index, "pobj")


def _name_at(parse: Parse, head: Token) -> tuple[int, int]:
    """First and last token of the name that ends at a head, with an "of" that belongs to it.

    A name set beside the noun is the name: "the accounting firm Brandel & Voss".
    """
    beside = next((k for k in parse.children(head.index, "appos") if k.pos == "PROPN"), None)
    if beside is not None and (run := _run_at(parse, beside.index))[0] == head.index + 1:
        return run
    first = last = head.index
    while first and parse.tokens[first - 1].dep in _INSIDE and parse.is_within(first - 1, last):
        first -= 1
    if last + 2 < len(parse.tokens) and parse.tokens[last + 1].text == "of":
        end = last + 2
        while end + 1 < len(parse.tokens) and parse.tokens[end + 1].pos == "PROPN":
            end += 1
        if parse.tokens[end].pos == "PROPN":
            last = end
    return first, last


def _run_at(parse: Parse, at: int) -> tuple[int, int]:
    """First and last token of the proper nouns round a token, "&" among them."""
    first = last = at
    while first and parse.tokens[first - 1].pos == "PROPN":
        first -= 1
    end = len(parse.tokens) - 1
    while last < end:
        joined = parse.tokens[last + 1].text == "&" and last + 1 < end
        if not joined and parse.tokens[last + 1].pos != "PROPN":
            break
        last += 1 + joined
    return first, last


def _is_body(parse: Parse, first: int, last: int, name: str) -> bool:
    """Whether the words name a body, and neither a person nor an outlet."""
    words = [fold_word(token.text) for token in parse.tokens[first : last + 1]]
    if words[-1] in parse.persons or words[0] in female_names() | male_names():
        return False
    if is_single_service(name):  # "the army's page"
        return True
    if not is_named(name) or looks_like_outlet(name):
        return False
    labels = {token.entity for token in parse.tokens[first : last + 1]}
    return is_body_name(name) or (len(words) > 1 and labels == {"ORG"})
