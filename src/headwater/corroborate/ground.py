"""What the stage stands on: the stages' products, laid out by what is asked of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from headwater.lexicon.naming import same_name
from headwater.model import (
    Attribution,
    Citation,
    Claim,
    Comparison,
    Link,
    Origin,
    Report,
    Span,
)


class Ground:
    """Reports, claims and lineage by id.

    Args:
        reports: all of them.
        claims: by report id.
        attributions: by report id.
        citations: by report id.
        comparisons: by (child, parent).
        links: the lineage.
        origins: of the lineage.

    Attributes:
        claims: by claim id.
        attributions, citations, comparisons, origins: as given.
        own: the origin that a report is, by report id.
        unseen: the origins that no report at hand holds.
        parents: for each child the parents at hand, best first.
        cited: for each child the unseen parents.
    """

    def __init__(  # noqa: PLR0913, PLR0917 -- every mapping is a stage's product
        self,
        reports: Sequence[Report],
        claims: Mapping[str, Sequence[Claim]],
        attributions: Mapping[str, Sequence[Attribution]],
        citations: Mapping[str, Sequence[Citation]],
        comparisons: Mapping[tuple[str, str], Comparison],
        links: Sequence[Link],
        origins: Sequence[Origin],
    ) -> None:
        self.reports = {r.id: r for r in reports}
        self.claims = {c.id: c for made in claims.values() for c in made}
        self.attributions, self.citations = attributions, citations
        self.comparisons = comparisons
        self.origins = origins
        self.own = {o.report: o for o in origins if o.report is not None}
        self.unseen = [o for o in origins if o.report is None]
        self.parents: dict[str, list[str]] = {}
        self.cited: dict[str, list[str]] = {}
        for link in links:
            at_hand = (link.child, link.parent) in comparisons
            (self.parents if at_hand else self.cited).setdefault(link.child, []).append(link.parent)
        self._called = Counter(_outlet_or_path(r) for r in reports)
        self._holding: dict[str, Origin] = {}
        for origin in origins:
            for report in origin.reports:
                self._holding.setdefault(report, origin)
        self._spellings: dict[str, str] = {}

    def report_of(self, claim: str) -> str:
        """Id of the report that makes a claim."""
        return self.claims[claim].span.report

    def name_of(self, report: str) -> str:
        """What a report is called in words: never two alike."""
        if report not in self.reports:
            return report
        name = _outlet_or_path(self.reports[report])
        return name if self._called[name] == 1 else f"{name} ({report})"

    def origin_of(self, report: str) -> str | None:
        """Id of the origin that a report is, or else rests on."""
        if report in self.own:
            return self.own[report].id
        holding = self.holding(report)
        return None if holding is None else holding.id

    def holding(self, report: str) -> Origin | None:
        """The first origin that a report rests on."""
        return self._holding.get(report)

    def spelling_of(self, name: str) -> str:
        """One spelling for all names of a body, whichever report is asked first."""
        if name not in self._spellings:
            same = (n for n in self._spoken_bodies if same_name(n, name))
            self._spellings[name] = next(same, name)
        return self._spellings[name]

    @cached_property
    def _spoken_bodies(self) -> list[str]:
        """Every name under which a body is credited, in order."""
        cited = {c.name for made in self.citations.values() for c in made if c.kind == "body"}
        heard = {
            voice.name
            for made in self.attributions.values()
            for a in made
            for voice in a.chain[:1]
            if voice.kind == "group"
        }
        return sorted(cited | heard)

    @cached_property
    def full_names(self) -> Mapping[str, str]:
        """For each person whom some report names in full, by the voice: that name."""
        found: dict[str, str] = {}
        for made in self.attributions.values():
            for voice in (v for attribution in made for v in attribution.chain):
                if voice.voice and voice.kind == "person" and is_full_name(voice.name):
                    found.setdefault(voice.voice, voice.name)
        return found

    def is_outlet(self, name: str) -> bool:
        """Whether a name is that of an outlet a report of which is at hand."""
        return any(same_name(origin.name, name) for origin in self.own.values())

    def ancestors(self, report: str) -> set[str]:
        """Every report at hand from which this one was taken, at first or second hand."""
        found: set[str] = set()
        waiting = list(self.parents.get(report, ()))
        while waiting:
            parent = waiting.pop()
            if parent not in found:
                found.add(parent)
                waiting.extend(self.parents.get(parent, ()))
        return found

    def aligned(self, span: Span, parent: str) -> list[Span]:
        """Sentences of a parent that some words of its child rest on."""
        comparison = self.comparisons[span.report, parent]
        return [a.parent for a in comparison.alignments if a.child.overlaps(span)]

    def attributed(self, span: Span) -> list[Attribution]:
        """What credits the words to somebody, with words that say so.

        The colon of a headline is no such word: what stands before it is as often a topic.
        """
        return [
            a
            for a in self.attributions.get(span.report, ())
            if a.content.overlaps(span)
            and (a.chain or a.source is not None)
            and (a.continued or (a.cue is not None and any(c.isalpha() for c in a.cue.text)))
        ]


def is_full_name(name: str) -> bool:
    """Whether a name is one person's: it has two words or more, each with a capital."""
    words = name.split()
    return len(words) > 1 and all(w[:1].isupper() for w in (words[0], words[-1]))


def _outlet_or_path(report: Report) -> str:
    return report.outlet or report.path
