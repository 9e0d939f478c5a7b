"""The decisions that stand, ready to be applied, and what became of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, cast, get_args

from headwater.case.deciding.targets import Kind
from headwater.case.naming import Namer
from headwater.model import Decision, Report, Standing, Verb
from headwater.pipeline import Findings
from headwater.store import Entry


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision as the log has it.

    Attributes:
        number: of its entry.
        at: when.
        by: who.
        verb: what was decided.
        kind: what it is about; "" of an undo.
        target: stable name of that; of an undo the number of what it undoes.
        about: the same in words.
        anchor: what it is found again by.
        others: the further targets of a merge or a split, as `Target` has them.
        value: what it says besides.
        note: why.
    """

    number: int
    at: str
    by: str
    verb: Verb
    kind: Kind | Literal[""]
    target: str
    about: str
    anchor: Mapping[str, Any]
    others: tuple[Mapping[str, Any], ...]
    value: str
    note: str

    @property
    def words(self) -> str:
        """Who decided it and why, as evidence has it: "confirmed by Ann on 2026-11-21: seen"."""
        done = {"confirm": "confirmed", "merge": "merged", "split": "split", "correct": "corrected"}
        said = f"{done.get(self.verb, self.verb)} by {self.by} on {self.at[:10]}"
        return f"{said}: {self.note}" if self.note else said

    def corrects(self, field: str) -> str | None:
        """What a correction says of a field, or None."""
        name, _, said = self.value.partition("=")
        return said if self.verb == "correct" and name == field else None


def read_rulings(entries: Iterable[Entry]) -> tuple[Ruling, ...]:
    """Every decision of a log, in order; those whose words a purge took are left out."""
    verbs = get_args(Verb)
    return tuple(_ruling(e, e.body) for e in entries if e.action in verbs and e.body is not None)


def undone(rulings: Sequence[Ruling]) -> frozenset[int]:
    """Numbers of the decisions that were undone; an undoing that was undone undoes nothing."""
    numbers: set[int] = set()
    for ruling in reversed(rulings):
        if ruling.verb == "undo" and ruling.number not in numbers:
            numbers.add(int(ruling.target))
    return frozenset(numbers)


def _ruling(entry: Entry, body: Mapping[str, Any]) -> Ruling:
    is_undo = entry.action == "undo"
    return Ruling(
        number=entry.number,
        at=entry.at,
        by=entry.by,
        verb=cast(Verb, entry.action),
        kind="" if is_undo else body["kind"],
        target=str(body["undoes"]) if is_undo else body["target"],
        about=f"decision {body['undoes']}" if is_undo else body["about"],
        anchor=body.get("anchor", {}),
        others=tuple(body.get("with", ())),
        value=body.get("value", ""),
        note=body.get("note", ""),
    )


@dataclass(slots=True)
class Rulings:
    """The decisions of a case while they are applied to one run.

    Attributes:
        every: all decisions, in order.
        key: makes stable names.
        report_names: stable names of captures, by path and digest, in the order of captures.
        revisions: name of the earlier version of a page, by the name of the later one.
        met: for each decision whose target was found: the ids it concerns.
        barred: decisions that a rule no longer allows, with the reason.
    """

    every: tuple[Ruling, ...]
    key: Callable[..., str]
    report_names: Sequence[tuple[str, str, str]]
    revisions: Mapping[str, str]
    met: dict[int, list[str]] = field(default_factory=dict)
    barred: dict[int, str] = field(default_factory=dict)

    @property
    def standing(self) -> list[Ruling]:
        """The decisions that were not undone, in order."""
        numbers = undone(self.every)
        return [r for r in self.every if r.number not in numbers and r.verb != "undo"]

    @property
    def digest(self) -> str:
        """A short digest of what stands, for the provenance."""
        said = repr((self.standing, sorted(self.revisions.items())))
        return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()[:12]

    def on(self, kind: Kind, *verbs: Verb) -> list[Ruling]:
        """The standing decisions of some sorts about one kind of thing, in order."""
        return [r for r in self.standing if r.kind == kind and r.verb in verbs]

    def meet(self, ruling: Ruling, *ids: str) -> None:
        """Note that what a decision is about was found."""
        held = self.met.setdefault(ruling.number, [])
        held.extend(i for i in ids if i not in held)

    def namer(self, findings: Findings) -> Namer:
        """Gives the stable names of what was found."""
        return Namer(self.key, name_reports(findings.reports, self.report_names))

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions with what became of each, to stand in the dossier."""
        gone = undone(self.every)
        return tuple(
            Decision(
                r.number, r.at, r.by, r.verb, r.target, r.about, self._value(r), r.note,
                self._standing(r, gone), tuple(self.met.get(r.number, ())),
            )
            for r in self.every
        )  # fmt: skip

    def _standing(self, ruling: Ruling, gone: frozenset[int]) -> Standing:
        if ruling.number in gone:
            return "undone"
        if ruling.number in self.barred:
            return "barred"
        if ruling.verb == "undo" or ruling.number in self.met:
            return "applied"
        return "stranded"

    def _value(self, ruling: Ruling) -> str:
        return ruling.value or ", ".join(o["about"] for o in ruling.others)


def name_reports(
    reports: Iterable[Report], captures: Iterable[tuple[str, str, str]]
) -> dict[str, str]:
    """Stable names by report id.

    Args:
        reports: in the order of their captures.
        captures: path, digest and stable name of every capture, in the same order.
    """
    waiting: dict[tuple[str, str], list[str]] = {}
    for path, sha256, name in captures:
        waiting.setdefault((path, sha256), []).append(name)
    return {r.id: waiting[r.path, r.sha256].pop(0) for r in reports}
