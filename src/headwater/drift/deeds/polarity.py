"""Whether a verb or predicate is denied, in whichever words: "not", "no one", "failed to".

Negations are counted, and two undo each other ("did not refuse to sign"). What negates stands on
the predicate ("never"), in its subject or object ("none of them", "no shots") or in what governs
it ("refused to", "without", "has yet to", "rejected a motion to"). That a verb is itself a negative
one ("refused") counts for what it governs, not for the verb: predicates are compared with their
like.
"""

from __future__ import annotations

from headwater.lexicon.negation import (
    ADVISING_VERBS,
    CLEARING_VERBS,
    DENYING_VERBS,
    NEGATIVE_ADVERBS,
    NEGATIVE_NOUNS,
    NEGATIVE_PRONOUNS,
    NEGATIVE_VERBS,
    REJECTING_VERBS,
    SIGN_NOUNS,
)
from headwater.model import Annotations, Token

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "csubj", "dobj", "obj", "dative"})
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
_DETERMINING = frozenset({"det", "poss", "nummod"})
_NOT_NEGATED_BY_NO = frozenset({"fewer", "less", "more", "later", "sooner", "earlier"})
# "Not only the mayor" denies nothing of the mayor.
_NOT_ALONE = frozenset({"only", "just", "merely", "least", "necessarily"})
# "In no case": with other nouns ("with no warning") the phrase denies itself, not the verb.
_NO_PHRASES = frozenset({"way", "circumstance", "time", "point", "case", "mean", "means"})
# "Does not believe that it burned", "did not let him go", "does not consider it safe": the clause
# below is what is denied.
_RAISING = frozenset(
    """believe think expect suppose seem appear want wish intend allow let permit consider regard
    deem judge""".split()
)
_CONTRASTING = frozenset({",", "-", "–", "—", ";"})


def is_negative(parse: Annotations, predicate: Token) -> bool:
    """Whether a verb or predicate is denied: an odd number of negations bears on it."""
    return _count(parse, predicate, None) % 2 == 1


def _count(parse: Annotations, predicate: Token, complement: Token | None) -> int:
    """Negations on a predicate; those of `complement`, which asks, are counted by itself."""
    count = _own(parse, predicate, complement)
    head = parse.tokens[predicate.head]
    if head.index == predicate.index:
        return count
    if predicate.dep in _COMPLEMENTS:
        return count + _count(parse, head, predicate)
    if is_state(parse, predicate):
        return count + _count(parse, verb_of(parse, predicate), head)
    return count + _governing(parse, predicate, head)


def is_state(parse: Annotations, noun: Token) -> bool:
    """Whether a bare noun behind "be" says in what state something is: "in danger", "on strike"."""
    preposition = parse.tokens[noun.head]
    return (
        (noun.pos, noun.dep, preposition.dep) == ("NOUN", "pobj", "prep")
        and parse.tokens[preposition.head].lemma.lower() == "be"
        and not any(c.dep in _DETERMINING for c in parse.children(noun.index))
    )


def verb_of(parse: Annotations, predicate: Token) -> Token:
    """The verb of a predicate: itself, or the one that it completes ("is safe", "is in danger")."""
    if predicate.pos == "VERB":
        return predicate
    head = parse.tokens[predicate.head]
    return parse.tokens[head.head] if is_state(parse, predicate) else head


def _own(parse: Annotations, predicate: Token, complement: Token | None) -> int:
    return sum(
        _negates(parse, predicate, child)
        for child in parse.children(predicate.index)
        if complement is None or child.index != complement.index
    )


def _negates(parse: Annotations, predicate: Token, child: Token) -> bool:
    word = child.text.lower()
    if word == "no":
        return child.dep in {"det", "neg"} and not _bounds_figure(parse, child)
    if child.dep == "neg" or word in NEGATIVE_ADVERBS:
        return not _is_contrast(parse, predicate, child)
    if word == "yet":
        return any(c.dep == "xcomp" for c in parse.children(predicate.index))  # "has yet to"
    if child.dep == "advmod":
        near = (t.text.lower() for t in parse.children(child.index))
        return word in {"longer", "more"} and "no" in near
    if child.dep in _ARGUMENTS | _COMPLEMENTS:
        return word in NEGATIVE_PRONOUNS or _has_no(parse, child)
    return child.dep == "prep" and any(
        t.lemma.lower() in _NO_PHRASES and _has_no(parse, t) for t in parse.children(child.index)
    )


def _is_contrast(parse: Annotations, predicate: Token, negation: Token) -> bool:
    """Whether a "not" is meant for other words: "a door, not a house", "not only"."""
    before = parse.tokens[max(0, negation.index - 1)]
    after = parse.tokens[negation.index + 1 : negation.index + 2]
    if after and after[0].text.lower() in _NOT_ALONE:
        return True
    return negation.index > predicate.index and before.text in _CONTRASTING


def _has_no(parse: Annotations, noun: Token) -> bool:
    return any(
        t.text.lower() in {"no", "neither"} and not _bounds_figure(parse, t)
        for t in parse.children(noun.index)
    )


def _bounds_figure(parse: Annotations, no: Token) -> bool:
    """Whether a "no" belongs to "no fewer than", "no more than"."""
    after = parse.tokens[no.index + 1 : no.index + 2]
    return bool(after) and after[0].text.lower() in _NOT_NEGATED_BY_NO


def _governing(parse: Annotations, predicate: Token, head: Token) -> int:
    """Negations in what a predicate hangs on."""
    lemma = head.lemma.lower()
    count = 0
    if predicate.dep == "xcomp":
        count = _count(parse, head, None) + _is_refusing(parse, head)
    elif predicate.dep in {"ccomp", "acl"} and head.pos == "NOUN":
        count = _in_noun(parse, predicate, head)
    elif predicate.dep == "relcl":
        count = int(_has_no(parse, head))  # "no spill that we would not defend"
    elif _is_reported(predicate, head) and lemma in DENYING_VERBS | _RAISING:
        count = _own(parse, head, None) + (lemma in DENYING_VERBS)
    elif predicate.dep == "pcomp":
        count = _in_preposition(parse, head)
    elif predicate.dep == "conj" and not _has_arguments_before(parse, predicate):
        count = int(_shares_negation(parse, predicate, head))
    return count


def _is_refusing(parse: Annotations, governor: Token) -> bool:
    """Whether what somebody does with a deed is not to do it: "failed to", "ruled out asking"."""
    lemma = governor.lemma.lower()
    return (
        lemma in NEGATIVE_VERBS
        or lemma == "unable"
        or (lemma == "rule" and any(c.text == "out" for c in parse.children(governor.index)))
    )


def _is_reported(predicate: Token, head: Token) -> bool:
    """Whether a clause is what its governor speaks of: not the first half of two in one."""
    return predicate.dep == "ccomp" and predicate.index > head.index


def _in_noun(parse: Annotations, predicate: Token, noun: Token) -> int:
    """Negations in "refusal to leave", "rejected a motion to", "no sign that", "no sign of it"."""
    # A participle ("a draw offered by him") says which noun it is, not what it comes to.
    clause = predicate.tag == "VB" or _has_arguments_before(parse, predicate)
    count = int(clause and (noun.lemma.lower() in NEGATIVE_NOUNS or _is_rejected(parse, noun)))
    done = predicate.tag == "VBN" and _has_no(parse, noun)  # "with no date fixed"
    return count + (done or any(_is_none(parse, n) for n in (noun, *_whose_part(parse, noun))))


def _whose_part(parse: Annotations, noun: Token) -> tuple[Token, ...]:
    """The noun that another hangs on by "of"."""
    joint = parse.tokens[noun.head]
    if noun.dep != "pobj" or joint.text.lower() != "of":
        return ()
    return (parse.tokens[joint.head],)


def _is_none(parse: Annotations, noun: Token) -> bool:
    """Whether it is said that there is no sign, plan or prospect of something."""
    return noun.lemma.lower() in SIGN_NOUNS and _has_no(parse, noun)


def _in_preposition(parse: Annotations, preposition: Token) -> int:
    """Negations in "without leaving", "prevented him from leaving"."""
    governor = parse.tokens[preposition.head]
    word = preposition.text.lower()
    if word in {"from", "of"} and governor.lemma.lower() in NEGATIVE_VERBS | CLEARING_VERBS:
        return 1 + _own(parse, governor, None)
    if word == "against" and governor.lemma.lower() in ADVISING_VERBS:
        return 1 + _own(parse, governor, None)
    before = parse.tokens[max(0, preposition.index - 1)].text.lower()
    other = word == "than" and before != "more"  # "nothing more than selling" is selling
    return int(other or word in {"without", "instead"}) + _is_none(parse, governor)


def _has_arguments_before(parse: Annotations, verb: Token) -> bool:
    return any(c.dep in _ARGUMENTS and c.index < verb.index for c in parse.children(verb.index))


def _is_rejected(parse: Annotations, noun: Token) -> bool:
    """Whether a noun ("a motion to ...") is what somebody rejects."""
    if noun.dep not in {"dobj", "nsubjpass"}:
        return False
    verb = parse.tokens[noun.head]
    return verb.lemma.lower() in REJECTING_VERBS or (
        verb.lemma.lower() == "turn"
        and any(c.text.lower() == "down" for c in parse.children(verb.index))
    )


def _shares_negation(parse: Annotations, predicate: Token, head: Token) -> bool:
    """As in "did not eat or drink", "neither ate nor drank"."""
    joined = {
        t.text.lower()
        for t in parse.children(head.index)
        if t.dep == "cc" and t.index < predicate.index
    }
    return bool(joined & {"or", "nor"}) and is_negative(parse, head)
