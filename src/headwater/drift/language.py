"""What the checks ask of a parse: subjects, objects, polarity (`polarity.py`), noun phrases."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.drift.deeds.polarity import is_negative
from headwater.model import Annotations, Token

__all__ = [
    "actor_of",
    "is_name",
    "is_negative",
    "is_passive",
    "is_pronoun",
    "noun_phrase",
    "recipient_of",
    "subject_of",
]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "obj"})
_VERBAL = frozenset({"VERB", "AUX"})
# What joins a deed to whom it is held against: "accused of", "jailed for", "kept from".
_BLAMING = frozenset({"of", "for", "from"})

_IN_NOUN_PHRASE = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "case"}
)


def subject_of(parse: Annotations, verb: Token) -> Token | None:
    """The subject in the parse, also one inherited from a coordinated or governing verb.

    In a passive this is the one acted upon; see `actor_of`.
    """
    for child in parse.children(verb.index):
        if child.dep in _SUBJECTS:
            return _antecedent(parse, verb, child)
    head = parse.tokens[verb.head]
    if verb.dep in {"relcl", "acl"} and head.index != verb.index:
        return head
    if verb.dep == "pcomp" and head.pos == "ADP":
        return _governing_subject(parse, verb, head)
    if verb.dep in {"conj", "xcomp", "advcl"} and head.pos in _VERBAL and head.index != verb.index:
        return subject_of(parse, head)
    return None


def _governing_subject(parse: Annotations, verb: Token, joint: Token) -> Token | None:
    """Who does what a preposition governs: "accused him of stealing", "was jailed for stealing"."""
    governor = parse.tokens[joint.head]
    if governor.dep == "dobj" and joint.text.lower() in _BLAMING:
        return governor  # the parse hangs "of stealing" on "him" as often
    if governor.pos not in _VERBAL or governor.index == verb.index:
        return None
    if joint.text.lower() in _BLAMING and (blamed := recipient_of(parse, governor)) is not None:
        return blamed
    return subject_of(parse, governor)


def _antecedent(parse: Annotations, verb: Token, subject: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if subject.tag in {"WP", "WDT"} and verb.dep == "relcl" and verb.head != verb.index:
        return parse.tokens[verb.head]
    return subject


def is_passive(parse: Annotations, verb: Token) -> bool:
    """Whether a verb is in the passive, with or without its auxiliary."""
    children = parse.children(verb.index)
    if any(c.dep in {"nsubjpass", "auxpass", "csubjpass"} for c in children):
        return True
    if verb.tag not in {"VBN", "VBD"}:
        return False
    return verb.dep == "acl" or _follows_comma(parse, verb, children)


def _follows_comma(parse: Annotations, verb: Token, children: Sequence[Token]) -> bool:
    """Whether only a comma parts a verb from its subject: "Orlo, fined in May, ..."."""
    if verb.index < 2 or parse.tokens[verb.index - 1].text != ",":
        return False
    return any(c.dep in _SUBJECTS and c.index == verb.index - 2 for c in children)


def actor_of(parse: Annotations, verb: Token) -> Token | None:
    """Who does it, active or passive."""
    if not is_passive(parse, verb):
        return subject_of(parse, verb)
    for child in parse.children(verb.index):
        if child.dep == "agent":
            return next((t for t in parse.children(child.index) if t.dep == "pobj"), None)
    return None


def recipient_of(parse: Annotations, verb: Token) -> Token | None:
    """To whom it is done, active or passive."""
    if is_passive(parse, verb):
        return subject_of(parse, verb)
    return next((c for c in parse.children(verb.index) if c.dep in _OBJECTS), None)


def noun_phrase(parse: Annotations, head: Token) -> tuple[Token, ...]:
    """A noun with its determiner, modifiers and "of" phrase; clauses and appositions left out."""
    kept = [head]
    for child in parse.children(head.index):
        of_phrase = child.dep == "prep" and child.text.lower() == "of"
        if child.dep in _IN_NOUN_PHRASE or of_phrase:
            kept.extend(parse.subtree(child.index))
    return tuple(sorted(kept, key=lambda t: t.index))


def is_pronoun(token: Token) -> bool:
    """Whether a word stands for another noun."""
    return token.pos == "PRON"


def is_name(token: Token) -> bool:
    """Whether a word is (part of) a proper name."""
    return token.pos == "PROPN" or token.entity in {"PERSON", "ORG", "GPE", "LOC", "FAC"}
