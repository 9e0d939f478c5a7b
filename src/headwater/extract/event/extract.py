"""Claims -> events: what happened, who did it to whom, in PLOVER's terms (manual of 2024-02).

A coded event is somebody's claim, so it keeps the ids of the claims that report it. The code list
says which verbs and nouns report which event; the parse says who did it and to whom, and whether
the text asserts it, denies it, expects it or only supposes it. What the parse does not show is
left open rather than guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headwater.extract.event.acled import acled_of
from headwater.extract.event.cause import cause_of, is_mishap, is_outcome_of
from headwater.extract.event.modality import modality_of
from headwater.extract.event.participants import MEASURES, Participants, participants_of
from headwater.extract.event.scene import place_of, time_of
from headwater.extract.event.sectors import sector_of
from headwater.extract.event.tolls import tolls_of
from headwater.extract.event.triggers import Trigger, find_triggers
from headwater.lexicon.plover import code_list
from headwater.model import (
    Annotations,
    Claim,
    Event,
    Place,
    Report,
    Sentence,
    TimeExpression,
    Token,
)

# PLOVER codes no event of these without a recipient.
_NEEDS_RECIPIENT = frozenset({"COOPERATE", "AID", "SANCTION"})
_AUTHORITIES = frozenset({"COP", "MIL", "GOV"})
_MOST_EVENTS_PER_CLAIM = 6
_TOLD_IN = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "ROOT"})
_ATTACKED_IN = _TOLD_IN | {"pobj", "conj", "appos"}


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
    coder = _Coder(report, annotations, places, times)
    made: list[Event] = []
    seen: set[int] = set()  # words of claims that overlap are coded once
    for claim in claims:
        found = [t for t in find_triggers(annotations, claim.span) if t.token.index not in seen]
        for trigger, cause in _with_causes(annotations, found[:_MOST_EVENTS_PER_CLAIM]):
            seen.add(trigger.token.index)
            event = coder.event(claim, trigger, cause)
            if event is not None:
                made.append(event)
    return tuple(_merged(_told_again(annotations, made)))


def _with_causes(
    annotations: Annotations, found: Sequence[Trigger]
) -> Iterator[tuple[Trigger, Trigger | None]]:
    """Each word that reports an event of its own, with the attack that it names as the cause."""
    causes = {t.token.index: cause_of(annotations, t, found) for t in found}
    taken = {cause.token.index for cause in causes.values() if cause is not None}
    for trigger in found:
        own = trigger.token.index not in taken and not trigger.code.weapon
        caused = causes[trigger.token.index] is not None
        own = own and (caused or not is_mishap(annotations, trigger))
        if own and not is_outcome_of(annotations, trigger, found):
            yield trigger, causes[trigger.token.index]


class _Coder:
    """Codes the events of one report."""

    def __init__(
        self,
        report: Report,
        annotations: Annotations,
        places: Sequence[Place],
        times: Sequence[TimeExpression],
    ) -> None:
        self._report, self._annotations = report, annotations
        self._places, self._times = places, times
        self._contexts: dict[int, frozenset[str]] = {}

    def event(self, claim: Claim, trigger: Trigger, cause: Trigger | None) -> Event | None:
        """The event that a word reports, or None where PLOVER codes none."""
        annotations, token = self._annotations, trigger.token
        tools = trigger.words if trigger.code.tool else frozenset()
        participants = participants_of(annotations, token, tools, cause.token if cause else None)
        to_somebody = participants.to_somebody or trigger.code.tool
        if trigger.code.event in _NEEDS_RECIPIENT and not to_somebody:
            return None
        if trigger.code.event == "ASSAULT" and self._is_sport(token):
            return None
        if trigger.code.denied and not _is_answerable(participants):
            return None
        if not token.tag.startswith("VB") and not _is_told(annotations, trigger, participants):
            return None
        time = time_of(annotations, self._times, token)
        place = place_of(annotations, self._places, token)
        code = cause.code if cause else trigger.code
        words = trigger.words | (cause.words if cause else frozenset())
        contexts = tuple(sorted({*trigger.code.contexts, *code.contexts, *self._beside(token)}))
        parties = participants.actors, participants.recipients
        tolls = tolls_of(annotations, claim, code, token)
        return Event(
            id="",
            claims=(claim.id,),
            type=code.event,
            mode=code.mode,
            context=contexts,
            modality=modality_of(
                self._report, annotations, token, time, denied=trigger.code.denied
            ),
            actors=participants.actors,
            recipients=participants.recipients,
            place=place.id if place is not None else None,
            time=time.id if time is not None else None,
            dead=tolls.get("dead"),
            injured=tolls.get("injured"),
            arrested=tolls.get("arrested"),
            trigger=self._report.span(token.start, token.end),
            reason=_reason(trigger, cause),
            acled=acled_of(code.event, code.mode, words, contexts, parties),
        )

    def _is_sport(self, token: Token) -> bool:
        """Whether the sentence tells of a match."""
        sentence = self._annotations.sentences[token.sentence]
        lemmas = {t.lemma.casefold() for t in self._annotations.tokens_of(sentence)}
        return len(lemmas & code_list().sport) > 1

    def _beside(self, token: Token) -> frozenset[str]:
        """The contexts that words of the sentence give."""
        if token.sentence not in self._contexts:
            sentence = self._annotations.sentences[token.sentence]
            self._contexts[token.sentence] = frozenset(_contexts(self._annotations, sentence))
        return self._contexts[token.sentence]


def _is_answerable(participants: Participants) -> bool:
    """Whether it is for the actors to help: nobody is coded for not answering a call."""
    return any(sector_of(actor) in _AUTHORITIES for actor in participants.actors)


def _told_again(annotations: Annotations, events: Iterable[Event]) -> Iterator[Event]:
    """Give "the firing" the actors of the firing that was told before."""
    last: dict[tuple[str, str | None], tuple[str, ...]] = {}
    for event in events:
        key = event.type, event.mode
        if event.actors:
            last[key] = event.actors
            yield event
        elif key in last and _is_definite(annotations, event):
            yield replace(event, actors=last[key])
        else:
            yield event


def _is_definite(annotations: Annotations, event: Event) -> bool:
    """Whether a noun with "the" or "this" reports an event, or what people died of."""
    if event.trigger is None:
        return False
    (token,) = annotations.tokens_in(event.trigger)[:1]
    nouns = [token] if token.pos == "NOUN" else []
    nouns += [
        g
        for c in annotations.children(token.index)
        if c.dep == "prep" and c.text.casefold() in {"in", "by", "during"}
        for g in annotations.children(c.index)
        if g.lemma.casefold() in code_list().nouns
    ]
    return any(
        c.dep == "det" and c.text.casefold() in {"the", "this", "that"}
        for noun in nouns
        for c in annotations.children(noun.index)
    )


def _is_told(annotations: Annotations, trigger: Trigger, participants: Participants) -> bool:
    """Whether a noun reports an event: somebody is in it, or the sentence is about it."""
    places = _ATTACKED_IN if trigger.code.event == "ASSAULT" else _TOLD_IN
    token = trigger.token
    if bool(participants.actors) or participants.to_somebody or token.dep in places:
        return True
    above = annotations.tokens[annotations.tokens[token.head].head]
    return token.dep == "pobj" and above.lemma.casefold() in MEASURES  # "a wave of desertions"


def _contexts(annotations: Annotations, sentence: Sentence) -> Iterator[str]:
    by_lemma = code_list().contexts
    for token in annotations.tokens_of(sentence):
        context = by_lemma.get(token.lemma.casefold())
        if context is not None and token.is_content:
            yield context


def _reason(trigger: Trigger, cause: Trigger | None) -> str:
    """Why the event is coded so, for a reader who doubts it."""
    reason = f"'{trigger.token.text}': {trigger.code.reason}"
    return f"{reason}; '{cause.token.text}': {cause.code.reason}" if cause else reason


def _merged(events: Iterable[Event]) -> Iterator[Event]:
    """Two words for one event in one claim ("a raid ... raided") are one event."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in events:
        key = (event.claims, event.type, event.mode, event.modality, event.actors, event.recipients)
        kept.setdefault(key, event)
    return iter(kept.values())
