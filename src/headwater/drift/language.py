"""What the checks ask of a parse: subjects, objects, polarity, noun phrases."""

from __future__ import annotations

from headwater.model import Annotations, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "obj"})
_VERBAL = frozenset({"VERB", "AUX"})

# Verbs that turn what they govern into its opposite. Denying cues are judged as attribution.
NEGATING_VERBS = frozenset(
    {"fail", "refuse", "decline", "cease", "stop", "avoid", "prevent", "block", "miss", "neglect"}
)
_NEGATIVE_WORDS = frozenset(
    "no not n't never nobody none nothing neither nor without nowhere cannot hardly scarcely "
    "unable".split()
)
_NOT_NEGATED_BY_NO = frozenset({"fewer", "less", "more", "later", "sooner", "earlier"})
_DENYING = frozenset({"deny", "dispute", "reject", "refute", "contradict", "dismiss"})
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
    if verb.dep in {"conj", "xcomp", "advcl"} and head.pos in _VERBAL and head.index != verb.index:
        return subject_of(parse, head)
    return None


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
    return verb.tag == "VBN" and verb.dep == "acl"


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


def is_negative(parse: Annotations, predicate: Token) -> bool:
    """Whether a verb or predicate is denied: "not", "no one", "failed to", "no longer"."""
    negative = sum(_negates(parse, child) for child in parse.children(predicate.index))
    if predicate.dep in {"acomp", "attr", "oprd"} and predicate.head != predicate.index:
        return (negative % 2 == 1) != is_negative(parse, parse.tokens[predicate.head])
    if predicate.lemma in NEGATING_VERBS:
        negative += 1
    head = parse.tokens[predicate.head]
    if predicate.dep in {"ccomp", "xcomp", "pcomp"} and head.lemma.lower() in _DENYING:
        negative += 1
    if predicate.dep == "xcomp" and head.index != predicate.index:
        if head.lemma in NEGATING_VERBS or head.text.lower() == "unable":
            negative += 1
        if any(c.dep == "neg" for c in parse.children(head.index)):
            negative += 1
    return negative % 2 == 1


def _negates(parse: Annotations, child: Token) -> bool:
    word = child.text.lower()
    if word in {"longer", "more"} and child.dep == "advmod":
        return any(t.text.lower() == "no" for t in parse.children(child.index))
    if word == "no" and parse.tokens[child.head].text.lower() in _NOT_NEGATED_BY_NO:
        return False  # "no fewer than 11" denies nothing
    if child.dep == "neg" or word in _NEGATIVE_WORDS:
        return True
    if child.dep in _SUBJECTS | _OBJECTS | {"attr", "pobj"}:
        return any(
            t.text.lower() in {"no", "neither"} and not _bounds_figure(parse, t)
            for t in parse.children(child.index)
        )
    if child.dep == "prep":
        objects = [t for t in parse.children(child.index) if t.dep == "pobj"]
        return any(g.text.lower() == "no" for o in objects for g in parse.children(o.index))
    return False


def _bounds_figure(parse: Annotations, no: Token) -> bool:
    """Whether a "no" belongs to "no fewer than", "no more than"."""
    after = parse.tokens[no.index + 1 : no.index + 2]
    return bool(after) and after[0].text.lower() in _NOT_NEGATED_BY_NO


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
