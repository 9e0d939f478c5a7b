"""Statements that are no clause: objects, infinitives, complements of a preposition."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.words.spans import agent_of
from headwater.extract.parse import Parse
from headwater.lexicon.cues import VerbCue, noun_cues
from headwater.lexicon.sources import channels, document_nouns, group_nouns, person_nouns
from headwater.model import Token

# These say nothing of their object without a preposition ("accused him").
_NEEDS_CHARGE = {"accuse"}
_COMPLETES_OBJECT = ("oprd", "xcomp", "ccomp", "acomp", "attr", "acl")
# "The blast claimed nine lives", "denied entry": nothing is said.
_NOT_SPEECH_OBJECTS = frozenset(
    "life victim title seat prize win access entry permission visa bail medal lead point spot "
    "place request appeal motion asylum".split()
)
# What they make known in the active they make known in the passive too.
_SAID_THINGS = frozenset(
    "announce confirm deny dispute contradict reveal disclose report allege claim endorse oppose "
    "back".split()
)
# Nouns beside the noun cues whose rejection or dismissal is itself speech.
_SPEECH_NOUNS = frozenset(
    "criticism idea notion blame involvement link responsibility complaint figure version evidence "
    "wrongdoing demand call offer result talk version narrative characterisation characterization "
    "comparison criticism theory insult interpretation portrayal inference verdict".split()
)
_TIME = {"DATE", "TIME"}
_KINSFOLK = frozenset({"family", "public", "nation", "world"})
_MAX_QUOTED_NAME = 16


def object_content(parse: Parse, verb: Token, cue: VerbCue) -> tuple[int, int, float] | None:
    """As in "called it a victory", "blamed the army for it", "put the toll at 30".

    Returns:
        First and last token of the object with what completes it, and confidence; None where this
        verb's object is no statement.
    """
    thing = parse.child(verb.index, "dobj")
    predicate = parse.child(verb.index, "ccomp", "oprd", "xcomp")
    if thing is not None and thing.tag == "WP" and thing.index < verb.index:
        thing = None  # "what it called a confession": only the name is there
    if thing is None:
        is_small_clause = cue.requires_predicate or cue.lemma == "report"
        if predicate is None or predicate.index < verb.index or not is_small_clause:
            return None
        return parse.left[predicate.index], parse.right[predicate.index], 0.75
    if thing.index < verb.index or not _may_be_object(thing, cue):
        return None
    completing = [kid for kid in parse.children(verb.index) if _completes(parse, kid, thing, cue)]
    last = max(parse.right[kid.index] for kid in (thing, *completing))
    if "document" in cue.sources or cue.lemma == "describe":
        last = _scene_end(parse, verb, last)
    has_preposition = any(
        t.dep in {"prep", "mark"} and t.text.lower() in cue.prepositions
        for t in parse.tokens[thing.index : last + 1]
    )
    closing = _quoted_name(parse, thing)
    last = max(last, closing)
    has_predicate = (
        predicate is not None or closing > 0 or any(kid.dep != "prep" for kid in completing)
    )
    if not _is_complete(cue, has_preposition=has_preposition, has_predicate=has_predicate):
        return None
    plain = cue.prepositions and not has_preposition
    first = parse.left[thing.index]
    shown = parse.child(verb.index, "dative") if "document" in cue.sources else None
    if shown is not None and verb.index < shown.index < first:
        first = parse.left[shown.index]
    return first, last, 0.5 if plain else 0.75


def _quoted_name(parse: Parse, thing: Token) -> int:
    """The last quoted token right behind an object (branded the post "reckless"), or 0."""
    tokens, at = parse.tokens, thing.index + 1
    limit = min(parse.sentence_of(thing.index).last, at + _MAX_QUOTED_NAME)
    if at >= limit or tokens[at].text != '"':
        return 0
    return next((i - 1 for i in range(at + 1, limit) if tokens[i].text == '"'), 0)


def _scene_end(parse: Parse, verb: Token, last: int) -> int:
    """What a picture shows runs on: "shows him with his back to the police"."""
    for kid in parse.children(verb.index, "prep", "advcl", "advmod"):
        if parse.left[kid.index] == last + 1:
            last = parse.right[kid.index]
    return last


def _completes(parse: Parse, kid: Token, thing: Token, cue: VerbCue) -> bool:
    if kid.index <= thing.index:
        return False
    if kid.dep == "prep":
        # "Put the losses in a strike at 480 million": hung on the strike.
        words = parse.tokens[kid.index : parse.right[kid.index] + 1]
        return any(w.dep == "prep" and w.text.lower() in cue.prepositions for w in words)
    if kid.dep == "advcl":
        marks = ("mark", "prep", "advmod")
        return any(m.text.lower() in cue.prepositions for m in parse.children(kid.index, *marks))
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
        "doubt",
        "put",
        "estimate",
        "dispute",
        "contradict",
    }:
        return False
    if cue.lemma == "report" and thing.pos == "PROPN":
        return False
    # Police question a captain; a lawyer questions a figure.
    is_person = thing.entity == "PERSON" or thing.lemma.lower() in person_nouns()
    if cue.lemma == "question" and is_person:
        return False
    is_figure = cue.requires_number and thing.tag == "CD"
    timed = thing.entity in _TIME and not is_figure
    return thing.lemma.lower() not in _NOT_SPEECH_OBJECTS and not timed


def speech_content(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    """As in "rejected claims that it fell", "dismissed the report": an object that is speech."""
    thing = parse.child(verb.index, "dobj")
    if thing is None or thing.index < verb.index:
        return None
    last = parse.right[thing.index]
    judged = False
    for kid in (*parse.children(verb.index, "prep"), *parse.children(thing.index, "prep")):
        if kid.text.lower() == "as" and kid.index > thing.index:
            last, judged = max(last, parse.right[kid.index]), True
    # "Dismissed it as a stunt" judges words, whatever "it" is; "dismissed him" does not.
    if not judged and not _is_speech(parse, thing):
        return None
    return parse.left[thing.index], last, 0.75


def passive_object(
    parse: Parse, verb: Token, subject: Token, cue: VerbCue
) -> tuple[int, int, float] | None:
    """As in "Reports of a raid were dismissed by the army", "a truce was announced by the envoy".

    Returns:
        First and last token of the subject, which is what was said or answered, and confidence.
    """
    if agent_of(parse, verb) is None or cue.requires_predicate or cue.requires_preposition:
        return None
    first, last = parse.left[subject.index], parse.right[subject.index]
    if subject.pos == "PRON" or last > verb.index or subject.text.lower() in {"it", "who", "which"}:
        return None
    if "speech" in cue.frames:
        return (first, last, 0.7) if _is_speech(parse, subject) else None
    if cue.lemma not in _SAID_THINGS or not _may_be_object(subject, cue):
        return None
    return first, last, 0.65


def _is_speech(parse: Parse, thing: Token) -> bool:
    """Whether a noun is speech: a claim, an accusation, "every one of the charges"."""
    among = None
    if thing.lemma.lower() in {"one", "all", "each", "any", "part", "most", "some", "much"}:
        of = next((k for k in parse.children(thing.index, "prep") if k.text.lower() == "of"), None)
        among = parse.child(of.index, "pobj") if of is not None else None
    lemma = (among or thing).lemma.lower()
    return lemma in noun_cues() or lemma in _SPEECH_NOUNS


def verbal_content(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    """As in "vowed to return", "denied shelling the town"."""
    action = parse.child(verb.index, "xcomp") or _behind_spokesman(parse, verb)
    if action is None or action.index < verb.index:
        return None
    first, last = parse.left[action.index], parse.right[action.index]
    for word in parse.tokens[action.index : last]:
        if word.text == "," and parse.tokens[word.index + 1].tag in {"WP", "WDT", "WRB"}:
            return first, word.index - 1, 0.7  # the reporter's aside
    return first, last, 0.7


def _behind_spokesman(parse: Parse, verb: Token) -> Token | None:
    """As in "denied through his lawyer carrying a message", "denied, through X, having met him"."""
    through = next(
        (k for k in parse.children(verb.index, "prep") if k.text.lower() in {"through", "via"}),
        None,
    )
    thing = None if through is None else parse.child(through.index, "pobj")
    if thing is None or thing.index < verb.index:
        return None
    held = (*parse.children(thing.index, "acl"), *parse.children(verb.index, "advcl"))
    return next((k for k in held if k.index > thing.index and _is_gerund(parse, k)), None)


def _is_gerund(parse: Parse, verb: Token) -> bool:
    """Whether a verb is "carrying" or "having carried"."""
    having = any(k.text.lower() == "having" for k in parse.children(verb.index, "aux"))
    return verb.tag == "VBG" or having


def prepositional_content(parse: Parse, verb: Token, cue: VerbCue) -> tuple[int, int, float] | None:
    """As in "warned of floods", "admitted to the theft"."""
    for kid in (*parse.children(verb.index, "prep"), *_behind_hearer(parse, verb)):
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
            last = _before_channel(parse, thing, _before_aside(parse, thing, last))
            return parse.left[thing.index], last, 0.65
    return None


def _behind_hearer(parse: Parse, verb: Token) -> Iterator[Token]:
    """Prepositions that the parser hung on whoever was told: "warned soldiers of a raid".

    Of one person it is what they are ("told the head of the agency"); many, or somebody with a
    name, are told it.
    """
    beside = list(parse.children(verb.index, "prep"))
    told = (parse.child(k.index, "pobj") for k in beside if k.text.lower() == "to")
    for kid in beside:
        # "Warned soldiers on Friday of a gathering": hung on the day.
        day = parse.child(kid.index, "pobj")
        named = day is not None and day.pos == "PROPN" and day.entity in _TIME
        if day is not None and named and day.index > verb.index:
            yield from parse.children(day.index, "prep")
    for hearer in (*parse.children(verb.index, "dobj", "dative"), *told):
        if hearer is None or hearer.index < verb.index:
            continue
        several = hearer.tag in {"NNS", "NNPS"} or hearer.pos == "PROPN"
        if several or hearer.lemma.lower() in group_nouns() | _KINSFOLK:
            behind = (k for k in parse.children(hearer.index, "prep") if k.index > hearer.index)
            # "A board of inquiry" is what the hearer is called.
            yield from (k for k in behind if parse.right[k.index] > k.index + 1)


def _before_channel(parse: Parse, thing: Token, last: int) -> int:
    """The end of a complement without where it was told: "of the raid in a video posted by"."""
    for word in parse.tokens[thing.index + 1 : last + 1]:
        place = parse.child(word.index, "pobj") if word.pos == "ADP" else None
        if place is None or word.text.lower() not in {"in", "on", "during", "through", "via"}:
            continue
        if place.lemma.lower() in document_nouns() or place.text.lower() in channels():
            return word.index - 1
    return last


def _before_aside(parse: Parse, thing: Token, last: int) -> int:
    """The end of a complement without the reporter's aside (", which could not be verified")."""
    for clause in parse.children(thing.index, "relcl"):
        first = parse.left[clause.index]
        if first > thing.index and parse.tokens[first - 1].text == "," and first - 1 <= last:
            return first - 2
    return last
