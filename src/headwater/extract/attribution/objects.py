"""Statements that are no clause: objects, infinitives, complements of a preposition."""

from __future__ import annotations

from headwater.extract.parse import Parse
from headwater.lexicon.cues import VerbCue, noun_cues
from headwater.model import Token

# These say nothing of their object without a preposition ("blamed him").
_NEEDS_CHARGE = {"accuse", "blame"}
_COMPLETES_OBJECT = ("oprd", "xcomp", "ccomp", "acomp", "attr", "acl")
# "The blast claimed nine lives", "denied entry": nothing is said.
_NOT_SPEECH_OBJECTS = frozenset(
    "life victim title seat prize win access entry permission visa bail medal lead point spot "
    "place request appeal motion asylum".split()
)
# Nouns beside the noun cues whose rejection or dismissal is itself speech.
_SPEECH_NOUNS = frozenset(
    "criticism idea notion blame involvement link responsibility complaint figure version evidence "
    "wrongdoing demand call offer result".split()
)
_TIME = {"DATE", "TIME"}


def object_content(parse: Parse, verb: Token, cue: VerbCue) -> tuple[int, int, float] | None:
    """As in "called it a victory", "blamed the army for it", "put the toll at 30".

    Returns:
        First and last token of the object with what completes it, and confidence; None where this
        verb's object is no statement.
    """
    thing = parse.child(verb.index, "dobj")
    predicate = parse.child(verb.index, "ccomp", "oprd", "xcomp")
    if thing is None:
        is_small_clause = cue.requires_predicate or cue.lemma == "report"
        if predicate is None or predicate.index < verb.index or not is_small_clause:
            return None
        return parse.left[predicate.index], parse.right[predicate.index], 0.75
    if thing.index < verb.index or not _may_be_object(thing, cue):
        return None
    completing = [kid for kid in parse.children(verb.index) if _completes(kid, thing, cue)]
    last = max(parse.right[kid.index] for kid in (thing, *completing))
    if "document" in cue.sources:
        last = _scene_end(parse, verb, last)
    has_preposition = any(
        t.dep == "prep" and t.text.lower() in cue.prepositions
        for t in parse.tokens[thing.index : last + 1]
    )
    has_predicate = predicate is not None or any(kid.dep != "prep" for kid in completing)
    if not _is_complete(cue, has_preposition=has_preposition, has_predicate=has_predicate):
        return None
    plain = cue.prepositions and not has_preposition
    first = parse.left[thing.index]
    shown = parse.child(verb.index, "dative") if "document" in cue.sources else None
    if shown is not None and verb.index < shown.index < first:
        first = parse.left[shown.index]
    return first, last, 0.5 if plain else 0.75


def _scene_end(parse: Parse, verb: Token, last: int) -> int:
    """What a picture shows runs on: "shows him with his back to the police"."""
    for kid in parse.children(verb.index, "prep", "advcl", "advmod"):
        if parse.left[kid.index] == last + 1:
            last = parse.right[kid.index]
    return last


def _completes(kid: Token, thing: Token, cue: VerbCue) -> bool:
    if kid.index <= thing.index:
        return False
    if kid.dep == "prep":
        return kid.text.lower() in cue.prepositions
    return kid.dep in _COMPLETES_OBJECT


def _is_complete(cue: VerbCue, *, has_preposition: bool, has_predicate: bool) -> bool:
    """Whether the object says something: "called a doctor" and "put the bag down" do not."""
    if cue.requires_preposition:
        return has_preposition or has_predicate
    if cue.requires_predicate:
        return has_preposition or has_predicate
    return has_preposition or cue.lemma not in _NEEDS_CHARGE


def _may_be_object(thing: Token, cue: VerbCue) -> bool:
    if thing.text.lower().endswith("self") or thing.text.lower().endswith("selves"):
        return False
    if thing.pos == "PRON" and cue.lemma not in {
        "deny",
        "call",
        "describe",
        "accuse",
        "blame",
        "dub",
    }:
        return False
    if cue.lemma == "report" and thing.pos == "PROPN":
        return False
    return thing.lemma.lower() not in _NOT_SPEECH_OBJECTS and thing.entity not in _TIME


def speech_content(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    """As in "rejected claims that it fell", "dismissed the report": an object that is speech."""
    thing = parse.child(verb.index, "dobj")
    if thing is None or thing.index < verb.index:
        return None
    lemma = thing.lemma.lower()
    if lemma not in noun_cues() and lemma not in _SPEECH_NOUNS:
        return None
    last = parse.right[thing.index]
    for kid in parse.children(verb.index, "prep"):
        if kid.text.lower() == "as" and kid.index > thing.index:
            last = parse.right[kid.index]
    return parse.left[thing.index], last, 0.75


def verbal_content(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    """As in "vowed to return", "denied shelling the town"."""
    action = parse.child(verb.index, "xcomp")
    if action is None or action.index < verb.index:
        return None
    return parse.left[action.index], parse.right[action.index], 0.7


def prepositional_content(parse: Parse, verb: Token, cue: VerbCue) -> tuple[int, int, float] | None:
    """As in "warned of floods", "admitted to the theft"."""
    for kid in parse.children(verb.index, "prep"):
        if kid.index < verb.index or kid.text.lower() not in cue.prepositions:
            continue
        thing = parse.child(kid.index, "pobj", "pcomp")
        if thing is not None and thing.entity not in _TIME:
            last = parse.right[thing.index]
            for other in parse.children(verb.index, "prep"):
                place = parse.child(other.index, "pobj")
                is_time = place is not None and place.entity in _TIME
                if parse.left[other.index] == last + 1 and not is_time:
                    last = parse.right[other.index]
            return parse.left[thing.index], last, 0.65
    return None
