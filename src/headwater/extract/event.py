"""Claims -> events: what happened, who did it to whom, in PLOVER's terms (manual of 2024-02).

A coded event is somebody's claim, so it keeps the ids of the claims that report it. The code list
says which verbs and nouns report which event; the parse says who did it and to whom, and whether
the text asserts it, denies it, expects it or only supposes it. What the parse does not show is
left open rather than guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from headwater.extract.modality import modality_of
from headwater.extract.participants import Participants, participants_of
from headwater.lexicon.plover import Code, code_list
from headwater.model import (
    Annotations,
    Claim,
    Event,
    Number,
    Place,
    Report,
    Span,
    TimeExpression,
    Token,
)

# PLOVER codes no event of these without a recipient.
_NEEDS_RECIPIENT = frozenset({"COOPERATE", "AID", "SANCTION"})
_MOST_EVENTS_PER_CLAIM = 4
_KILLING = frozenset(
    "kill die execute murder behead slay massacre assassinate slaughter perish lynch hang".split()
)
_INJURING = frozenset({"injure", "wound", "hurt", "maim"})
_DEAD_UNITS = frozenset({"killed", "dead", "death", "fatality", "executed", "body", "corpse"})
_INJURED_UNITS = frozenset({"injured", "wounded", "hurt", "injury"})


@dataclass(frozen=True, slots=True)
class _Trigger:
    token: Token
    code: Code


def extract_events(
    report: Report,
    annotations: Annotations,
    claims: Sequence[Claim],
    places: Sequence[Place],
    times: Sequence[TimeExpression],
) -> tuple[Event, ...]:
    """The events that a report's claims report, in order of claims and words; ids are "".

    Args:
        report: the report.
        annotations: its parse.
        claims: its claims, numbered, with their figures.
        places: its places, numbered.
        times: its time expressions, numbered.
    """
    made: list[Event] = []
    seen: set[int] = set()  # words of claims that overlap are coded once
    for claim in claims:
        triggers = [t for t in _triggers(annotations, claim.span) if t.token.index not in seen][
            :_MOST_EVENTS_PER_CLAIM
        ]
        for trigger in triggers:
            seen.add(trigger.token.index)
            event = _event(report, annotations, claim, trigger, places, times)
            if event is not None:
                made.append(event)
    return tuple(_merged(made))


def _triggers(annotations: Annotations, span: Span) -> Iterator[_Trigger]:
    codes = code_list()
    for token in annotations.tokens_in(span):
        lemma = token.lemma.casefold()
        if token.pos == "VERB" and token.dep not in {"amod", "compound", "case", "prep"}:
            key = _with_particle(annotations, token)
            for code in codes.verbs.get(key) or codes.verbs.get(lemma, ()):
                if not code.objects or code.objects & _complements(annotations, token):
                    yield _Trigger(token, code)
                    break
        elif token.pos == "NOUN" and token.dep not in {"compound", "nmod", "amod", "npadvmod"}:
            pair = _compound(annotations, token)
            found = codes.nouns.get(pair) or codes.nouns.get(lemma)
            if found and token.entity in {"", "EVENT"} and not _is_said_by_verb(token, annotations):
                yield _Trigger(token, found[0])


def _is_said_by_verb(noun: Token, annotations: Annotations) -> bool:
    """Whether a verb already reports what its object names ("deploying reinforcements")."""
    codes = code_list()
    verb = annotations.tokens[noun.head]
    if noun.dep != "dobj" or verb.pos != "VERB":
        return False
    mine = {code.event for code in codes.nouns.get(noun.lemma.casefold(), ())}
    return any(code.event in mine for code in codes.verbs.get(verb.lemma.casefold(), ()))


def _with_particle(annotations: Annotations, token: Token) -> str:
    for child in annotations.children(token.index):
        if child.dep in {"prt", "advmod"} and child.index > token.index:
            return f"{token.lemma.casefold()}+{child.text.casefold()}"
    return ""


def _compound(annotations: Annotations, token: Token) -> str:
    for child in annotations.children(token.index):
        if child.dep in {"compound", "amod"} and child.index == token.index - 1:
            return f"{child.lemma.casefold()} {token.lemma.casefold()}"
    return ""


def _complements(annotations: Annotations, token: Token) -> set[str]:
    """Lemmas of what a verb acts on: objects, passive subjects, what its prepositions govern."""
    found: set[str] = set()
    for child in annotations.children(token.index):
        if child.dep in {"dobj", "nsubjpass", "xcomp", "ccomp", "prep", "dative"}:
            found |= {t.lemma.casefold() for t in annotations.subtree(child.index)[:12]}
    return found


def _event(
    report: Report,
    annotations: Annotations,
    claim: Claim,
    trigger: _Trigger,
    places: Sequence[Place],
    times: Sequence[TimeExpression],
) -> Event | None:
    participants = participants_of(annotations, trigger.token)
    if trigger.code.event in _NEEDS_RECIPIENT and not participants.recipients:
        return None
    if trigger.token.pos == "NOUN" and not _is_told(annotations, trigger.token, participants):
        return None
    sentence = annotations.sentences[trigger.token.sentence].span
    place = _nearest([p for p in places if sentence.covers(p.span)], trigger.token)
    time = _nearest([t for t in times if sentence.covers(t.span)], trigger.token)
    return Event(
        id="",
        claims=(claim.id,),
        type=trigger.code.event,
        mode=trigger.code.mode,
        context=_contexts(annotations, trigger),
        modality=modality_of(report, annotations, trigger.token, claim, time),
        actors=participants.actors,
        recipients=participants.recipients,
        place=place.id if place is not None else None,
        time=time.id if time is not None else None,
        dead=_count(annotations, claim, _KILLING, _DEAD_UNITS),
        injured=_count(annotations, claim, _INJURING, _INJURED_UNITS),
    )


def _is_told(annotations: Annotations, token: Token, participants: Participants) -> bool:
    """Whether a noun reports an event: somebody is in it, or the sentence is about it."""
    if participants.actors or participants.recipients:
        return True
    return token.dep in {"nsubj", "nsubjpass", "dobj", "attr", "ROOT"}


def _contexts(annotations: Annotations, trigger: _Trigger) -> tuple[str, ...]:
    by_lemma = code_list().contexts
    sentence = annotations.sentences[trigger.token.sentence]
    found = set(trigger.code.contexts)
    for token in annotations.tokens_of(sentence):
        context = by_lemma.get(token.lemma.casefold())
        if context is not None and token.is_content:
            found.add(context)
    return tuple(sorted(found))


_Spanned = TypeVar("_Spanned", bound=Place | TimeExpression)


def _nearest(candidates: Sequence[_Spanned], token: Token) -> _Spanned | None:
    """The one nearest to the trigger's words; a town or province goes before a country."""

    def rank(candidate: _Spanned) -> tuple[bool, bool, int, int]:
        kind = candidate.kind if isinstance(candidate, Place) else ""
        start, end = candidate.span.start, candidate.span.end
        gap = min(abs(start - token.end), abs(token.start - end))
        return kind in {"country", "region"}, kind == "unknown", gap, start

    return min(candidates, key=rank, default=None)


def _count(
    annotations: Annotations, claim: Claim, verbs: frozenset[str], units: frozenset[str]
) -> tuple[float, float] | None:
    """The least and the most people that a claim's figures say this befell."""
    counts = [n for n in claim.numbers if n.unit in units or _befell(annotations, n, verbs)]
    if not counts:
        return None
    return max(n.low for n in counts), max(n.high for n in counts)


def _befell(annotations: Annotations, number: Number, verbs: frozenset[str]) -> bool:
    """Whether a figure counts those whom a verb of the given lemmas befell."""
    inside = annotations.tokens_in(number.span)
    if not inside:
        return False
    at = inside[-1]
    for _ in range(4):
        head = annotations.tokens[at.head]
        if head.index == at.index:
            return False
        if head.pos == "VERB" and head.lemma.casefold() in verbs:
            intransitive = head.lemma.casefold() in {"die", "perish"}
            return at.dep in {"dobj", "nsubjpass"} or (intransitive and at.dep == "nsubj")
        if at.dep not in {"nummod", "quantmod", "pobj", "prep", "compound", "conj", "amod"}:
            return False
        at = head
    return False


def _merged(events: Iterable[Event]) -> Iterator[Event]:
    """Two words for one event in one claim ("a raid ... raided") are one event."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in events:
        key = (event.claims, event.type, event.mode, event.modality, event.actors, event.recipients)
        kept.setdefault(key, event)
    return iter(kept.values())
