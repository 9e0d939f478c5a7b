"""How many people an event befell: the dead, the injured and the arrested, with their bounds.

A figure counts where the claim says that it counts the dead ("11 dead") or where a verb of the
outcome has it as object ("killed 11"); a single person named or described counts as one, "no one"
as none. Where the text gives no figure there is none.
"""

from __future__ import annotations

from dataclasses import replace

from headwater.extract.event.sectors import sector_of
from headwater.lexicon.plover import Code, Toll, code_list
from headwater.model import Annotations, Claim, Number, Token

Range = tuple[float, float]
# Which outcomes an event can have.
_OUTCOMES = {
    "ASSAULT": ("dead", "injured"),
    "PROTEST": ("dead", "injured", "arrested"),
    "COERCE": ("dead", "injured", "arrested"),
    "SANCTION": ("arrested",),
}
_OF_SUBJECT = frozenset({"die", "perish"})
_NOBODY = frozenset({"nobody", "none"})
_CHAIN = frozenset("nummod quantmod pobj prep compound conj amod nmod".split())
_MOST_STEPS = 5
# Words in the singular for more than one person, or for none.
_MANY = frozenset(
    "people family couple group crowd mob gang government regime council authority state ministry "
    "administration cabinet market school hospital house church mosque village convoy patrol "
    "garrison coalition army military police force faction militia number percent dozen".split()
)
_SINGULAR = frozenset({"NN", "NNP"})


def tolls_of(annotations: Annotations, claim: Claim, code: Code, token: Token) -> dict[str, Range]:
    """The ranges of "dead", "injured" and "arrested" that a claim gives for an event.

    Args:
        annotations: the parse.
        claim: what reports it, with its figures.
        code: how it is coded.
        token: the word that reports it.
    """
    found: dict[str, Range] = {}
    for outcome in _OUTCOMES.get(code.event, ()):
        toll = code_list().tolls[outcome]
        if outcome == "arrested" and code.mode == "arrest":  # "took nine men into custody"
            toll = replace(toll, verbs=toll.verbs | {token.lemma.casefold()})
        counted = _figures(annotations, claim, toll) or _single(annotations, claim, toll)
        if counted is not None:
            found[outcome] = counted
    return found


def _figures(annotations: Annotations, claim: Claim, toll: Toll) -> Range | None:
    counts = [n for n in claim.numbers if n.unit in toll.units or _befell(annotations, n, toll)]
    if not counts:
        return None
    return max(n.low for n in counts), max(n.high for n in counts)


def _befell(annotations: Annotations, number: Number, toll: Toll) -> bool:
    """Whether a figure counts those whom a verb or a noun of the toll befell."""
    inside = annotations.tokens_in(number.span)
    at = inside[-1] if inside else None
    for _ in range(_MOST_STEPS):
        if at is None or at.head == at.index:
            return False
        head = annotations.tokens[at.head]
        if head.pos == "VERB" and _is_of(annotations, head, toll):
            return at.dep in _place_of_victims(head)
        if at.dep == "prep" and at.text.casefold() == "of" and head.lemma.casefold() in toll.nouns:
            return True
        at = head if at.dep in _CHAIN else None
    return False


def _place_of_victims(verb: Token) -> frozenset[str]:
    if verb.lemma.casefold() in _OF_SUBJECT:
        return frozenset({"nsubj"})
    # "11 killed in a raid": the parser makes the figure a subject.
    return frozenset({"dobj", "nsubjpass"}) | ({"nsubj"} if verb.tag == "VBN" else frozenset())


def _is_of(annotations: Annotations, verb: Token, toll: Toll) -> bool:
    lemma = verb.lemma.casefold()
    if lemma in toll.verbs:
        return True
    return any(
        f"{lemma}+{c.text.casefold()}" in toll.verbs for c in annotations.children(verb.index)
    )


def _single(annotations: Annotations, claim: Claim, toll: Toll) -> Range | None:
    """People without a figure: one person, or "no one"."""
    least = 0.0
    known = False
    for word in annotations.tokens_in(claim.span):
        for victim in _victims(annotations, word, toll):
            count = _one_or_none(annotations, victim)
            if count is None:
                return None
            known, least = True, max(least, count)
    return (least, least) if known else None


def _victims(annotations: Annotations, word: Token, toll: Toll) -> list[Token]:
    """The heads of those whom a verb or a noun of a toll befell."""
    children = annotations.children(word.index)
    if word.pos == "VERB" and _is_of(annotations, word, toll):
        places = _place_of_victims(word)
        return [c for c in children if c.dep in places]
    if word.pos == "NOUN" and word.lemma.casefold() in toll.nouns:
        return [
            governed
            for child in children
            if child.dep == "prep" and child.text.casefold() == "of"
            for governed in annotations.children(child.index)
        ]
    return []


def _one_or_none(annotations: Annotations, victim: Token) -> float | None:
    """How many a phrase without a figure names: the sum over "a man and his son"; None: unknown."""
    children = annotations.children(victim.index)
    determiners = {c.text.casefold() for c in children if c.dep in {"det", "neg"}}
    if victim.text.casefold() in _NOBODY or "no" in determiners:
        return 0.0
    if victim.tag not in _SINGULAR or victim.lemma.casefold() in _MANY:
        return None
    one = determiners & {"a", "an"} or any(c.dep == "poss" for c in children)
    described = "the" in determiners and sector_of(victim.lemma)
    if not (one or described or victim.entity == "PERSON"):
        return None
    others = [c for c in children if c.dep == "conj" and c.pos in {"NOUN", "PROPN"}]
    counts = [_one_or_none(annotations, other) for other in others]
    return None if None in counts else 1.0 + sum(c or 0.0 for c in counts)
