"""An invented dossier with everything in it: a gate of a weir gives way.

One original, one rewrite that names it, one copy that does not, one report of its own, and a group
of volunteers whose own report nobody has.
"""

from __future__ import annotations

from typing import Any

from tests.render.pieces import make_claim, make_drift, make_link, make_report, words_of

from headwater.dossier import Account, Dossier, Provenance
from headwater.model import (
    Alignment,
    Attribution,
    Claim,
    Drift,
    DriftKind,
    Event,
    Group,
    Origin,
    Outcome,
    Place,
    Report,
    Severity,
    TimeExpression,
    Value,
    Voice,
)

LEAD = (
    "At least 9 people are missing after a gate of the Tolmere weir apparently gave way late on "
    "Saturday, rescuers said."
)
SEARCHED = (
    "“We have searched both banks as far as the old mill,” Ines Corvin, who leads the rescue, told "
    "the Orrin Valley Post by telephone."
)
WARNED = "Two engineers had warned of cracks in the gate in March."
LEFT = "One of them left the company afterwards."
DENIED = "The operator, Brightwater, denied that any warning had reached it."
ROSE = "Gauge Watch, a group of volunteers, said the river rose 3 metres in an hour."
NINE = "Nine people are missing after a gate of the Tolmere weir gave way on Saturday."
ACCORDING = (
    "According to the Orrin Valley Post, rescuers have searched both banks as far as the old mill."
)
FUSED = "Two engineers had warned of cracks in the gate in March and left the company afterwards."
CONFIRMED = "“The river rose 4 metres in an hour,” Gauge Watch confirmed."
MAYOR = (
    "Six people are missing below the Tolmere weir, the mayor of Halden, Odo Brandt, told Halden "
    "Radio on Sunday morning."
)
POST = "\n\n".join(
    (
        "Weir gate gives way above Tolmere, at least 9 missing",
        LEAD,
        SEARCHED,
        f"{WARNED} {LEFT}",
        DENIED,
        "About 400 people spent the night in the school at Halden.",
        ROSE,
    )
)
HARBOUR = "\n\n".join(
    (
        "Warnings ignored: nine lost at Tolmere",
        NINE,
        f"{ACCORDING} {FUSED} Brightwater runs the weir.",
        CONFIRMED,
        "The minister for water is expected to resign this week.",
        "Read also: ten walks along the Orrin",
    )
)
MIRROR = "\n\n".join(("Missing after weir gate fails", LEAD, f"{WARNED} {LEFT}", DENIED))
RADIO = "\n\n".join(
    (
        "“We heard it go”: the night at Halden",
        MAYOR,
        "Gauge Watch put the rise of the river at 3 metres in an hour.",
        "Nobody in the village of Sarn Ford had been told to leave, three families said.",
    )
)


def weir() -> Dossier:
    post = make_report(
        "r1",
        POST,
        outlet="Orrin Valley Post",
        published="2031-05-04T06:10:00Z",
        author="Tessa Marl",
    )
    harbour = make_report(
        "r2",
        HARBOUR,
        outlet="Harbour Daily",
        published="2031-05-04T15:00:00Z",
        furniture="Read also",
    )
    mirror = make_report("r3", MIRROR, outlet="Coast Mirror", published="2031-05-05", url=None)
    radio = make_report("r4", RADIO, outlet="Halden Radio", published="2031-05-04T08:30:00Z")
    return Dossier(
        account=Account(
            given=6,
            read=4,
            skipped=(Outcome("weir/logo.png", "not a report: an image"),),
            failed=(Outcome("weir/broken.html", "the page holds no text"),),
            degraded=("weir/r3.txt: the encoding had to be guessed",),
        ),
        provenance=Provenance(
            "5e" * 32, (("read", "1"), ("align", "2")), "en_core_web_md 3.7.1", "learned", "learned"
        ),
        reports=(post, harbour, mirror, radio),
        attributions=_attributions(post, harbour, radio),
        claims=_claims(post, harbour, mirror, radio),
        alignments=_alignments(post, harbour, mirror),
        links=(
            make_link("r2", "r1"),
            make_link(
                "r3",
                "r1",
                kind="copy",
                cited=False,
                share=1.0,
                evidence=("31 words in a row: 'At least 9 people are missing ...'",),
            ),
            make_link(
                "r1",
                "o3",
                kind="cites",
                share=0.11,
                confidence=0.8,
                evidence=("quotes Gauge Watch for a statement",),
            ),
            make_link("r4", "o3", kind="cites", share=0.2, confidence=0.8, evidence=()),
        ),
        origins=(
            Origin("o1", "Orrin Valley Post", "r1", ("r1", "r2", "r3")),
            Origin("o2", "Halden Radio", "r4", ("r4",)),
            Origin("o3", "Gauge Watch", None, ("r1", "r2", "r4")),
        ),
        groups=_groups(),
        drift=_drifts(post, harbour),
        events=(
            Event(
                "e1",
                ("c1", "c5"),
                "ACCIDENT",
                None,
                ("disaster",),
                "asserted",
                (),
                ("people",),
                "p1",
                "t1",
                None,
                None,
            ),
            Event(
                "e2",
                ("c7",),
                "ACCUSE",
                "formal",
                (),
                "future",
                ("the minister",),
                (),
                None,
                None,
                (2, 4),
                (1, 1),
            ),
        ),
        places=_places(post, harbour, radio),
        times=(
            TimeExpression(
                "t1", words_of(post, "late on Saturday"), "2031-05-03", "2031-05-03", 1, "published"
            ),
            TimeExpression(
                "t2", words_of(harbour, "on Saturday"), "2031-05-03", "2031-05-03", 1, "published"
            ),
            TimeExpression(
                "t3", words_of(post, "in March"), "2031-03-01", "2031-03-31", 3, "published"
            ),
            TimeExpression("t4", words_of(harbour, "this week"), None, None, 2, "none"),
        ),
    )


def _attributions(post: Report, harbour: Report, radio: Report) -> tuple[Attribution, ...]:
    def voiced(
        id: str, report: Report, content: str, cue: str | None, source: str | None, **more: Any
    ) -> Attribution:
        given: dict[str, Any] = {
            "id": id,
            "content": words_of(report, content),
            "cue": words_of(report, cue) if cue else None,
            "source": words_of(report, source) if source else None,
            "source_kind": "person",
            "direct": False,
            "continued": False,
            "chain": (),
            "cue_class": "neutral",
            "confidence": 0.9,
        }
        return Attribution(**(given | more))

    return (
        voiced(
            "a1",
            post,
            "At least 9 people are missing",
            "said",
            "rescuers",
            source_kind="unnamed",
            chain=(Voice("rescuers", "unnamed"),),
        ),
        voiced(
            "a2",
            post,
            "We have searched both banks as far as the old mill",
            "told",
            "Ines Corvin",
            direct=True,
            chain=(
                Voice(
                    "Ines Corvin", "person", "leads the rescue", None, "phone", "Orrin Valley Post"
                ),
                Voice("Orrin Valley Post", "outlet"),
            ),
        ),
        voiced(
            "a3",
            post,
            "any warning had reached it",
            "denied",
            "Brightwater",
            source_kind="group",
            cue_class="denying",
            chain=(Voice("Brightwater", "group"),),
        ),
        voiced(
            "a4",
            harbour,
            "The river rose 4 metres in an hour",
            "confirmed",
            "Gauge Watch",
            source_kind="group",
            direct=True,
            cue_class="factive",
            chain=(Voice("Gauge Watch", "group"),),
        ),
        voiced(
            "a5",
            radio,
            "Six people are missing below the Tolmere weir",
            "told",
            "Odo Brandt",
            chain=(Voice("Odo Brandt", "person", "mayor", "Halden"),),
        ),
        voiced(
            "a6",
            harbour,
            "The minister for water is expected to resign this week",
            None,
            None,
            continued=True,
            source_kind="unnamed",
        ),
    )


def _claims(post: Report, harbour: Report, mirror: Report, radio: Report) -> tuple[Claim, ...]:
    return (
        make_claim("c1", words_of(post, "At least 9 people are missing"), "g1", "a1"),
        make_claim("c2", words_of(post, "Two engineers had warned of cracks"), "g2"),
        make_claim("c3", words_of(post, "the river rose 3 metres in an hour"), "g3"),
        make_claim("c4", words_of(post, "About 400 people spent the night"), "g4"),
        make_claim("c5", words_of(harbour, "Nine people are missing"), "g1"),
        make_claim("c6", words_of(harbour, "The river rose 4 metres in an hour"), "g3", "a4"),
        make_claim("c7", words_of(harbour, "The minister for water is expected to resign"), "g5"),
        make_claim("c8", words_of(mirror, "At least 9 people are missing"), "g1"),
        make_claim("c9", words_of(mirror, "Two engineers had warned of cracks"), "g2"),
        make_claim(
            "c10", words_of(radio, "Six people are missing below the Tolmere weir"), "g1", "a5"
        ),
    )


def _groups() -> tuple[Group, ...]:
    return (
        Group(
            "g1",
            "At least 9 people are missing",
            ("c1", "c5", "c8", "c10"),
            ("r1", "r2", "r3", "r4"),
            ("o1", "o2"),
            2,
            "conflicting",
            (
                Value("at least 9 missing", ("c1", "c5", "c8"), ("o1",)),
                Value("6 missing", ("c10",), ("o2",)),
            ),
            0.86,
            ("the mayor and the rescuers are different sources",),
        ),
        Group(
            "g2",
            "Two engineers had warned of cracks",
            ("c2", "c9"),
            ("r1", "r3"),
            ("o1",),
            1,
            "single-origin",
            (),
            0.97,
            ("r3 copies r1",),
        ),
        Group(
            "g3",
            "The river rose 3 metres in an hour",
            ("c3", "c6"),
            ("r1", "r2"),
            ("o3",),
            1,
            "single-origin",
            (Value("3 metres", ("c3",)), Value("4 metres", ("c6",))),
            0.7,
            (),
        ),
        Group(
            "g4",
            "About 400 people spent the night in the school",
            ("c4",),
            ("r1",),
            ("o1",),
            1,
            "single-origin",
            (),
            1.0,
            (),
        ),
        Group(
            "g5",
            "The minister is expected to resign",
            ("c7",),
            ("r2",),
            ("o1",),
            1,
            "single-origin",
            (),
            1.0,
            (),
        ),
    )


def _alignments(post: Report, harbour: Report, mirror: Report) -> tuple[Alignment, ...]:
    pairs = (
        (harbour, "Warnings ignored: nine lost at Tolmere", LEAD, 0.55, 0.2),
        (harbour, NINE, LEAD, 0.91, 0.7),
        (harbour, ACCORDING, SEARCHED, 0.85, 0.5),
        (harbour, FUSED, WARNED, 0.9, 0.8),
        (harbour, FUSED, LEFT, 0.8, 0.5),
        (harbour, CONFIRMED, ROSE, 0.8, 0.5),
        *((mirror, words, words, 1.0, 1.0) for words in (LEAD, WARNED, LEFT, DENIED)),
    )
    return tuple(
        Alignment(words_of(child, mine), words_of(post, theirs), score, verbatim, 0, 0, ())
        for child, mine, theirs, score, verbatim in pairs
    )


def _drifts(post: Report, harbour: Report) -> tuple[Drift, ...]:
    def found(
        number: int, kind: DriftKind, severity: Severity, mine: str, theirs: str, detail: str = ""
    ) -> Drift:
        return make_drift(
            number, kind, severity, words_of(harbour, mine), words_of(post, theirs), detail
        )

    return (
        found(
            1,
            "attribution-dropped",
            "medium",
            NINE,
            LEAD,
            "the source credits rescuers; the retelling states it as fact",
        ),
        found(2, "hedge-dropped", "medium", "gave way", "apparently gave way"),
        found(
            3,
            "number-changed",
            "medium",
            "Nine people",
            "At least 9 people",
            "'at least 9' became 'nine': the bound is lost",
        ),
        found(
            4,
            "merged",
            "high",
            "and left the company afterwards",
            LEFT,
            "the source says this of one of them; in the retelling both left",
        ),
        found(
            5,
            "omitted-denial",
            "high",
            "Brightwater runs the weir.",
            DENIED,
            "the source adds the operator's denial; the retelling leaves it out",
        ),
        found(6, "number-changed", "high", "4 metres", "3 metres"),
        found(
            7,
            "certainty-raised",
            "medium",
            "Gauge Watch confirmed",
            "Gauge Watch, a group of volunteers, said",
        ),
        found(
            8,
            "quote-fabricated",
            "high",
            "The river rose 4 metres in an hour",
            "the river rose 3 metres in an hour",
            "the source has no quotation marks here",
        ),
        found(9, "hedge-added", "low", "is expected to resign", "told"),
    )


def _places(post: Report, harbour: Report, radio: Report) -> tuple[Place, ...]:
    def placed(id: str, report: Report, words: str, **fields: Any) -> Place:
        given: dict[str, Any] = {
            "id": id,
            "span": words_of(report, words),
            "name": words,
            "geonameid": None,
            "lat": None,
            "lon": None,
            "kind": "unknown",
            "country": None,
            "precision": 3,
            "confidence": 0.4,
            "candidates": 0,
        }
        return Place(**(given | fields))

    tolmere: dict[str, Any] = {
        "geonameid": 1,
        "lat": 61.9,
        "lon": 9.2,
        "kind": "city",
        "country": "NO",
        "precision": 1,
        "confidence": 0.9,
        "candidates": 2,
    }
    halden: dict[str, Any] = {
        "geonameid": 2,
        "lat": 59.13,
        "lon": 11.39,
        "kind": "city",
        "country": "NO",
        "precision": 1,
        "confidence": 0.8,
        "candidates": 3,
    }
    return (
        placed("p1", post, "Tolmere", **tolmere),
        placed("p2", post, "Halden", **halden),
        placed("p3", harbour, "Tolmere", **tolmere),
        placed(
            "p4",
            harbour,
            "Orrin",
            lat=61.3,
            lon=8.2,
            kind="province",
            precision=2,
            confidence=0.6,
            candidates=1,
        ),
        placed("p5", radio, "Sarn Ford", candidates=4),
    )
