"""What the words round a name use it as: a report cited, somebody told, neither."""

from __future__ import annotations

from headwater.extract.parse import Parse
from headwater.lexicon.cues import verb_cues
from headwater.lexicon.sources import person_nouns, report_nouns
from headwater.model import CitationKind, Token

_TOLD_VERBS = frozenset("tell inform assure brief email phone write".split())
_SPEAKING = frozenset(
    "interview speak talk exchange conversation email call message comment statement say remark "
    "letter contact reply".split()
)
# What somebody does who speaks "to" an outlet; letters are addressed and prizes given to it, too.
_SAID_TO = frozenset(
    "acknowledge admit announce clarify comment complain concede confess confide confirm deny "
    "describe detail disclose divulge email explain express hint indicate insist message recall "
    "recount reiterate relate remark repeat reply report respond reveal say show speak state "
    "stress suggest talk tell testify voice volunteer whisper write".split()
)
_PUBLISHED = frozenset(
    "report publish carry quote cite air broadcast run print release obtain see review verify "
    "post pick reprint republish relay distribute syndicate reveal".split()
)
_REPORTING_WITH_NAME = frozenset("report say add quote cite".split())
_APPEARING = frozenset({"appear", "speak", "go"})
# "The Herald has the story of ...".
_STORIES = frozenset("story account report interview details".split())
# Who speaks for an outlet: what "a reporter for X" says, X says.
_STAFF = frozenset(
    "reporter correspondent journalist photographer crew team editor presenter stringer columnist "
    "anchor".split()
)
# What an outlet's people do on the spot, and nobody reports of them for another reason.
_WITNESSING = frozenset("see witness count hear visit watch film interview".split())
# A name stands for what governs it only across these; behind any other preposition it does not
# ("the prosecutor in Norvik told ..." is not the Norvik Herald).
_SAME_THING = frozenset("compound appos nmod amod conj poss flat dep oprd acl".split())
_MAX_CLIMB = 6


def use_of(parse: Parse, head: int) -> tuple[CitationKind | None, int]:
    """How the words round a mention use it, and the token that says so.

    Args:
        parse: the report's tree.
        head: the token by which the mention hangs in it.
    """
    at = head
    for _ in range(_MAX_CLIMB):
        token = parse.tokens[at]
        governor = parse.tokens[token.head]
        if governor.index == at:
            break
        found = _use(parse, token, governor)
        if found is not None:
            return found, governor.index
        if token.dep in _SAME_THING and not _is_anothers(token, governor):
            at = governor.index
        elif token.dep == "pobj" and governor.text.lower() == "including":
            # "several outlets, including the Herald, reported"
            at = governor.head
        elif token.dep == "pobj" and parse.tokens[governor.head].lemma.lower() in _STAFF:
            at = governor.head
        else:
            break
    return None, head


def is_bystander(parse: Parse, head: int) -> bool:
    """Whether a name reports nothing, although a word of reporting stands beside it.

    It could not verify something, it is only headed by who speaks, or it owns an outlet.
    """
    token = parse.tokens[head]
    governor = parse.tokens[token.head]
    if token.dep == "nsubj" and _is_denied(parse, governor):
        return True
    if token.dep == "pobj" and _is_imprint(parse, parse.tokens[governor.head]):
        return True
    return governor.index != head and _is_anothers(token, governor)


def _is_anothers(token: Token, governor: Token) -> bool:
    """Whether a name only stands before a person: "Harbour League chief Ida Brandel said".

    What an outlet's own staff say, it says.
    """
    if token.dep not in {"compound", "nmod", "amod", "poss"}:
        return False
    lemma = governor.lemma.lower()
    return lemma not in _STAFF and (governor.entity == "PERSON" or lemma in person_nouns())


def _use(parse: Parse, token: Token, governor: Token) -> CitationKind | None:
    lemma = governor.lemma.lower()
    if token.dep in {"dobj", "dative", "nsubjpass", "iobj"} and lemma in _TOLD_VERBS:
        return "self"
    if token.dep == "nsubj":
        return "report" if _reports(parse, token, governor) else None
    if token.dep == "dobj" and lemma in {"cite", "quote"}:
        return "report"
    if token.dep == "pobj":
        return _use_in_phrase(parse, governor)
    if token.dep in {"poss", "compound", "nmod"} and lemma in report_nouns() | {"interview"}:
        return "self" if lemma == "interview" else "report"
    return None


def _reports(parse: Parse, subject: Token, verb: Token) -> bool:
    """Whether a subject reports by its verb: "X said", "X published", "X has the story"."""
    lemma = verb.lemma.lower()
    if subject.lemma.lower() in _STAFF and lemma in _WITNESSING:
        return True
    if lemma == "have":
        held = parse.child(verb.index, "dobj")
        return subject.pos == "PROPN" and held is not None and held.lemma.lower() in _STORIES
    if lemma not in verb_cues() and lemma not in _PUBLISHED:
        return False
    named = subject.pos == "PROPN" or lemma in _REPORTING_WITH_NAME
    return named and not _is_denied(parse, verb)


def _is_denied(parse: Parse, verb: Token) -> bool:
    """As in "The station could not verify the claim" reports nothing."""
    return any(kid.dep == "neg" for kid in parse.children(verb.index))


def _use_in_phrase(parse: Parse, preposition: Token) -> CitationKind | None:
    word = preposition.text.lower()
    above = parse.tokens[preposition.head]
    lemma = above.lemma.lower()
    if lemma == "accord" or above.text.lower() == "according" or word == "per":
        return "report"
    if word in {"with", "to"} and (lemma in _SPEAKING or _speaks(parse, above, lemma)):
        return "self"
    if (
        word in {"on", "by", "in", "from", "of", "for"}
        and lemma in report_nouns()
        and above.pos == "NOUN"
    ):
        return "report"
    if word in {"by", "in", "on"} and lemma in _PUBLISHED:
        return None if _is_imprint(parse, above) else "report"
    # Who speaks "on state television" speaks to all who listen; who is told is another matter.
    if (
        word in {"on", "over"}
        and above.pos == "VERB"
        and (lemma in verb_cues() or lemma in _APPEARING)
    ):
        return "report"
    return "report" if word == "in" and lemma == "write" else None


def _speaks(parse: Parse, verb: Token, lemma: str) -> bool:
    """Whether a verb is one of speaking to somebody: "said to X", "a statement given to X"."""
    if lemma in _SAID_TO:
        return True
    if lemma not in verb_cues():
        return False
    given = [c for c in parse.children(verb.index) if c.dep in {"dobj", "nsubjpass"}]
    given += [parse.tokens[verb.head]] if verb.dep in {"acl", "relcl"} else []
    return any(noun.lemma.lower() in _SPEAKING for noun in given)


def _is_imprint(parse: Parse, verb: Token) -> bool:
    """Whether an outlet says who publishes it: "The Quay Gazette is published by Pier House"."""
    subject = parse.child(verb.index, "nsubjpass")
    own = parse.report.outlet
    if subject is None or own is None or verb.lemma.lower() != "publish":
        return False
    start = parse.tokens[parse.left[subject.index]].start
    return any(
        word.casefold() in own.casefold()
        for word in parse.text[start : subject.end].split()
        if word[:1].isupper() and word.casefold() not in {"the", "a"}
    )
