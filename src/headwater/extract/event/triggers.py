"""Words that report an event, with the row of the code list that they follow.

A verb with a particle goes before the verb alone, a row that asks for objects before one that does
not, and a direct object before a word behind a preposition: "held talks in the town" is a meeting,
"held the town" is control.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.extract.event.participants import MEASURES
from headwater.lexicon.lightverbs import LIGHT
from headwater.lexicon.plover import Code, CodeList, code_list
from headwater.model import Annotations, Span, Token

_PARTICLES = frozenset({"prt", "advmod", "acomp", "oprd"})
_FAR = 4  # a particle stands at most this many words behind its verb
_DIRECT = frozenset("dobj nsubjpass dative oprd attr acomp xcomp ccomp".split())
_PARTS = frozenset("compound amod conj nmod nsubj".split())
_BESIDE = frozenset("nsubj advmod npadvmod".split())
_PREPOSITIONS = frozenset({"prep", "agent"})
# A verb in these places is a word of another kind: "according to", "the following".
_NO_VERB = frozenset({"compound", "case", "prep"})
_NO_NOUN = frozenset("compound nmod amod npadvmod".split())
_NOUN_PLACES = frozenset({"pobj", "dobj", "nsubj", "nsubjpass"})
_DONE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
_DONE_TO = frozenset({"ASSAULT", "COERCE", "SANCTION"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that reports an event.

    Attributes:
        token: the verb or noun.
        code: the row that it follows.
        words: its lemma with those of its particle and of the objects that made it count.
    """

    token: Token
    code: Code
    words: frozenset[str]


def find_triggers(annotations: Annotations, span: Span) -> Iterator[Trigger]:
    """The words of a claim that report events, in order."""
    codes = code_list()
    for token in annotations.tokens_in(span):
        found = None
        if token.tag == "VBG" and token.dep in _NOUN_PLACES:  # "killed in police firing"
            found = _of_noun(annotations, token, codes)
        elif token.pos == "VERB" or (token.tag == "VBN" and token.dep in {"acl", "amod"}):
            found = _of_verb(annotations, token, codes)
        elif token.pos in {"NOUN", "PROPN"}:
            found = _of_noun(annotations, token, codes)
        if found is not None:
            yield found


def _of_verb(annotations: Annotations, verb: Token, codes: CodeList) -> Trigger | None:
    if verb.dep in _NO_VERB:
        return None
    lemma = verb.lemma.casefold()
    if lemma in LIGHT and _carries_event(annotations, verb, codes):
        return None
    for key in (*_with_particle(annotations, verb), lemma):
        chosen = _chosen(annotations, verb, codes.verbs.get(key, ()))
        if chosen is None:
            continue
        code, met = chosen
        attributive = verb.dep == "amod" and verb.tag != "VBD"
        if attributive and (verb.tag != "VBN" or code.event not in _DONE_TO):
            return None
        return Trigger(verb, code, frozenset({*key.split("+"), *met}))
    return None


def _carries_event(annotations: Annotations, verb: Token, codes: CodeList) -> bool:
    """Whether the object of a light verb reports the event ("carried out an attack")."""
    return any(
        c.dep in {"dobj", "nsubjpass"}
        and c.lemma.casefold() in codes.nouns
        and codes.nouns[c.lemma.casefold()][0].event in _DONE
        for c in annotations.children(verb.index)
    )


def _with_particle(annotations: Annotations, verb: Token) -> Iterator[str]:
    for child in annotations.children(verb.index):
        if child.dep in _PARTICLES and verb.index < child.index <= verb.index + _FAR:
            yield f"{verb.lemma.casefold()}+{child.text.casefold()}"


def _chosen(
    annotations: Annotations, verb: Token, codes: tuple[Code, ...]
) -> tuple[Code, frozenset[str]] | None:
    """The code whose objects the verb has, the nearest first; else one that asks for none."""
    codes = tuple(c for c in codes if not c.denied or _is_negated(annotations, verb))
    if not codes:
        return None
    if any(code.objects for code in codes):
        direct = _direct_words(annotations, verb)
        beside = _words_beside(annotations, verb)
        for words, nearest in ((direct, True), (beside, False)):
            for code in codes:
                if code.objects & words and (nearest or not code.direct):
                    return code, code.objects & words
    return next(((code, frozenset()) for code in codes if not code.objects), None)


def _is_negated(annotations: Annotations, verb: Token) -> bool:
    """Whether "not" stands by a verb, or "no" by its object."""
    children = annotations.children(verb.index)
    nothing = {c.text.casefold() for c in children if c.dep == "dobj"} & {"nothing", "little"}
    if nothing or any(c.dep == "neg" for c in children):
        return True
    return any(
        g.dep in {"det", "neg"} and g.text.casefold() == "no"
        for c in children
        if c.dep in {"dobj", "nsubjpass", "nsubj"}
        for g in annotations.children(c.index)
    )


def _direct_words(annotations: Annotations, verb: Token) -> frozenset[str]:
    """Lemmas of what a verb acts on, with the words that stand before them."""
    heads = [c for c in annotations.children(verb.index) if c.dep in _DIRECT]
    passive = verb.tag == "VBN" and verb.dep in {"acl", "relcl", "amod"}
    if passive or (verb.dep == "relcl" and not heads):
        heads.append(annotations.tokens[verb.head])
    return frozenset(word for head in heads for word in _with_parts(annotations, head))


def _words_beside(annotations: Annotations, verb: Token) -> frozenset[str]:
    """Lemmas of its subject, its adverbs, and what its prepositions govern."""
    found: set[str] = set()
    for child in annotations.children(verb.index):
        if child.dep in _BESIDE:
            found.update(_with_parts(annotations, child))
        elif child.dep in _PREPOSITIONS:
            found.add(child.lemma.casefold())
            for governed in annotations.children(child.index):
                found.update(_with_parts(annotations, governed))
    return frozenset(found)


def _with_parts(annotations: Annotations, head: Token) -> Iterator[str]:
    yield head.lemma.casefold()
    for child in annotations.children(head.index):
        if child.dep in _PARTS:
            yield child.lemma.casefold()
        elif head.lemma.casefold() in MEASURES and child.text.casefold() == "of":
            yield from (c.lemma.casefold() for c in annotations.children(child.index))


def _of_noun(annotations: Annotations, noun: Token, codes: CodeList) -> Trigger | None:
    named = noun.entity not in {"", "EVENT"} and noun.text[:1].isupper()
    if noun.dep in _NO_NOUN or named:
        return None
    lemma = noun.lemma.casefold() if noun.pos != "VERB" else noun.text.casefold()
    for key in (*_pairs(annotations, noun), lemma):
        code = _near(annotations, noun, codes.nouns.get(key, ()))
        if code is not None and not _is_said_by_verb(annotations, noun, code):
            return Trigger(noun, code, frozenset(key.split()))
    return None


def _near(annotations: Annotations, noun: Token, codes: tuple[Code, ...]) -> Code | None:
    """The first code whose words stand in the noun's sentence, or that asks for none."""
    if not codes or not codes[0].near:
        return codes[0] if codes else None
    sentence = annotations.sentences[noun.sentence]
    lemmas = {t.lemma.casefold() for t in annotations.tokens_of(sentence)}
    return next((code for code in codes if not code.near or code.near & lemmas), None)


def _pairs(annotations: Annotations, noun: Token) -> Iterator[str]:
    """A noun with the word before it: "drone strike"."""
    for child in annotations.children(noun.index):
        if child.dep in {"compound", "amod"} and child.index == noun.index - 1:
            yield f"{child.lemma.casefold()} {noun.lemma.casefold()}"
            yield f"{child.text.casefold()} {noun.lemma.casefold()}"


def _is_said_by_verb(annotations: Annotations, noun: Token, code: Code) -> bool:
    """Whether a verb already reports what its object names ("deploying reinforcements")."""
    verb = annotations.tokens[noun.head]
    if noun.dep not in {"dobj", "nsubjpass", "nsubj"} or verb.pos != "VERB":
        return False
    for told in (verb, *(c for c in annotations.children(verb.index) if c.dep == "xcomp")):
        chosen = _of_verb(annotations, told, code_list())
        if chosen is not None and chosen.code.event == code.event:
            return noun.dep != "nsubj" or chosen.code.mode == code.mode
    return False
