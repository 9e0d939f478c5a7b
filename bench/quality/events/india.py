"""What police did, sentence by sentence, from coded events; scored as IndiaPoliceEvents labels it.

How our codes answer the corpus's four questions:

| question | events of the sentence |
|---|---|
| did police kill someone? (KILL) | ASSAULT by police whose words or figures tell of the dead |
| did police arrest someone? (ARREST) | COERCE:arrest, unless by rebels, gangs or mobs |
| did police fail to intervene? (FAIL) | REJECT:assist by authorities; by police what is negated |
| did police use force or violence? (FORCE) | ASSAULT by police; every KILL |

Police are actors of PLOVER's sector COP, or "security forces". What is only planned or supposed
counts as the corpus counts it: as not done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bench.quality.counts import Figures, Tally, add_counts, set_tally
from bench.quality.events.india_corpus import LABELS, Document
from headwater.extract.event.sectors import sector_of
from headwater.lexicon.plover import code_list
from headwater.model import Event

_DONE = frozenset({"asserted", "historical"})
_AUTHORITIES = frozenset({"COP", "GOV", "MIL"})
_OUTLAWS = frozenset({"REB", "UAF", "CRM", "RIO"})


@dataclass(frozen=True, slots=True)
class IndiaCounts:
    """What was counted over one or more documents: sentences, by label."""

    documents: int = 0
    kill: Tally = field(default_factory=Tally)
    arrest: Tally = field(default_factory=Tally)
    fail: Tally = field(default_factory=Tally)
    force: Tally = field(default_factory=Tally)

    def __add__(self, other: IndiaCounts) -> IndiaCounts:
        return add_counts(self, other)

    def figures(self) -> Figures:
        """Every figure, and the mean of the four F1."""
        tallies = {label: getattr(self, label.lower()) for label in LABELS}
        figures: Figures = {"documents": self.documents}
        for label, tally in tallies.items():
            figures |= tally.figures(label.lower())
        figures["macro"] = sum(t.f1 or 0.0 for t in tallies.values()) / len(tallies)
        return figures


def compare(document: Document, events: Sequence[Event]) -> IndiaCounts:
    """Counts of one document."""
    gold: dict[str, set[int]] = {label: set() for label in LABELS}
    found: dict[str, set[int]] = {label: set() for label in LABELS}
    for number, (start, end, labels) in enumerate(document.sentences):
        inside = [e for e in events if e.trigger and start <= e.trigger.start < end]
        for label in LABELS:
            if label in labels:
                gold[label].add(number)
            if label in labels_of(inside):
                found[label].add(number)
    tallies = {label.lower(): set_tally(gold[label], found[label]) for label in LABELS}
    return IndiaCounts(documents=1, **tallies)


def labels_of(events: Iterable[Event]) -> set[str]:
    """What the events of one sentence say that police did."""
    made: set[str] = set()
    events = list(events)
    for event in events:
        made |= _labels(event)
    return made


def _labels(event: Event) -> set[str]:
    police = any(_is_police(actor) for actor in event.actors)
    done = event.modality in _DONE
    if event.mode == "crowd-control" and done and not event.actors:
        return {"FORCE"}  # nobody else has tear gas
    if event.type == "ASSAULT" and police and done:
        return {"KILL", "FORCE"} if _is_deadly(event) else {"FORCE"}
    if (event.type, event.mode) == ("COERCE", "arrest") and done:
        armed = {sector_of(actor) for actor in event.actors} & _OUTLAWS
        return set() if armed and not police else {"ARREST"}
    if (event.type, event.mode) == ("REJECT", "assist") and done:
        answerable = any(sector_of(a) in _AUTHORITIES for a in event.actors)
        return {"FAIL"} if answerable or not event.actors else set()
    if police and event.modality == "negated" and event.type in {"AID", "ASSAULT", "COERCE"}:
        return {"FAIL"}
    return set()


def _is_police(actor: str) -> bool:
    return sector_of(actor) == "COP" or actor.casefold().endswith("security forces")


def _is_deadly(event: Event) -> bool:
    if event.dead is not None:
        return event.dead[1] > 0
    word = event.trigger.text.casefold() if event.trigger else ""
    return any(word.startswith(verb[:4]) for verb in code_list().tolls["dead"].verbs)
