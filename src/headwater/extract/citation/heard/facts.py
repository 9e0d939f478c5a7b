"""What shows whether a report has its words from a body, or only names it: plain facts by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.extract.citation.heard.candidates import Candidate
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import looks_like_outlet
from headwater.lexicon.bodies import is_body_name, is_single_service
from headwater.lexicon.cues import account_cues, noun_cues, report_verbs
from headwater.lexicon.fold import fold_name
from headwater.lexicon.people import is_person_noun
from headwater.lexicon.sources import channels, document_nouns, outlet_nouns
from headwater.model import Attribution, Token

Facts = dict[str, float]

# Words of one phrase stand for its governor: "Radio Salina and Delta FM" are told alike.
_SHARED = frozenset({"conj", "appos"})
_MEASURING = frozenset(
    "calculate count detect document estimate find identify list log measure record register tally "
    "verify have put reckon rate map time trace weigh".split()
)
_PUBLISHING = frozenset(
    "broadcast circulate compile distribute draft file gather hold issue keep leak make obtain "
    "post prepare print produce publish release share unseal upload write".split()
)
_FIGURES = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
_LABELS = {"ORG": "organisation", "PERSON": "person", "GPE": "place", "LOC": "place", "": "nothing"}
_DASHES = frozenset({"-", "–", "—", "--"})
_FAR_UP = 4
# Of these "of" says what is shown, and "by" who made it.
_PICTURES = frozenset("video footage clip recording image photograph photo picture film".split())


def facts_of(parse: Parse, of: Candidate, attributions: Sequence[Attribution]) -> Facts:
    """What is known of one mention.

    Args:
        parse: the report's tree.
        of: the mention.
        attributions: all of the report's.
    """
    found = {"bias": 1.0}
    names = (*_of_name(parse, of), *_of_place(parse, of), *_of_speech(parse, of, attributions))
    for name in names:
        found[name] = 1.0
    return found


def _of_name(parse: Parse, of: Candidate) -> Iterator[str]:
    head = parse.tokens[of.head]
    yield f"sort {of.sort or 'none'}"
    yield f"label {_LABELS.get(head.entity, 'other')}"
    if head.text[:1].isupper():
        yield "capital"
        if head.text.isupper():
            yield "initials"
    else:
        yield "described"
    if is_body_name(of.name):
        yield "built as a body's"
    if is_single_service(of.name):
        yield "one service"
    if looks_like_outlet(of.name, cited=True):
        yield "built as an outlet's"
    if fold_name(of.name) in parse.outlets:
        yield "introduced as an outlet"
    if fold_name(of.name) in parse.bodies:
        yield "introduced as a body"
    before = parse.tokens[of.first - 1].text.lower() if of.first else ""
    if before in {"the", "a", "an", "its", "their", "his", "her", "no", "another", "one"}:
        yield f"behind {before}"
    if of.last > of.head:
        yield f"tail {parse.tokens[of.head + 1].text.lower()}"


def _of_place(parse: Parse, of: Candidate) -> Iterator[str]:
    """How it stands in its sentence, up the tree."""
    at = parse.tokens[of.head]
    for _ in range(_FAR_UP):
        if at.dep not in _SHARED or at.head == at.index:
            break
        yield f"as {at.dep}"
        at = parse.tokens[at.head]
    yield f"as {at.dep}"
    after = parse.tokens[of.last + 1].text if of.last + 1 < len(parse.tokens) else ""
    if after in _DASHES | {":"}:
        yield "before a dash"
    first = parse.sentence_of(of.head)
    if of.first and parse.tokens[of.first - 1].text in _DASHES:
        yield "behind a dash"
    if any(t.entity in _FIGURES for t in parse.annotations.tokens_of(first)):
        yield "figure in the sentence"
    yield from _governed(parse, at, "")


def _governed(parse: Parse, at: Token, way: str) -> Iterator[str]:
    """What governs a noun, and what that is governed by: "staff at X found"."""
    over = parse.tokens[at.head]
    if over.index == at.index:
        yield f"{way}over nothing"
        return
    if at.dep in {"nsubj", "nsubjpass"}:
        yield from _done(parse, over, f"{way}{at.dep} ")
    elif at.dep in {"dobj", "dative", "attr", "oprd"}:
        yield from _verb(parse, over, f"{way}object of ")
    elif at.dep == "pobj":
        yield from _behind(parse, over, way)
    elif at.dep in {"poss", "compound", "nmod", "amod"}:
        yield from _owned(parse, over, f"{way}of its ")


def _behind(parse: Parse, preposition: Token, way: str) -> Iterator[str]:
    over = parse.tokens[preposition.head]
    word = preposition.text.lower()
    yield f"{way}{word}"
    if preposition.dep == "pcomp" or over.pos == "ADP" or over.text.lower() == "according":
        yield f"{way}{over.text.lower()} {word}"
    if over.pos in {"VERB", "AUX"}:
        yield from _verb(parse, over, f"{way}{word} behind ")
        if over.dep in {"acl", "relcl"}:  # "footage released by X"
            for sort in _sorts(parse.tokens[over.head]):
                yield f"{way}{word} behind what was done to a {sort}"
    else:
        yield from _owned(parse, over, f"{way}{word} behind ")


def _owned(parse: Parse, noun: Token, way: str) -> Iterator[str]:
    sorts = list(_sorts(noun))
    for sort in sorts:
        yield f"{way}{sort}"
    yield f"{way}={noun.lemma.lower()}"
    if way.count("its ") + way.count("behind ") == 1 and sorts != ["thing"]:
        yield from _governed(parse, noun, f"{sorts[0]}, ")


def _sorts(noun: Token) -> Iterator[str]:
    lemma = noun.lemma.lower()
    found = False
    if noun.entity == "PERSON" or is_person_noun(noun):
        found = True
        yield "person"
    if lemma in _PICTURES:
        found = True
        yield "picture"
    elif lemma in document_nouns() or lemma in channels() or lemma in noun_cues():
        found = True
        yield "document"
    if lemma in account_cues():
        found = True
        yield "account"
    if lemma in outlet_nouns():
        found = True
        yield "outlet"
    if noun.entity in _FIGURES or noun.pos == "NUM":
        found = True
        yield "figure"
    if not found:
        yield "thing"


def _done(parse: Parse, verb: Token, way: str) -> Iterator[str]:
    """What a subject does."""
    yield from _verb(parse, verb, way)
    kids = list(parse.children(verb.index))
    tells = "nothing"
    if any(k.dep in {"dobj", "attr", "nummod"} and _is_figure(parse, k) for k in kids):
        tells = "a figure"
    if any(k.dep in {"ccomp", "csubj", "parataxis"} for k in kids):
        tells = "a clause"
    if verb.dep == "parataxis" or (verb.dep == "ROOT" and _ends_clause(parse, verb)):
        tells = "the words before"
    yield f"{way}with {tells}"
    yield f"{way}{_class_of(verb)} with {tells}"
    if any(k.dep == "aux" and k.tag == "MD" for k in kids):
        yield f"{way}may, with {tells}"
    if any(k.dep == "neg" for k in kids):
        yield f"{way}not, with {tells}"


def _class_of(verb: Token) -> str:
    lemma = verb.lemma.lower()
    if lemma in report_verbs():
        return "report"
    if lemma in _PUBLISHING:
        return "publish"
    return "measure" if lemma in _MEASURING else "act"


def _ends_clause(parse: Parse, verb: Token) -> bool:
    return any(k.dep == "ccomp" and k.index < verb.index for k in parse.children(verb.index))


def _is_figure(parse: Parse, token: Token) -> bool:
    return any(
        t.entity in _FIGURES or t.pos == "NUM"
        for t in parse.tokens[parse.left[token.index] : token.index + 1]
    )


def _verb(parse: Parse, verb: Token, way: str) -> Iterator[str]:
    yield f"{way}{_class_of(verb)}"
    if verb.tag == "VBN" and any(k.dep == "auxpass" for k in parse.children(verb.index)):
        yield f"{way}passive"
    yield f"{way}={verb.lemma.lower()}"


def _of_speech(parse: Parse, of: Candidate, attributions: Sequence[Attribution]) -> Iterator[str]:
    """How it stands to what the attribution stage found."""
    start, end = parse.tokens[of.first].start, parse.tokens[of.last].end
    name = fold_name(of.name)
    inside = False
    for found in attributions:
        if found.source is not None and found.source.start < end and start < found.source.end:
            yield "in a source"
        held = [fold_name(v.name) for v in found.chain]
        groups = [fold_name(v.of) for v in found.chain if v.of]
        near = found.cue or found.content
        if abs(near.start - start) < len(parse.sentence_of(of.head).span.text):
            if name in held:
                yield "a voice, the first" if held[0] == name else "a voice, further on"
            if name in groups:
                yield "a voice's group"
        inside |= found.content.start <= start and end <= found.content.end
    if inside:
        yield "inside what is said"
