"""What a decision is about: whatever a user names, found in the last dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from headwater.case.naming import Namer
from headwater.dossier import Dossier
from headwater.errors import CaseError
from headwater.model import Claim, Drift, Group, Link, Origin, Report, Verb, VoiceEntity

Kind = Literal["report", "outlet", "link", "origin", "voice", "claim", "group", "drift"]

VERBS: dict[Verb, tuple[Kind, ...]] = {
    "confirm": ("link", "origin", "voice", "group", "drift"),
    "reject": ("link", "origin", "group", "drift"),
    "split": ("group", "voice"),
    "merge": ("group", "voice", "origin", "outlet"),
    "correct": ("report", "link", "drift"),
    "note": get_args(Kind),
    "grade": ("outlet", "voice", "group"),
}
"""What each decision may be about; "undo" is about another decision."""

Found = Report | Claim | Origin | VoiceEntity | Group | Drift
"""What has an id of its own in a dossier."""

_OUTLET = "outlet:"


@dataclass(frozen=True, slots=True)
class Target:
    """Something that was found, as a decision remembers it.

    Attributes:
        kind: what it is.
        name: its stable name.
        about: what it is in words.
        reports: stable names of the reports that it concerns.
        anchor: what it is found again by, should its name have changed.
    """

    kind: Kind
    name: str
    about: str
    reports: tuple[str, ...]
    anchor: Mapping[str, Any] = field(default_factory=dict)


def find_target(dossier: Dossier, namer: Namer, names: Mapping[str, str], given: str) -> Target:
    """What a user means.

    Args:
        dossier: the last analysis.
        namer: gives stable names.
        names: stable names by id.
        given: an id of the dossier ("r2", "g3", "d5", "o1", "v4", "c7"), a link as CHILD:PARENT
            ("r2:r1"), a stable name ("link-3f9c2a71b04d"), or an outlet as "outlet:VOA".

    Raises:
        CaseError: there is nothing of that name.
    """
    if given.lower().startswith(_OUTLET):
        return _outlet(dossier, namer, given[len(_OUTLET) :].strip())
    id = given if given in names else next((i for i, n in names.items() if n == given), None)
    if id is not None:
        return _Finder(dossier, namer, names).target(id)
    for name in sorted({r.outlet for r in dossier.reports if r.outlet}):
        if namer.outlet(name) == given:
            return _outlet(dossier, namer, name)
    raise CaseError(
        f"{given!r}: nothing of that name was found; give an id of the last dossier (r2, g3, d5), "
        "a link as CHILD:PARENT (r2:r1), a stable name, or outlet:NAME"
    )


def _outlet(dossier: Dossier, namer: Namer, name: str) -> Target:
    wanted = namer.outlet(name)
    held = [r for r in dossier.reports if r.outlet and namer.outlet(r.outlet) == wanted]
    if not held:
        raise CaseError(f"outlet {name!r}: no report of the case is of it; see the view reports")
    label = held[0].outlet or name
    reports = tuple(namer.reports[r.id] for r in held)
    return Target("outlet", wanted, label, reports, {"label": label})


class _Finder:
    """Turns an id into a target."""

    def __init__(self, dossier: Dossier, namer: Namer, names: Mapping[str, str]) -> None:
        self.dossier = dossier
        self.namer = namer
        self.names = names

    def target(self, id: str) -> Target:
        if ":" in id:
            return self._link(
                next(x for x in self.dossier.links if f"{x.child}:{x.parent}" == id), id
            )
        dossier = self.dossier
        every: list[Found] = [*dossier.reports, *dossier.claims, *dossier.origins]
        every += [*dossier.voices, *dossier.groups, *dossier.drift]
        return self._of(next(found for found in every if found.id == id))

    def _of(self, found: Found) -> Target:
        name = self.names[found.id]
        match found:
            case Report():
                return Target("report", name, self._called(found.id), (name,))
            case Claim():
                return Target("claim", name, found.span.text, self._names((found.span.report,)))
            case Origin():
                return self._origin(found, name)
            case VoiceEntity():
                return self._voice(found, name)
            case Group():
                return self._group(found, name)
            case Drift():
                reports = self._names((found.child.report, found.parent.report))
                return Target("drift", name, f"{found.kind}: {found.detail}", reports)

    def _voice(self, voice: VoiceEntity, name: str) -> Target:
        anchor = {"spellings": [voice.name, *voice.spellings]}
        return Target("voice", name, voice.name, self._names(voice.reports), anchor)

    def _group(self, group: Group, name: str) -> Target:
        claims = [self.names[c] for c in group.claims]
        origins, status = group.independent_origins, group.status
        anchor = {"claims": claims, "origins": origins, "status": status}
        return Target("group", name, group.text, self._names(group.reports), anchor)

    def _origin(self, origin: Origin, name: str) -> Target:
        root = self.names[origin.report] if origin.report else None
        anchor = {"report": root, "label": origin.name}
        return Target("origin", name, origin.name, self._names(origin.reports), anchor)

    def _link(self, link: Link, id: str) -> Target:
        origin = next((o for o in self.dossier.origins if o.id == link.parent), None)
        parent = self._called(link.parent) if origin is None else origin.name
        anchor = {
            "child": self.names[link.child],
            "parent": self.names[link.parent],
            "label": origin.name if origin else "",
        }
        reports = self._names((link.child,) if origin else (link.child, link.parent))
        about = f"{self._called(link.child)} from {parent} ({link.kind})"
        return Target("link", self.names[id], about, reports, anchor)

    def _called(self, report_id: str) -> str:
        report = self.dossier.report(report_id)
        return report.outlet or report.path

    def _names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.names[i] for i in ids)
