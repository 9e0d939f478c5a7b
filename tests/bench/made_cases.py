"""An invented pair and an invented family with labels, and the dossiers that would be right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Json = dict[str, Any]

SOURCE_TEXT = """\
Dam at Orlu cracks after rain

Engineers said the dam at Orlu may fail within days. At least 11 families left the valley, \
Mayor Ines Toll told the Orlu Bell.

"We heard a crack like a gun," she said. The water board denied that the wall was unsafe.

Advertise | About us
"""
RETELLING_TEXT = """\
Orlu dam cracks

The dam at Orlu will fail within days. Eleven families left the valley, the mayor, Ines Toll, \
confirmed.

"We heard a crack like a gun," Toll said.

Subscribe now
"""
PAIR_TEXTS = {"source.txt": SOURCE_TEXT, "retelling.txt": RETELLING_TEXT}
REPORT_IDS = {"source.txt": "r2", "retelling.txt": "r1"}


def offsets(text: str, words: str) -> Json:
    """The span of the first place where the words stand."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def in_source(words: str) -> Json:
    return offsets(SOURCE_TEXT, words)


def in_retelling(words: str) -> Json:
    return offsets(RETELLING_TEXT, words)


def as_dossier_span(file: str, value: Json) -> Json:
    """A gold span as a dossier writes it."""
    return {"report": REPORT_IDS[file], **value}


def source_span(words: str) -> Json:
    return as_dossier_span("source.txt", in_source(words))


def retelling_span(words: str) -> Json:
    return as_dossier_span("retelling.txt", in_retelling(words))


def _row(retelling: str, source: str) -> Json:
    return {"retelling": in_retelling(retelling), "source": in_source(source)}


def _drift(kind: str, severity: str, retelling: str, source: str, alt: Iterable[str] = ()) -> Json:
    return {**_row(retelling, source), "kind": kind, "severity": severity, "alt": list(alt)}


def pair_gold() -> Json:
    """The labels of the pair."""
    quote = "We heard a crack like a gun"
    return {
        "topic": "a dam",
        "faithful": False,
        "alignment": [
            _row("Orlu dam cracks", "Dam at Orlu cracks after rain"),
            _row(
                "The dam at Orlu will fail within days.",
                "Engineers said the dam at Orlu may fail within days.",
            ),
            _row(
                "Eleven families left the valley, the mayor, Ines Toll, confirmed.",
                "At least 11 families left the valley, Mayor Ines Toll told the Orlu Bell.",
            ),
            _row(f'"{quote}," Toll said.', f'"{quote}," she said.'),
        ],
        "novel": [],
        "drift": [
            _drift(
                "attribution-dropped",
                "high",
                "The dam at Orlu will fail within days",
                "Engineers said the dam at Orlu may fail within days",
            ),
            _drift("hedge-dropped", "high", "will fail", "may fail", ["certainty-raised"]),
            _drift("number-changed", "medium", "Eleven families", "At least 11 families"),
            _drift(
                "omitted-denial",
                "high",
                f'"{quote}," Toll said.',
                "The water board denied that the wall was unsafe",
            ),
        ],
        "attributions": {
            "source": [
                _attribution(
                    in_source("the dam at Orlu may fail within days"), "said", "Engineers"
                ),
                _attribution(
                    in_source("At least 11 families left the valley"), "told", "Mayor Ines Toll"
                ),
                _attribution(in_source(quote), "said", "she", "Ines Toll", quote=True),
                _attribution(in_source("the wall was unsafe"), "denied", "The water board"),
            ],
            "retelling": [
                _attribution(
                    in_retelling("Eleven families left the valley"),
                    "confirmed",
                    "the mayor, Ines Toll",
                ),
                _attribution(in_retelling(quote), "said", "Toll", quote=True),
            ],
        },
        "boilerplate": {
            "source": [in_source("Advertise | About us")],
            "retelling": [in_retelling("Subscribe now")],
        },
    }


def _attribution(
    content: Json, cue: str, source: str, resolves: str | None = None, *, quote: bool = False
) -> Json:
    row = {"content": content, "cue": cue, "source": source, "kind": "person", "quote": quote}
    return row if resolves is None else {**row, "resolves": resolves}


def empty_pair_dossier() -> Json:
    """A dossier of the pair that has read both reports and says nothing."""
    reports = [
        {"id": i, "path": f"some/folder/{file}", "furniture": []} for file, i in REPORT_IDS.items()
    ]
    names = ("attributions", "claims", "alignments", "links", "origins", "groups", "drift")
    return {"reports": reports, **{name: [] for name in names}}


def pair_dossier(gold: Json) -> Json:
    """The dossier that says what the gold says."""
    dossier = empty_pair_dossier()
    for side, report in (("source", 0), ("retelling", 1)):
        file = f"{side}.txt"
        dossier["reports"][report]["furniture"] = [
            {"span": as_dossier_span(file, s), "rule": "navigation"}
            for s in gold["boilerplate"][side]
        ]
        dossier["attributions"] += [
            _as_found(file, PAIR_TEXTS[file], row) for row in gold["attributions"][side]
        ]
    dossier["alignments"] = [_child_and_parent(row) for row in gold["alignment"]]
    dossier["drift"] = [{**_child_and_parent(row), "kind": row["kind"]} for row in gold["drift"]]
    dossier["links"] = [{"child": "r1", "parent": "r2", "kind": "rewrite", "cited": False}]
    return dossier


def _child_and_parent(row: Json) -> Json:
    return {
        "child": as_dossier_span("retelling.txt", row["retelling"]),
        "parent": as_dossier_span("source.txt", row["source"]),
    }


def _as_found(file: str, text: str, row: Json) -> Json:
    return {
        "content": as_dossier_span(file, row["content"]),
        "cue": as_dossier_span(file, offsets(text, row["cue"])),
        "source": as_dossier_span(file, offsets(text, row["source"])),
        "direct": row["quote"],
        "chain": [{"name": row.get("resolves", row["source"]), "kind": "person"}],
        "confidence": 1.0,
    }


FAMILY_TEXTS = {
    "bell.txt": "Title: Bell\nSource: Orlu Bell\nPublished:\n\nThe flood killed 2 people at Orlu.",
    "copy.txt": "Title: Copy\nSource: Daily Copy\nPublished:\n\nTwo dead at Orlu, the Bell says.\n",
    "other.txt": "Title: Other\nSource: Other\nPublished:\n\nThe flood killed 9 people at Orlu.\n",
    "both.txt": "Title: Both\nSource: Both\nPublished:\n\nThe bridge fell, Bell and Other say.\n",
    "sport.txt": "Title: Sport\nSource: Sport\nPublished:\n\nOrlu won by 2 goals.\n",
}
FAMILY_IDS = {file: f"r{n}" for n, file in enumerate(FAMILY_TEXTS, start=1)}


def family_gold() -> Json:
    """The labels of the family."""
    return {
        "reports": {file: {"outlet": "", "published": ""} for file in FAMILY_TEXTS},
        "links": [
            {"child": "copy.txt", "parent": "bell.txt", "kind": "rewrite", "cited": True},
            {"child": "both.txt", "parent": "bell.txt", "kind": "excerpt", "cited": True},
            {"child": "both.txt", "parent": "other.txt", "kind": "excerpt", "cited": False},
        ],
        "unseen_origins": [{"name": "Orlu Rescue Service", "cited_by": ["bell.txt"]}],
        "independent_groups": [["bell.txt", "copy.txt", "both.txt"], ["other.txt", "both.txt"]],
        "claims": [
            {
                "claim": "The flood killed 2 people at Orlu.",
                "reports": ["bell.txt", "copy.txt"],
                "independent_origins": 1,
                "conflicts": [{"file": "other.txt", "value": "9 dead"}],
            },
            {
                "claim": "The bridge fell.",
                "reports": ["bell.txt", "other.txt", "both.txt"],
                "independent_origins": 2,
                "conflicts": [],
            },
        ],
        "distractors": ["sport.txt"],
    }


def empty_family_dossier() -> Json:
    """A dossier of the family that has read all reports and says nothing."""
    reports = [{"id": i, "path": file, "furniture": []} for file, i in FAMILY_IDS.items()]
    names = ("claims", "links", "origins", "groups")
    return {"reports": reports, **{name: [] for name in names}}


def family_dossier(gold: Json) -> Json:
    """The dossier that says what the gold says."""
    dossier = empty_family_dossier()
    dossier["links"] = [
        {**row, "child": FAMILY_IDS[row["child"]], "parent": FAMILY_IDS[row["parent"]]}
        for row in gold["links"]
    ]
    for n, files in enumerate(gold["independent_groups"], start=1):
        reports = [FAMILY_IDS[f] for f in files]
        dossier["origins"].append(
            {"id": f"o{n}", "name": files[0], "report": reports[0], "reports": reports}
        )
    for n, row in enumerate(gold["unseen_origins"]):
        dossier["origins"].append(
            {"id": f"u{n}", "name": row["name"], "report": None, "reports": []}
        )
        dossier["links"] += [
            {"child": FAMILY_IDS[f], "parent": f"u{n}", "kind": "cites", "cited": True}
            for f in row["cited_by"]
        ]
    for n, row in enumerate(gold["claims"], start=1):
        add_group(dossier, f"g{n}", row)
    return dossier


def add_group(dossier: Json, group: str, row: Json) -> None:
    """Add a group that says what one gold claim says."""
    by_value: Mapping[str, list[str]] = {"": list(row["reports"])}
    for conflict in row["conflicts"]:
        by_value = {**by_value, conflict["value"]: [conflict["file"]]}
    values: list[Json] = []
    for value, files in by_value.items():
        ids = [f"{group}-{value}-{FAMILY_IDS[f]}" for f in files]
        for claim, file in zip(ids, files, strict=True):
            span = {"report": FAMILY_IDS[file], **offsets(FAMILY_TEXTS[file], "Title:")}
            dossier["claims"].append({"id": claim, "span": span, "group": group})
        count = row["independent_origins"] if not value else 1
        values.append({"value": value, "claims": ids, "independent_origins": count})
    dossier["groups"].append(
        {
            "id": group,
            "text": row["claim"],
            "claims": [c for v in values for c in v["claims"]],
            "reports": [FAMILY_IDS[f] for files in by_value.values() for f in files],
            "origins": ["o1", "o2"],
            "independent_origins": row["independent_origins"],
            "status": "conflicting" if row["conflicts"] else "corroborated",
            "values": values if row["conflicts"] else [],
        }
    )
