"""An invented dossier of a raid: two independent origins, one retelling that changed a figure.

The Ostrel Wire has it from residents (at least 9 dead), the Coast Mirror retells the Wire as 19,
and Nule Radio has 7 dead from a nurse. A raid of tomorrow is expected, another is denied.
"""

from __future__ import annotations

from typing import Any

from tests.render.factory import make_empty_dossier
from tests.render.pieces import make_claim, make_link, make_report, words_of

from headwater.dossier import Account, Dossier
from headwater.model import (
    Attribution,
    Event,
    Group,
    Origin,
    Place,
    Report,
    TimeExpression,
    Value,
    Voice,
    VoiceEntity,
)

WIRE = """Raid on Sarn Ford

Soldiers raided the village of Sarn Ford on Saturday and shot dead at least 9 villagers, residents \
said by telephone.

Another raid on Halden is expected tomorrow."""
MIRROR = """Nineteen dead in raid

Soldiers raided Sarn Ford on Saturday and shot dead 19 villagers."""
RADIO = """Seven killed at Sarn Ford

“Seven people were shot by soldiers,” Oda Brenn, a nurse at the clinic of the aid group Open Hand, \
told Nule Radio.

The army denied that soldiers had raided Nule."""


def raid() -> Dossier:
    wire = make_report("r1", WIRE, outlet="Ostrel Wire", published="2031-05-04T06:10:00Z")
    mirror = make_report("r2", MIRROR, outlet="Coast Mirror", published="2031-05-05")
    radio = make_report("r3", RADIO, outlet="Nule Radio")
    place = _place("p1", wire, "Sarn Ford")
    return make_empty_dossier(
        account=Account(3, 3, (), (), ()),
        reports=(wire, mirror, radio),
        attributions=(
            _attribution("a1", wire, "shot dead at least 9 villagers", "residents", "unnamed"),
            _attribution("a2", radio, "Seven people were shot by soldiers", "Oda Brenn", "person"),
        ),
        voices=(
            VoiceEntity("v1", "Oda Brenn", "person", ("Oda Brenn", "Brenn"), ("r3",), ("a2",)),
        ),
        claims=(
            make_claim("c1", words_of(wire, "shot dead at least 9 villagers"), "g1", "a1"),
            make_claim("c2", words_of(wire, "Another raid on Halden is expected tomorrow"), None),
            make_claim("c3", words_of(mirror, "shot dead 19 villagers"), "g1"),
            make_claim("c4", words_of(radio, "Seven people were shot by soldiers"), "g1", "a2"),
            make_claim("c5", words_of(radio, "soldiers had raided Nule"), None),
        ),
        links=(make_link("r2", "r1"),),
        origins=(
            Origin("o1", "Ostrel Wire", "r1", ("r1", "r2")),
            Origin("o2", "Nule Radio", "r3", ("r3",)),
        ),
        groups=(
            Group(
                "g1",
                "Soldiers shot villagers dead",
                ("c1", "c3", "c4"),
                ("r1", "r2", "r3"),
                ("o1", "o2"),
                2,
                "conflicting",
                (
                    Value("at least 9 dead", ("c1",), ("o1",)),
                    Value("19 dead", ("c3",), ("o1",)),
                    Value("7 dead", ("c4",), ("o2",)),
                ),
                0.9,
                ("residents and a nurse are different voices",),
            ),
        ),
        events=(
            _event("e1", "c3", dead=(19, 19), mode=None),
            _event("e2", "c1", dead=(9, 9), place="p1", time="t1"),
            _event("e3", "c4", dead=(7, 7), recipients=("people",)),
            _event("e4", "c2", modality="future", recipients=()),
            _event("e5", "c5", modality="negated", recipients=()),
        ),
        places=(place, _place("p2", mirror, "Sarn Ford", lat=None, lon=None, geonameid=None)),
        times=(
            TimeExpression(
                "t1", words_of(wire, "on Saturday"), "2031-05-03", "2031-05-03", 1, "published"
            ),
        ),
    )


def _attribution(id: str, report: Report, content: str, source: str, kind: Any) -> Attribution:
    voices = {
        "person": (Voice("Oda Brenn", "person", "nurse", "Open Hand", voice="v1"),),
        "unnamed": (Voice("residents", "unnamed", channel="phone"), Voice("Ostrel Wire", "outlet")),
    }
    return Attribution(
        id, words_of(report, content), None, words_of(report, source), kind, False, False,
        voices[kind], "neutral", 0.9, ("a verb of speech",),
    )  # fmt: skip


def _event(id: str, claim: str, **fields: Any) -> Event:
    given: dict[str, Any] = {
        "type": "ASSAULT",
        "mode": "firearms",
        "context": ("military",),
        "modality": "asserted",
        "actors": ("Soldiers",),
        "recipients": ("villagers",),
        "place": None,
        "time": None,
        "dead": None,
        "injured": None,
    }
    return Event(id=id, claims=(claim,), **(given | fields))


def _place(id: str, report: Report, words: str, **fields: Any) -> Place:
    given: dict[str, Any] = {
        "name": "Sarn Ford",
        "geonameid": 77,
        "lat": -35.25,
        "lon": 40.1234567,
        "kind": "city",
        "country": "SY",
        "precision": 2,
        "confidence": 0.8,
        "candidates": 2,
    }
    return Place(id=id, span=words_of(report, words), **(given | fields))
