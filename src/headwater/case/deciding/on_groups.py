"""Claims that people hold to be the same, or not to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.case.deciding.rulings import Ruling, Rulings
from headwater.case.deciding.taking import why_not_confirmed
from headwater.case.naming import Namer
from headwater.model import Claim, Group, Value
from headwater.pipeline import Findings


@dataclass(frozen=True, slots=True)
class _Claims:
    """The claims of a run, by id, with their stable names."""

    by_id: Mapping[str, Claim]
    names: Mapping[str, str]
    place: Mapping[str, int]

    @classmethod
    def of(cls, findings: Findings, namer: Namer) -> _Claims:
        every = {c.id: c for made in findings.claims.values() for c in made}
        names = {id: namer.claim(c) for id, c in every.items()}
        return cls(every, names, {id: number for number, id in enumerate(every)})


def decide_groups(findings: Findings, rulings: Rulings) -> Findings:
    """Join and part groups as decided; runs before origins are counted."""
    claims = _Claims.of(findings, rulings.namer(findings))
    groups = list(findings.groups)
    for ruling in rulings.on("group", "merge", "split", "reject"):
        group = _find(groups, claims, ruling.anchor["claims"])
        if group is None:
            continue
        if ruling.verb == "merge":
            groups = _merge(groups, claims, group, ruling)
        else:
            groups = _split(groups, claims, group, ruling)
        rulings.meet(ruling)
    return _numbered(findings, groups, claims)


def annotate_groups(findings: Findings, rulings: Rulings) -> Findings:
    """What people say of the groups, once their origins are counted."""
    claims = _Claims.of(findings, rulings.namer(findings))
    groups = list(findings.groups)
    for ruling in rulings.on("group", "merge", "split", "reject", "confirm", "grade", "note"):
        group = _find(groups, claims, ruling.anchor["claims"])
        if group is None:
            continue
        rulings.meet(ruling, group.id)
        groups[groups.index(group)] = _said(group, ruling)
        if ruling.value == "1" and why_not_confirmed(group.independent_origins, group.status):
            rulings.barred[ruling.number] = group.id
    return replace(findings, groups=tuple(groups))


def _find(groups: Sequence[Group], claims: _Claims, anchor: Sequence[str]) -> Group | None:
    """The group that holds most of the claims that a decision was about, if any."""
    wanted = set(anchor)
    shared = [sum(claims.names[c] in wanted for c in g.claims) for g in groups]
    most = max(shared, default=0)
    return groups[shared.index(most)] if most else None


def _merge(groups: list[Group], claims: _Claims, group: Group, ruling: Ruling) -> list[Group]:
    for other in ruling.others:
        twin = _find(groups, claims, other["anchor"]["claims"])
        if twin is not None and twin.id != group.id:
            held = _made(group, claims, (*group.claims, *twin.claims), group.values + twin.values)
            groups = [held if g.id == group.id else g for g in groups if g.id != twin.id]
            group = held
    return groups


def _split(groups: list[Group], claims: _Claims, group: Group, ruling: Ruling) -> list[Group]:
    """The claims named stand together apart; of a group that is no group, every claim alone."""
    apart = {o["name"] for o in ruling.others}
    kept = [c for c in group.claims if claims.names[c] not in apart]
    parts = [[c] for c in group.claims] if not apart else [kept, _but(group.claims, kept)]
    parts = [p for p in parts if p]
    made = [
        replace(_made(group, claims, p, group.values), id=group.id if n == 0 else f"{group.id}.{n}")
        for n, p in enumerate(parts)
    ]
    place = groups.index(group)
    return [*groups[:place], *made, *groups[place + 1 :]]


def _but(claims: Sequence[str], without: Sequence[str]) -> list[str]:
    return [c for c in claims if c not in without]


def _made(group: Group, claims: _Claims, members: Sequence[str], values: Sequence[Value]) -> Group:
    """A group of other claims, with the answers that these give."""
    ordered = tuple(sorted(members, key=lambda c: claims.place[c]))
    spans = [claims.by_id[c].span for c in ordered]
    words = [" ".join(s.text.split()) for s in spans]
    answers: dict[str, tuple[str, ...]] = {}
    for value in values:
        theirs = tuple(c for c in value.claims if c in ordered)
        if theirs:
            answers[value.value] = (*answers.get(value.value, ()), *theirs)
    return replace(
        group,
        text=group.text if group.text in words else words[0],
        claims=ordered,
        reports=tuple(dict.fromkeys(s.report for s in spans)),
        values=tuple(Value(value, theirs) for value, theirs in answers.items()),
        confidence=1.0,
    )


def _numbered(findings: Findings, groups: Sequence[Group], claims: _Claims) -> Findings:
    """Groups in the order of their first claims, as the stage has them."""
    ordered = sorted(groups, key=lambda g: claims.place[g.claims[0]])
    made = tuple(replace(g, id=f"g{n}") for n, g in enumerate(ordered, start=1))
    group_of = {c: g.id for g in made for c in g.claims}
    held = {
        report: tuple(replace(c, group=group_of.get(c.id)) for c in theirs)
        for report, theirs in findings.claims.items()
    }
    return replace(findings, groups=made, claims=held)


def _said(group: Group, ruling: Ruling) -> Group:
    if ruling.verb in {"grade", "note"}:
        return group
    confidence = 1.0 if ruling.verb == "confirm" else group.confidence
    return replace(group, confidence=confidence, evidence=(ruling.words, *group.evidence))
