"""Kinds of incident, their dates, dead and injured, from coded events, beside MUC-4's keys.

How our codes map to MUC-4's kinds of incident:

| kind | events |
|---|---|
| BOMBING | ASSAULT explosives, suicide-attack, aerial |
| KIDNAPPING | ASSAULT abduct |
| ARSON | ASSAULT destroy by fire |
| ROBBERY | COERCE seize, told by "rob", "steal", "loot", ... |
| HIJACKING | COERCE seize, told by "hijack" |
| ATTACK | every other ASSAULT but those of two armed sides: MUC-4 leaves battles out |

An incident counts that the text asserts and that is one: MUC-4 leaves out what is told in
general, so a noun in the plural ("attacks", "bombings") and words like "violence" name none.
ATTACK is for what is nothing else: a mere "attack" or "killed" beside a bombing or kidnapping is
that incident. Kinds are compared report by report, each kind once; an incident that the key calls
optional is right where it is found and not missed where it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bench.quality.counts import Figures, Share, Tally, add_counts, one_to_one
from bench.quality.events.muc_corpus import Template
from headwater.extract.event.sectors import sector_of
from headwater.model import Event, TimeExpression

_BY_MODE = {
    **dict.fromkeys(("explosives", "suicide-attack", "aerial"), "BOMBING"),
    "abduct": "KIDNAPPING",
}
_ARMED = frozenset({"MIL", "COP", "REB", "UAF"})
_IN_GENERAL = re.compile(
    r"attacks|bombings|murders|kidnappings|abductions|explosions|massacres|raids|executions|killings|"
    r"assassinations|assaults|disappearances|violence|tortured?|aggression|atrocit|invasion|invaded"
)
_BY_FIRE = re.compile(r"burn|fire|torch|arson|ablaze|afire|incinerat")
_ROBBED = re.compile(r"rob|stole|steal|loot|thef|pillag|plunder|hold-?up")
_IN_BATTLE = re.compile(r"clash|fight|fought|battle|skirmish|combat|war\b|offensive|confrontation")
_KEY_DATE = re.compile(r"(\d\d) ([A-Z]{3}) (\d\d)")
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


@dataclass(frozen=True, slots=True)
class MucCounts:
    """What was counted over one or more reports."""

    reports: int = 0
    kinds: Tally = field(default_factory=Tally)
    dead: Share = field(default_factory=Share)
    injured: Share = field(default_factory=Share)
    date: Share = field(default_factory=Share)

    def __add__(self, other: MucCounts) -> MucCounts:
        return add_counts(self, other)

    def figures(self) -> Figures:
        """Every figure of the reports."""
        return {
            "reports": self.reports,
            **self.kinds.figures("kind"),
            "dead_right": self.dead.value,
            "injured_right": self.injured.value,
            "date_right": self.date.value,
        }


def compare(
    templates: Sequence[Template], events: Sequence[Event], times: Sequence[TimeExpression]
) -> MucCounts:
    """Counts of one report."""
    told = _told(events)
    found = kinds_of(events)
    wanted = [t.kinds for t in templates if not t.optional]
    extra = {k for t in templates if t.optional for k in t.kinds}
    hit = {min(kinds & found) for kinds in wanted if kinds & found}
    missed = {min(kinds) for kinds in wanted if not kinds & found}
    right = hit | (found & extra)
    tally = one_to_one(len(right) + len(missed), len(found), len(right))
    known = {t.id: t for t in times}
    counts = MucCounts(reports=1, kinds=tally)
    for template in templates:
        same = [event for kind, event in told if kind in template.kinds]
        if template.optional or not same:
            continue
        counts += MucCounts(
            dead=_count_right(template.dead, [e.dead for e in same]),
            injured=_count_right(template.injured, [e.injured for e in same]),
            date=_date_right(template.date, [known.get(e.time or "") for e in same]),
        )
    return counts


def _told(events: Sequence[Event]) -> list[tuple[str, Event]]:
    """The incidents of a report, by kind."""
    told = [(kind, event) for event in events if (kind := kind_of(event))]
    special = any(kind not in {"ATTACK", "ARSON"} for kind, _ in told)
    return [(k, e) for k, e in told if not (special and k == "ATTACK" and e.mode is None)]


def kinds_of(events: Sequence[Event]) -> set[str]:
    """The kinds of incident that a report tells of."""
    return {kind for kind, _ in _told(events)}


def _count_right(wanted: int | None, found: Iterable[tuple[float, float] | None]) -> Share:
    """Of incidents whose number the key gives, those of which an event has it in its range."""
    if wanted is None:
        return Share()
    right = any(r is not None and r[0] <= wanted <= r[1] for r in found)
    return Share(float(right), 1, 1)


def _date_right(wanted: str, found: Iterable[TimeExpression | None]) -> Share:
    """Of incidents that the key dates to a day, those of which an event has that day."""
    match = _KEY_DATE.fullmatch(wanted.strip())
    if match is None:
        return Share()
    day = f"19{match[3]}-{_MONTHS.index(match[2]) + 1:02}-{match[1]}"
    right = any(t and t.earliest and t.earliest <= day <= (t.latest or day) for t in found)
    return Share(float(right), 1, 1)


def kind_of(event: Event) -> str:
    """MUC-4's kind of a coded event, or ""."""
    word = event.trigger.text.casefold() if event.trigger else ""
    if event.modality != "asserted" or _IN_GENERAL.search(word):
        return ""
    if event.type == "COERCE" and event.mode == "seize":
        return "HIJACKING" if "hijack" in word else "ROBBERY" if _ROBBED.search(word) else ""
    if event.type != "ASSAULT" or event.mode == "crowd-control":
        return ""
    if event.mode == "destroy" and _BY_FIRE.search(word):
        return "ARSON"
    return _BY_MODE.get(event.mode or "", "" if _is_battle(event) else "ATTACK")


def _is_battle(event: Event) -> bool:
    word = event.trigger.text.casefold() if event.trigger else ""
    sides = {sector_of(name) for name in event.recipients}
    return bool(_IN_BATTLE.search(word)) or (bool(sides) and sides <= _ARMED)
