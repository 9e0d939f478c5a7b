"""From a claim up the links to where it entered, as long as its parents make it as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from headwater.corroborate.crediting import credited_bodies, enter
from headwater.corroborate.entry import Entry
from headwater.corroborate.ground import Ground
from headwater.lexicon.naming import is_named, same_name
from headwater.model import Claim, Group, Span


class Tracer:
    """Follows claims up to where they entered.

    Args:
        ground: what the stage stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.traced: dict[tuple[Span, str], list[Entry]] = {}

    def trace(self, claim: Claim, group: Group) -> list[Entry]:
        """Where a claim entered; several entries where it rests on several parents."""
        return self._trace(claim.span, group, frozenset())

    def _trace(self, span: Span, group: Group, seen: frozenset[str]) -> list[Entry]:
        """Each entry once: many ways lead up through a story to the same words."""
        known = self.traced.get((span, group.id))
        if known is None:
            known = list(dict.fromkeys(self._follow(span, group, seen)))
            self.traced[span, group.id] = known
        return known

    def _follow(self, span: Span, group: Group, seen: frozenset[str]) -> list[Entry]:
        report = span.report
        parents = [p for p in self.ground.parents.get(report, ()) if p not in seen]
        # A parent that makes the claim itself goes before one in which only some words stand.
        if any(self.ground.report_of(c) in parents for c in group.claims):
            agreeing = [p for p in parents if self._answers_alike(span, p, group)]
            bases = [s for p in agreeing or parents for s in self._same_claim(span, p, group)]
        else:
            bases = [
                s
                for p in parents
                if (aligned := self.ground.aligned(span, p))
                and not self._has_own_source(span, aligned)
                for s in aligned
            ]
        if not bases:
            bases = self._credited_reports(span, group, seen)
        found = [entry for b in bases for entry in self._trace(b, group, seen | {report})]
        return found or [enter(self.ground, span)]

    def _credited_reports(self, span: Span, group: Group, seen: frozenset[str]) -> list[Span]:
        """The same claim in reports at hand of an outlet to which the words are credited.

        A digest that has a claim "from the agency" has it from wherever the agency has it.
        """
        ground = self.ground
        return [
            ground.claims[c].span
            for name in credited_bodies(ground, span)
            for c in group.claims
            if (other := ground.report_of(c)) != span.report and other not in seen
            if (outlet := ground.reports[other].outlet) is not None and same_name(name, outlet)
            if not self._answers_otherwise(span, [c], group)
        ]

    def _same_claim(self, span: Span, parent: str, group: Group) -> list[Span]:
        """The same claim in the parent, unless the child has it from a source of its own."""
        theirs = [c for c in group.claims if self.ground.report_of(c) == parent]
        same = [self.ground.claims[c].span for c in theirs]
        own_source = self._has_own_source(span, same)
        if own_source and self._answers_otherwise(span, theirs, group):
            return []
        aligned = self.ground.aligned(span, parent)
        told = [s for s in same if any(s.overlaps(a) for a in aligned)]
        return told or ([] if own_source else same)

    def _answers_otherwise(self, span: Span, theirs: Sequence[str], group: Group) -> bool:
        """Whether a child's answer stands under another value than all of its parent's."""
        mine = self._claims_at(span, group)
        return any(
            not mine.isdisjoint(value.claims) and set(theirs).isdisjoint(value.claims)
            for value in group.values
        )

    def _answers_alike(self, span: Span, parent: str, group: Group) -> bool:
        """Whether a parent gives the child's answer, where the group has several.

        Of two parents with a figure each, the child has it from the one whose figure it gives.
        """
        if len(group.values) < 2:
            return False
        mine = self._claims_at(span, group)
        return any(
            not mine.isdisjoint(value.claims)
            and any(self.ground.report_of(c) == parent for c in value.claims)
            for value in group.values
        )

    def _claims_at(self, span: Span, group: Group) -> set[str]:
        return {c for c in group.claims if self.ground.claims[c].span.overlaps(span)}

    def _has_own_source(self, span: Span, others: Iterable[Span]) -> bool:
        """Whether a claim is credited to a name to which the parent does not credit it.

        "An officer" may be the one whom the parent names, and so is nobody new.
        """
        mine = self._sources(span)
        theirs = [name for other in others for name in self._sources(other)]
        if not any(is_named(name) for name in mine):
            return False
        return not any(a == b or same_name(a, b) for a in mine for b in theirs)

    def _sources(self, span: Span) -> list[str]:
        return [
            a.chain[0].name if a.chain else a.source.text if a.source else ""
            for a in self.ground.attributed(span)
        ]
