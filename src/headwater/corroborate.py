"""Groups + lineage -> how many independent origins stand behind each claim, and whether they agree.

A claim's origin is found along its own words: up the links as long as its sentence rests on the
parent's, and then by whom the report credits it to. So a rewrite that adds an observation of its
own is an origin of that claim, and two reports that credit the same named body are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from headwater.lexicon.naming import is_named, mentions, names_body, same_name
from headwater.model import (
    Attribution,
    Citation,
    Claim,
    Comparison,
    Group,
    GroupStatus,
    Link,
    Origin,
    Span,
    Value,
    Voice,
)

# What became of the people whom a value counts ("9 dead"), as `match` words it.
_FATES = frozenset({"dead", "injured", "missing", "rescued", "aboard", "displaced", "arrested"})


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where a claim entered, as far as the reports at hand say.

    Attributes:
        key: the same for two claims exactly where they have one origin.
        name: for words.
        origin: id of the origin, if there is one.
        report: id of the report in which the trail ends.
        credited: whether the trail ends at somebody the report credits.
    """

    key: str
    name: str
    origin: str | None
    report: str
    credited: bool


def corroborate(  # noqa: PLR0913, PLR0917 -- every mapping is a stage's product
    groups: Sequence[Group],
    claims: Mapping[str, Sequence[Claim]],
    attributions: Mapping[str, Sequence[Attribution]],
    citations: Mapping[str, Sequence[Citation]],
    comparisons: Mapping[tuple[str, str], Comparison],
    links: Sequence[Link],
    origins: Sequence[Origin],
) -> tuple[Group, ...]:
    """Fill in origins, their number, status and evidence of every group.

    Args:
        groups: as matched.
        claims: by report id.
        attributions: by report id.
        citations: by report id.
        comparisons: by (child, parent).
        links: the lineage.
        origins: of the lineage.

    Returns:
        The groups, in the same order.
    """
    tracer = _Tracer(claims, attributions, citations, comparisons, links, origins)
    return tuple(_weigh(group, tracer) for group in groups)


class _Tracer:
    """Follows claims up to where they entered."""

    def __init__(
        self,
        claims: Mapping[str, Sequence[Claim]],
        attributions: Mapping[str, Sequence[Attribution]],
        citations: Mapping[str, Sequence[Citation]],
        comparisons: Mapping[tuple[str, str], Comparison],
        links: Sequence[Link],
        origins: Sequence[Origin],
    ) -> None:
        self.claims = {c.id: c for made in claims.values() for c in made}
        self.attributions = attributions
        self.citations = citations
        self.comparisons = comparisons
        self.origins = origins
        self.own = {o.report: o for o in origins if o.report is not None}
        self.unseen = [o for o in origins if o.report is None]
        self.holding: dict[str, Origin] = {}
        for origin in origins:
            for report in origin.reports:
                self.holding.setdefault(report, origin)
        self.spellings: dict[str, str] = {}
        self.traced: dict[tuple[Span, str], list[_Entry]] = {}
        self.parents: dict[str, list[str]] = {}
        self.cited: dict[str, list[str]] = {}
        for link in links:
            at_hand = (link.child, link.parent) in comparisons
            (self.parents if at_hand else self.cited).setdefault(link.child, []).append(link.parent)

    def trace(self, claim: Claim, group: Group) -> list[_Entry]:
        """Where a claim entered; several entries where it rests on several parents."""
        return self._trace(claim.span, group, frozenset())

    def _trace(self, span: Span, group: Group, seen: frozenset[str]) -> list[_Entry]:
        """Each entry once: many ways lead up through a story to the same words."""
        known = self.traced.get((span, group.id))
        if known is None:
            known = list(dict.fromkeys(self._follow(span, group, seen)))
            self.traced[span, group.id] = known
        return known

    def _follow(self, span: Span, group: Group, seen: frozenset[str]) -> list[_Entry]:
        report = span.report
        parents = [p for p in self.parents.get(report, ()) if p not in seen]
        # A parent that makes the claim itself goes before one in which only some words stand.
        if any(self.claims[c].span.report in parents for c in group.claims):
            agreeing = [p for p in parents if self._answers_alike(span, p, group)]
            bases = [s for p in agreeing or parents for s in self._same_claim(span, p, group)]
        else:
            bases = [s for p in parents for s in self._aligned(span, p)]
        found = [entry for b in bases for entry in self._trace(b, group, seen | {report})]
        return found or [self._enter(span)]

    def _same_claim(self, span: Span, parent: str, group: Group) -> list[Span]:
        """The same claim in the parent, unless the child has it from a source of its own."""
        theirs = [c for c in group.claims if self.claims[c].span.report == parent]
        same = [self.claims[c].span for c in theirs]
        own_source = self._has_own_source(span, same)
        if own_source and self._answers_otherwise(span, theirs, group):
            return []
        aligned = self._aligned(span, parent)
        told = [s for s in same if any(s.overlaps(a) for a in aligned)]
        return told or ([] if own_source else same)

    def _answers_otherwise(self, span: Span, theirs: Sequence[str], group: Group) -> bool:
        """Whether a child's answer stands under another value than all of its parent's."""
        mine = {c for c in group.claims if self.claims[c].span.overlaps(span)}
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
        mine = {c for c in group.claims if self.claims[c].span.overlaps(span)}
        return any(
            not mine.isdisjoint(value.claims)
            and any(self.claims[c].span.report == parent for c in value.claims)
            for value in group.values
        )

    def _aligned(self, span: Span, parent: str) -> list[Span]:
        """Sentences of the parent that the words rest on."""
        comparison = self.comparisons[span.report, parent]
        return [a.parent for a in comparison.alignments if a.child.overlaps(span)]

    def _has_own_source(self, span: Span, others: Iterable[Span]) -> bool:
        """Whether a claim is credited to a name to which the parent does not credit it.

        "An officer" may be the one whom the parent names, and so is nobody new.
        """
        mine = self._sources(span)
        theirs = [name for other in others for name in self._sources(other)]
        if not any(is_named(name) for name in mine):
            return False
        return not any(_alike(a, b) for a in mine for b in theirs)

    def _sources(self, span: Span) -> list[str]:
        return [
            a.chain[0].name if a.chain else a.source.text if a.source else ""
            for a in self._attributed(span)
        ]

    def _attributed(self, span: Span) -> list[Attribution]:
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

    def _enter(self, span: Span) -> _Entry:
        """The entry of words that rest on no parent at hand."""
        return self._credited_body(span) or self._credited_person(span) or self._own(span.report)

    def _credited_body(self, span: Span) -> _Entry | None:
        """The unseen origin, other outlet or body that the words are credited to."""
        report = span.report
        names = [n for n in self._bodies(span) if not self._is_own_outlet(n, report)]
        for name in names:
            unseen = next((o for o in self.unseen if same_name(o.name, name)), None)
            if unseen is not None:
                return _Entry(unseen.id, unseen.name, unseen.id, report, True)
        if not names:
            return None
        at_hand = next((o for o in self.own.values() if same_name(o.name, names[0])), None)
        if at_hand is not None:
            return _Entry(at_hand.id, at_hand.name, at_hand.id, report, True)
        key = f"body {self._first_alike(names[0])}"
        return _Entry(key, names[0], self._id_of(report), report, True)

    def _is_own_outlet(self, name: str, report: str) -> bool:
        """Whether a report credits its own outlet, as in "told VOA" on VOA."""
        own = self.own.get(report)
        return own is not None and same_name(own.name, name)

    def _credited_person(self, span: Span) -> _Entry | None:
        """The named person from whom the report has the words: one voice, whoever heard it."""
        for attribution in self._attributed(span):
            voice = attribution.chain[0] if attribution.chain else None
            if voice is not None and voice.voice and voice.kind == "person" and _is_full(voice):
                key = f"voice {voice.voice}"
                return _Entry(key, voice.name, self._id_of(span.report), span.report, True)
        return None

    def _own(self, report: str) -> _Entry:
        """The origin that the report is, or rests on; where it has none, the report itself."""
        own = self.own.get(report)
        if own is not None:
            return _Entry(own.id, own.name, own.id, report, False)
        for parent in (*self.cited.get(report, ()), *self.parents.get(report, ())):
            for origin in self.origins:
                if origin.id == parent or (origin.report == parent and report in origin.reports):
                    return _Entry(origin.id, origin.name, origin.id, report, False)
        holding = self.holding.get(report)
        if holding is not None:
            return _Entry(holding.id, holding.name, holding.id, report, False)
        return _Entry(f"report {report}", report, None, report, False)

    def _id_of(self, report: str) -> str | None:
        own = self.own.get(report)
        if own is not None:
            return own.id
        holding = self.holding.get(report)
        return None if holding is None else holding.id

    def _bodies(self, span: Span) -> list[str]:
        """Named bodies and outlets that the report credits the words to."""
        named = [
            c.name
            for c in self.citations.get(span.report, ())
            if c.kind in {"body", "report"}
            and (c.span.overlaps(span) or (c.content is not None and c.content.overlaps(span)))
        ]
        credited = [
            name for a in self._attributed(span) for voice in a.chain for name in _bodies_of(voice)
        ]
        return [n for n in dict.fromkeys((*named, *credited)) if is_named(n)]

    def _first_alike(self, name: str) -> str:
        """One spelling for all names of a body, whichever report is asked first."""
        if name not in self.spellings:
            every = self._spoken_bodies
            self.spellings[name] = next((n for n in every if same_name(n, name)), name)
        return self.spellings[name]

    @cached_property
    def _spoken_bodies(self) -> list[str]:
        """Every name under which a body is credited, in order."""
        return sorted(
            {c.name for made in self.citations.values() for c in made if c.kind == "body"}
            | {
                v.name
                for made in self.attributions.values()
                for a in made
                for v in a.chain[:1]
                if v.kind == "group"
            }
        )


def _bodies_of(voice: Voice) -> list[str]:
    """The bodies that speak in a voice: itself, or that for which a person speaks by office."""
    if voice.kind in {"group", "outlet"}:
        return [voice.name] if voice.name != voice.recipient else []
    speaks_for = voice.of if voice.of and voice.relation == "official" else ""
    return [speaks_for] if names_body(speaks_for) else []


def _is_full(voice: Voice) -> bool:
    """Whether a name is one person's: it has two words or more, each with a capital."""
    words = voice.name.split()
    return len(words) > 1 and all(w[:1].isupper() for w in (words[0], words[-1]))


def _alike(a: str, b: str) -> bool:
    return a == b or same_name(a, b)


def _weigh(group: Group, tracer: _Tracer) -> Group:
    entries: dict[str, list[_Entry]] = {}
    for claim_id in group.claims:
        claim = tracer.claims[claim_id]
        entries[claim_id] = tracer.trace(claim, group)
    entries = _credited_first(_named_by_others(entries, tracer))
    keys = _keys(entries.values())
    values = tuple(_with_origins(value, entries) for value in group.values)
    rivals = [set(_keys(entries[c] for c in v.claims)) for v in group.values]
    changed = _counts_changed(group, tracer)
    return replace(
        group,
        origins=_origin_ids(e for found in entries.values() for e in found),
        independent_origins=len(keys),
        status="conflicting" if changed else _status(rivals, len(keys)),
        values=values,
        evidence=_evidence(entries, tracer),
    )


def _counts_changed(group: Group, tracer: _Tracer) -> bool:
    """Whether two reports count people's fates otherwise, of whatever origin.

    An outlet that puts a toll right, and a retelling that gets it wrong, leave the reader with two
    answers as well. Other figures change on the way without a question being asked anew.
    """
    counted = [
        {tracer.claims[c].span.report for c in value.claims}
        for value in group.values
        if value.value.split()[-1:] and value.value.split()[-1] in _FATES
    ]
    return any(
        mine - theirs and theirs - mine
        for place, mine in enumerate(counted)
        for theirs in counted[place + 1 :]
    )


def _named_by_others(
    entries: Mapping[str, list[_Entry]], tracer: _Tracer
) -> dict[str, list[_Entry]]:
    """A claim that names, in whatever way, whom another report has it from rests on the same.

    "15 dead (Emergencies Ministry, evening of 16 May)" is no other origin than "the ministry said".
    """
    sources = [e for found in entries.values() for e in found if e.credited]

    def rest(claim: str, entry: _Entry) -> _Entry:
        if entry.credited or entry.report != tracer.claims[claim].span.report:
            return entry
        text = tracer.claims[claim].span.text
        named = next((s for s in sources if mentions(text, s.name)), None)
        return replace(named, report=entry.report) if named else entry

    return {claim: [rest(claim, e) for e in found] for claim, found in entries.items()}


def _credited_first(
    entries: Mapping[str, list[_Entry]],
) -> dict[str, list[_Entry]]:
    """Where a report credits a claim in one sentence, its headline rests on the same.

    A sentence that has a source of its own keeps it.
    """
    credited: dict[str, _Entry] = {}
    for found in entries.values():
        for entry in found:
            if entry.credited:
                credited.setdefault(entry.report, entry)
    return {
        claim: [e if e.credited else credited.get(e.report, e) for e in found]
        for claim, found in entries.items()
    }


def _keys(found: Iterable[list[_Entry]]) -> list[str]:
    return list(dict.fromkeys(e.key for entries in found for e in entries))


def _with_origins(value: Value, entries: Mapping[str, list[_Entry]]) -> Value:
    return replace(
        value,
        origins=_origin_ids(e for c in value.claims for e in entries[c]),
        independent_origins=len(_keys(entries[c] for c in value.claims)),
    )


def _origin_ids(entries: Iterable[_Entry]) -> tuple[str, ...]:
    ids = {e.origin for e in entries if e.origin is not None}
    return tuple(sorted(ids, key=lambda i: (len(i), i)))


def _status(rivals: Sequence[set[str]], origins: int) -> GroupStatus:
    """Conflicting where two answers have an origin each that does not give the other answer."""
    for place, mine in enumerate(rivals):
        for theirs in rivals[place + 1 :]:
            if mine - theirs and theirs - mine:
                return "conflicting"
    return "corroborated" if origins > 1 else "single-origin"


def _evidence(entries: Mapping[str, list[_Entry]], tracer: _Tracer) -> tuple[str, ...]:
    """One line an origin: which reports rest on it for this claim."""
    by_key: dict[str, list[tuple[str, _Entry]]] = {}
    for claim_id, found in entries.items():
        for entry in found:
            by_key.setdefault(entry.key, []).append((tracer.claims[claim_id].span.report, entry))
    lines = []
    for held in by_key.values():
        reports = list(dict.fromkeys(report for report, _ in held))
        entry = held[0][1]
        if entry.credited:
            lines.append(f"{', '.join(reports)}: credited to {entry.name}, one origin")
        elif len(reports) == 1:
            lines.append(f"{reports[0]}: {entry.name}'s own words, from no other report at hand")
        else:
            lines.append(f"{', '.join(reports)}: all rest on {entry.name}")
    return tuple(lines)
