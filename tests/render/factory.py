"""An invented dossier with everything in it, and ways to spoil it.

The story: a gate of a weir gives way. One original, one rewrite that names it, one copy that does
not, one report of its own, and a group of volunteers whose own report nobody has.
"""

from __future__ import annotations

import dataclasses
import hashlib
from typing import Any

from headwater.dossier import Account, Dossier, Provenance
from headwater.model import (
    Alignment,
    Attribution,
    Block,
    BlockKind,
    Claim,
    Drift,
    DriftKind,
    Event,
    Group,
    Link,
    Origin,
    Outcome,
    Place,
    Published,
    Report,
    Severity,
    Span,
    TimeExpression,
    Value,
    Voice,
)

POST = """Weir gate gives way above Tolmere, at least 9 missing

At least 9 people are missing after a gate of the Tolmere weir apparently gave way late on Saturday, rescuers said.

“We have searched both banks as far as the old mill,” Ines Corvin, who leads the rescue, told the Orrin Valley Post by telephone.

Two engineers had warned of cracks in the gate in March. One of them left the company afterwards.

The operator, Brightwater, denied that any warning had reached it.

About 400 people spent the night in the school at Halden.

Gauge Watch, a group of volunteers, said the river rose 3 metres in an hour.
"""
HARBOUR = """Warnings ignored: nine lost at Tolmere

Nine people are missing after a gate of the Tolmere weir gave way on Saturday.

According to the Orrin Valley Post, rescuers have searched both banks as far as the old mill. Two engineers had warned of cracks in the gate in March and left the company afterwards. Brightwater runs the weir.

“The river rose 4 metres in an hour,” Gauge Watch confirmed.

The minister for water is expected to resign this week.

Read also: ten walks along the Orrin
"""
MIRROR = """Missing after weir gate fails

At least 9 people are missing after a gate of the Tolmere weir apparently gave way late on Saturday, rescuers said.

Two engineers had warned of cracks in the gate in March. One of them left the company afterwards.

The operator, Brightwater, denied that any warning had reached it.
"""
RADIO = """“We heard it go”: the night at Halden

Six people are missing below the Tolmere weir, the mayor of Halden, Odo Brandt, told Halden Radio on Sunday morning.

Gauge Watch put the rise of the river at 3 metres in an hour.

Nobody in the village of Sarn Ford had been told to leave, three families said.
"""


def make_report(
    id: str,
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    furniture: str | None = None,
    **fields: Any,
) -> Report:
    """A report whose first block is its title and whose others are paragraphs."""
    blocks: list[Block] = []
    at = 0
    for part in text.split("\n\n"):
        kind: BlockKind = "paragraph" if blocks else "title"
        words = part.strip("\n")
        if furniture and words.startswith(furniture):
            kind = "furniture"
        blocks.append(Block(kind, Span(id, at, at + len(words), words)))
        at += len(part) + 2
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    given: dict[str, Any] = {
        "id": id,
        "path": f"weir/{id}.txt",
        "url": f"https://news.example/{id}",
        "sha256": digest,
        "text_sha256": digest,
        "text": text,
        "title": blocks[0].span,
        "outlet": outlet,
        "outlet_basis": "header" if outlet else None,
        "author": None,
        "dateline": None,
        "agency_tags": (),
        "published": Published(published, published, "metadata") if published else Published(),
        "language": "en",
        "furniture": (),
        "blocks": tuple(blocks),
        "encoding": "utf-8 (guessed, 0.99)",
        "extraction": "plain",
    }
    return Report(**(given | fields))


def words_of(report: Report, words: str) -> Span:
    """The span of some words of a report, which must hold them."""
    start = report.text.index(words)
    return report.span(start, start + len(words))


def make_link(child: str, parent: str, **fields: Any) -> Link:
    """A rewrite that names its parent, unless the fields say otherwise."""
    given: dict[str, Any] = {
        "child": child,
        "parent": parent,
        "kind": "rewrite",
        "cited": True,
        "share": 0.62,
        "undirected": False,
        "confidence": 0.97,
        "evidence": ("names the parent in 'According to ...'", "4 of 6 sentences align"),
    }
    return Link(**(given | fields))


def make_dossier(**fields: Any) -> Dossier:
    """The dossier of the weir, with any field replaced."""
    whole = _weir()
    return dataclasses.replace(whole, **fields)


def make_empty_dossier(**fields: Any) -> Dossier:
    """A dossier of nothing, with any field replaced."""
    bare = Dossier(Account(0, 0, (), (), ()), Provenance("0" * 64, (("read", "1"),), None))
    return dataclasses.replace(bare, **fields)


def make_long_dossier(reports: int) -> Dossier:
    """One original and many copies of it, each with a drift and a claim of its own."""
    texts = [
        make_report(f"r{n}", POST, outlet=f"Outlet {n}", published=f"2031-05-{n % 28 + 1:02d}")
        for n in range(1, reports + 1)
    ]
    first = texts[0]
    words = words_of(first, "apparently gave way")
    claims = tuple(
        _claim(f"c{n}", words_of(r, "At least 9 people are missing"), "g1")
        for n, r in enumerate(texts, start=1)
    )
    groups = tuple(
        Group(f"g{n}", f"Claim {n}", tuple(c.id for c in claims), tuple(r.id for r in texts),
              ("o1",), 1, "single-origin", (), 0.9, ())
        for n in range(1, reports + 1)
    )
    return make_empty_dossier(
        account=Account(reports, reports, (), (), ()),
        reports=tuple(texts),
        links=tuple(make_link(r.id, "r1", kind="copy", cited=False) for r in texts[1:]),
        origins=(Origin("o1", "Outlet 1", "r1", tuple(r.id for r in texts)),),
        drift=tuple(
            _drift(n, "hedge-dropped", "medium", words_of(r, "gave way"), words)
            for n, r in enumerate(texts[1:], start=1)
        ),
        claims=claims,
        groups=groups,
    )


def _weir() -> Dossier:
    post = make_report(
        "r1", POST, outlet="Orrin Valley Post", published="2031-05-04T06:10:00Z",
        author="Tessa Marl",
    )
    harbour = make_report(
        "r2", HARBOUR, outlet="Harbour Daily", published="2031-05-04T15:00:00Z",
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
        provenance=Provenance("5e" * 32, (("read", "1"), ("align", "2")), "en_core_web_md 3.7.1"),
        reports=(post, harbour, mirror, radio),
        attributions=_attributions(post, harbour, radio),
        claims=_claims(post, harbour, mirror, radio),
        alignments=_alignments(post, harbour, mirror),
        links=(
            make_link("r2", "r1"),
            make_link("r3", "r1", kind="copy", cited=False, share=1.0,
                      evidence=("31 words in a row: 'At least 9 people are missing ...'",)),
            make_link("r1", "o3", kind="cites", share=0.11, confidence=0.8,
                      evidence=("quotes Gauge Watch for a statement",)),
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
            Event("e1", ("c1", "c5"), "ACCIDENT", None, ("disaster",), "asserted", (),
                  ("people",), "p1", "t1", None, None),
            Event("e2", ("c7",), "ACCUSE", "formal", (), "future", ("the minister",), (), None,
                  None, (2, 4), (1, 1)),
        ),
        places=_places(post, harbour, radio),
        times=(
            TimeExpression("t1", words_of(post, "late on Saturday"), "2031-05-03", "2031-05-03",
                           1, "published"),
            TimeExpression("t2", words_of(harbour, "on Saturday"), "2031-05-03", "2031-05-03", 1,
                           "published"),
            TimeExpression("t3", words_of(post, "in March"), "2031-03-01", "2031-03-31", 3,
                           "published"),
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
        voiced("a1", post, "At least 9 people are missing", "said", "rescuers",
               source_kind="unnamed", chain=(Voice("rescuers", "unnamed"),)),
        voiced("a2", post, "We have searched both banks as far as the old mill", "told",
               "Ines Corvin", direct=True,
               chain=(Voice("Ines Corvin", "person", "leads the rescue", None, "phone",
                            "Orrin Valley Post"), Voice("Orrin Valley Post", "outlet"))),
        voiced("a3", post, "any warning had reached it", "denied", "Brightwater",
               source_kind="group", cue_class="denying", chain=(Voice("Brightwater", "group"),)),
        voiced("a4", harbour, "The river rose 4 metres in an hour", "confirmed", "Gauge Watch",
               source_kind="group", direct=True, cue_class="factive",
               chain=(Voice("Gauge Watch", "group"),)),
        voiced("a5", radio, "Six people are missing below the Tolmere weir", "told",
               "Odo Brandt", chain=(Voice("Odo Brandt", "person", "mayor", "Halden"),)),
        voiced("a6", harbour, "The minister for water is expected to resign this week", None,
               None, continued=True, source_kind="unnamed"),
    )


def _claim(id: str, span: Span, group: str | None, *attributions: str) -> Claim:
    return Claim(id, span, 0, attributions, "stated", (), (), None, group)


def _claims(post: Report, harbour: Report, mirror: Report, radio: Report) -> tuple[Claim, ...]:
    return (
        _claim("c1", words_of(post, "At least 9 people are missing"), "g1", "a1"),
        _claim("c2", words_of(post, "Two engineers had warned of cracks"), "g2"),
        _claim("c3", words_of(post, "the river rose 3 metres in an hour"), "g3"),
        _claim("c4", words_of(post, "About 400 people spent the night"), "g4"),
        _claim("c5", words_of(harbour, "Nine people are missing"), "g1"),
        _claim("c6", words_of(harbour, "The river rose 4 metres in an hour"), "g3", "a4"),
        _claim("c7", words_of(harbour, "The minister for water is expected to resign"), "g5"),
        _claim("c8", words_of(mirror, "At least 9 people are missing"), "g1"),
        _claim("c9", words_of(mirror, "Two engineers had warned of cracks"), "g2"),
        _claim("c10", words_of(radio, "Six people are missing below the Tolmere weir"), "g1", "a5"),
    )


def _groups() -> tuple[Group, ...]:
    return (
        Group("g1", "At least 9 people are missing", ("c1", "c5", "c8", "c10"),
              ("r1", "r2", "r3", "r4"), ("o1", "o2"), 2, "conflicting",
              (Value("at least 9 missing", ("c1", "c5", "c8"), ("o1",)),
               Value("6 missing", ("c10",), ("o2",))), 0.86,
              ("the mayor and the rescuers are different sources",)),
        Group("g2", "Two engineers had warned of cracks", ("c2", "c9"), ("r1", "r3"), ("o1",), 1,
              "single-origin", (), 0.97, ("r3 copies r1",)),
        Group("g3", "The river rose 3 metres in an hour", ("c3", "c6"), ("r1", "r2"), ("o3",), 1,
              "single-origin", (Value("3 metres", ("c3",)), Value("4 metres", ("c6",))), 0.7, ()),
        Group("g4", "About 400 people spent the night in the school", ("c4",), ("r1",), ("o1",),
              1, "single-origin", (), 1.0, ()),
        Group("g5", "The minister is expected to resign", ("c7",), ("r2",), ("o1",), 1,
              "single-origin", (), 1.0, ()),
    )


def _alignments(post: Report, harbour: Report, mirror: Report) -> tuple[Alignment, ...]:
    lead = "At least 9 people are missing after a gate of the Tolmere weir apparently gave way late on Saturday, rescuers said."
    warned = "Two engineers had warned of cracks in the gate in March."
    left = "One of them left the company afterwards."
    fused = "Two engineers had warned of cracks in the gate in March and left the company afterwards."
    denied = "The operator, Brightwater, denied that any warning had reached it."
    pairs = (
        (harbour, "Warnings ignored: nine lost at Tolmere", lead, 0.55, 0.2),
        (harbour, "Nine people are missing after a gate of the Tolmere weir gave way on Saturday.",
         lead, 0.91, 0.7),
        (harbour, "According to the Orrin Valley Post, rescuers have searched both banks as far as the old mill.",
         "“We have searched both banks as far as the old mill,” Ines Corvin, who leads the rescue, told the Orrin Valley Post by telephone.",
         0.85, 0.5),
        (harbour, fused, warned, 0.9, 0.8),
        (harbour, fused, left, 0.8, 0.5),
        (harbour, "“The river rose 4 metres in an hour,” Gauge Watch confirmed.",
         "Gauge Watch, a group of volunteers, said the river rose 3 metres in an hour.", 0.8, 0.5),
        (mirror, lead, lead, 1.0, 1.0),
        (mirror, warned, warned, 1.0, 1.0),
        (mirror, left, left, 1.0, 1.0),
        (mirror, denied, denied, 1.0, 1.0),
    )
    return tuple(
        Alignment(words_of(child, mine), words_of(post, theirs), score, verbatim, 0, 0, ())
        for child, mine, theirs, score, verbatim in pairs
    )


def _drift(
    number: int, kind: DriftKind, severity: Severity, child: Span, parent: Span, detail: str = ""
) -> Drift:
    said = detail or f"'{parent.text}' became '{child.text}'"
    return Drift(f"d{number}", kind, severity, child, parent, said, 0.75)


def _drifts(post: Report, harbour: Report) -> tuple[Drift, ...]:
    def found(number: int, kind: DriftKind, severity: Severity, mine: str, theirs: str,
              detail: str = "") -> Drift:
        return _drift(
            number, kind, severity, words_of(harbour, mine), words_of(post, theirs), detail
        )

    lead = "At least 9 people are missing after a gate of the Tolmere weir apparently gave way late on Saturday, rescuers said."
    return (
        found(1, "attribution-dropped", "medium",
              "Nine people are missing after a gate of the Tolmere weir gave way on Saturday.", lead,
              "the source credits rescuers; the retelling states it as fact"),
        found(2, "hedge-dropped", "medium", "gave way", "apparently gave way"),
        found(3, "number-changed", "medium", "Nine people", "At least 9 people",
              "'at least 9' became 'nine': the bound is lost"),
        found(4, "merged", "high", "and left the company afterwards",
              "One of them left the company afterwards.",
              "the source says this of one of them; in the retelling both left"),
        found(5, "omitted-denial", "high", "Brightwater runs the weir.",
              "The operator, Brightwater, denied that any warning had reached it.",
              "the source adds the operator's denial; the retelling leaves it out"),
        found(6, "number-changed", "high", "4 metres", "3 metres"),
        found(7, "certainty-raised", "medium", "Gauge Watch confirmed",
              "Gauge Watch, a group of volunteers, said"),
        found(8, "quote-fabricated", "high", "The river rose 4 metres in an hour",
              "the river rose 3 metres in an hour",
              "the source has no quotation marks here"),
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

    tolmere: dict[str, Any] = {"geonameid": 1, "lat": 61.9, "lon": 9.2, "kind": "city",
                               "country": "NO", "precision": 1, "confidence": 0.9, "candidates": 2}
    halden: dict[str, Any] = {"geonameid": 2, "lat": 59.13, "lon": 11.39, "kind": "city",
                              "country": "NO", "precision": 1, "confidence": 0.8, "candidates": 3}
    return (
        placed("p1", post, "Tolmere", **tolmere),
        placed("p2", post, "Halden", **halden),
        placed("p3", harbour, "Tolmere", **tolmere),
        placed("p4", harbour, "Orrin", lat=61.3, lon=8.2, kind="province", precision=2,
               confidence=0.6, candidates=1),
        placed("p5", radio, "Sarn Ford", candidates=4),
    )
