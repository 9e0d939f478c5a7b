"""One group over reports that hold one claim each, for tests of what is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.factory import make_report

from headwater.corroborate import corroborate
from headwater.model import (
    Alignment,
    Attribution,
    Citation,
    Claim,
    Comparison,
    Group,
    Link,
    Origin,
    SourceKind,
    Span,
    Value,
    Voice,
)


@dataclass
class Case:
    """One group over reports that hold one claim each: "r1" makes "c1", and so on."""

    values: dict[str, str] = field(default_factory=dict)
    sources: dict[str, tuple[str, bool]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    also: dict[str, str] = field(default_factory=dict)
    aligned: set[tuple[str, str]] = field(default_factory=set)
    origins: list[Origin] = field(default_factory=list)
    outlets: dict[str, str] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    voices: dict[str, str] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)

    def report(
        self,
        parent: str | None = None,
        *,
        aligned: bool = True,
        value: str = "9 dead",
        source: str | None = None,
        body: bool = False,
        words: str = "ten people",
        outlet: str | None = None,
        published: str | None = None,
        claims: bool = True,
    ) -> str:
        report = f"r{len(self.values) + 1}"
        if not claims:
            self.silent.add(report)
        self.outlets[report] = outlet or f"Outlet {report}"
        if published:
            self.dates[report] = published
        self.words[report] = words
        self.values[report] = value
        if source is not None:
            self.sources[report] = source, body
        if parent is not None:
            self.parents[report] = parent
            if aligned:
                self.aligned.add((report, parent))
        return report

    def origin(self, report: str | None, *reports: str, name: str = "") -> str:
        made = Origin(
            f"o{len(self.origins) + 1}", name or self.outlets.get(report or "", ""), report, reports
        )
        self.origins.append(made)
        return made.id

    def weigh(self) -> Group:
        reports = list(self.values)
        spans = {r: Span(r, 0, len(self.words[r]), self.words[r]) for r in reports}
        claims = {r: (Claim(f"c{r[1:]}", spans[r], 0, (), "stated", (), ()),) for r in reports}
        attributions = {
            r: (_attribution(spans[r], name, self.voices.get(name), body=body),)
            for r, (name, body) in self.sources.items()
        }
        citations = {
            r: (Citation(spans[r], name, "body", spans[r], 0.9),)
            for r, (name, body) in self.sources.items()
            if body
        }
        comparisons = {
            (child, parent): _comparison(
                spans[child], spans[parent], (child, parent) in self.aligned
            )
            for child, parent in (*self.parents.items(), *self.also.items())
        }
        links = [
            Link(child, parent, "rewrite", False, 0.5, False, 0.9, ())
            for child, parent in (*self.parents.items(), *self.also.items())
        ]
        made = [
            make_report(self.words[r], id=r, outlet=self.outlets[r], published=self.dates.get(r))
            for r in reports
        ]
        (group,) = corroborate(
            made, [self._group()], claims, attributions, citations, comparisons, links, self.origins
        )
        return group

    def _group(self) -> Group:
        told = {r: v for r, v in self.values.items() if r not in self.silent}
        answers = dict.fromkeys(told.values())
        return Group(
            id="g1",
            text="ten people",
            claims=tuple(f"c{r[1:]}" for r in told),
            reports=tuple(told),
            origins=(),
            independent_origins=0,
            status="single-origin",
            values=tuple(
                Value(a, tuple(f"c{r[1:]}" for r, v in told.items() if v == a)) for a in answers
            ),
            confidence=1.0,
            evidence=(),
        )


def _attribution(span: Span, name: str, voice: str | None, *, body: bool) -> Attribution:
    kind: SourceKind = "group" if body else "person"
    chain = (Voice(name, kind, voice=voice or f"voice of {name}"),)
    return Attribution("", span, span, None, kind, False, False, chain, "neutral", 1.0)


def _comparison(child: Span, parent: Span, aligned: bool) -> Comparison:
    found = (Alignment(child, parent, 0.9, 0.9, 0, 0, ()),) if aligned else ()
    return Comparison(child.report, parent.report, found, 0.9, 0.9, (), ())
