"""Origins that people hold to be one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.case.deciding.rulings import Rulings
from headwater.case.naming import Namer
from headwater.lexicon.naming import same_name
from headwater.model import Group, Origin
from headwater.pipeline import Findings


def merge_origins(findings: Findings, rulings: Rulings) -> Findings:
    """Origins that people hold to be one, counted as one; runs after origins were counted."""
    for ruling in rulings.on("origin", "merge", "confirm", "note"):
        namer = rulings.namer(findings)
        origin = find_origin(findings, namer, ruling.target, ruling.anchor["label"])
        if origin is None:
            continue
        rulings.meet(ruling, origin.id)
        for other in ruling.others:
            twin = find_origin(findings, namer, other["name"], other["anchor"]["label"])
            if twin is not None and twin.id != origin.id:
                findings = _joined(findings, origin, twin)
                origin = next(o for o in findings.origins if o.id == origin.id)
    return findings


def find_origin(findings: Findings, namer: Namer, name: str, label: str) -> Origin | None:
    """The origin that a decision is about: of the same name, else one not at hand called alike."""
    for origin in findings.origins:
        if namer.origin(origin) == name:
            return origin
    unseen = [o for o in findings.origins if o.report is None]
    return next((o for o in unseen if same_name(o.name, label)), None)


def _joined(findings: Findings, origin: Origin, twin: Origin) -> Findings:
    """Two origins as one; the groups that rest on both rest on one origin less."""
    reports = tuple(r.id for r in findings.reports if r.id in {*origin.reports, *twin.reports})
    root = origin.report or twin.report
    one = replace(origin, reports=reports, report=root)
    origins = [one if o.id == origin.id else o for o in findings.origins if o.id != twin.id]
    numbers = {o.id: f"o{n}" for n, o in enumerate(origins, start=1)} | {twin.id: origin.id}
    numbers[twin.id] = numbers[origin.id]
    links = {
        (x.child, x.parent): x
        for x in (replace(x, parent=numbers.get(x.parent, x.parent)) for x in findings.links)
    }
    return replace(
        findings,
        origins=tuple(replace(o, id=numbers[o.id]) for o in origins),
        links=tuple(links.values()),
        groups=tuple(_recounted(g, numbers, {origin.id, twin.id}) for g in findings.groups),
    )


def _recounted(group: Group, numbers: Mapping[str, str], pair: set[str]) -> Group:
    origins = _renumbered(group.origins, numbers)
    less = int(pair <= set(group.origins))
    count = max(1, group.independent_origins - less)
    values = tuple(replace(v, origins=_renumbered(v.origins, numbers)) for v in group.values)
    status = group.status
    if status == "conflicting" and len({v.origins for v in values}) == 1:
        status = "corroborated"
    if status == "corroborated" and count == 1:
        status = "single-origin"
    return replace(group, origins=origins, independent_origins=count, values=values, status=status)


def _renumbered(ids: Sequence[str], numbers: Mapping[str, str]) -> tuple[str, ...]:
    new = {numbers[i] for i in ids}
    return tuple(sorted(new, key=lambda i: (len(i), i)))
