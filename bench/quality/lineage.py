"""The lineage of a family against its labels: links, unseen origins, common origins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from bench.quality.counts import Figures, Share, Tally, add_counts, one_to_one, set_tally
from bench.quality.matching import match
from bench.quality.reading import Finding, FoundLink, Json, Reading
from bench.quality.words import names_agree

_Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class LineageCounts:
    """Links, unseen origins and common origins over one or more families."""

    links: Tally = field(default_factory=Tally)
    direction: Share = field(default_factory=Share)
    kind: Share = field(default_factory=Share)
    cited: Share = field(default_factory=Share)
    unseen: Tally = field(default_factory=Tally)
    same: Tally = field(default_factory=Tally)
    distractor_links: int = 0

    def __add__(self, other: LineageCounts) -> LineageCounts:
        return add_counts(self, other)

    def figures(self) -> Figures:
        """The figures of the lineage, in the order of the scoring table."""
        return {
            **self.links.figures("link"),
            "link_dir": self.direction.value,
            "link_kind": self.kind.value,
            "link_cited": self.cited.value,
            "unseen_r": self.unseen.recall,
            "unseen_extra": self.unseen.found - self.unseen.found_hit,
            **self.same.figures("same"),
            "distractor_links": self.distractor_links,
        }


def compare_lineage(reading: Reading, gold: Json) -> tuple[LineageCounts, list[Finding]]:
    """Counts of one family's lineage, and every item on which dossier and gold do not agree."""
    links = reading.links()
    linked = {(link.child, link.parent) for link in links}
    wanted = {(row["child"], row["parent"]): row for row in gold["links"]}
    joined = [e for e in wanted if e in linked or e[::-1] in linked]
    directed = [e for e in joined if e in linked and e[::-1] not in linked]
    right = [e for e in wanted if e in linked]
    wrong_kind = [e for e in right if not _agrees(links, wanted[e], "kind")]
    wrong_cited = [e for e in right if not _agrees(links, wanted[e], "cited")]
    unseen, findings = _compare_unseen(reading, gold)
    same, same_findings = _compare_same(reading, gold)
    stray = _distractor_links(reading, gold)
    counts = LineageCounts(
        links=set_tally(set(wanted), linked),
        direction=Share(len(directed), len(joined), len(wanted)),
        kind=Share(len(right) - len(wrong_kind), len(right), len(wanted)),
        cited=Share(len(right) - len(wrong_cited), len(right), len(wanted)),
        unseen=unseen,
        same=same,
        distractor_links=len(stray),
    )
    findings += same_findings
    findings += [
        Finding("link", "missed", row["kind"], edge)
        for edge, row in wanted.items()
        if edge not in linked
    ]
    extra = {(link.child, link.parent): link for link in links}
    findings += [Finding("link", "extra", extra[e].kind, e) for e in sorted(linked - set(wanted))]
    findings += [
        Finding("link", "wrong", f"kind, not {wanted[e]['kind']}", (*e, _values(links, e, "kind")))
        for e in wrong_kind
    ]
    findings += [
        Finding("link", "wrong", f"cited, not {wanted[e]['cited']}", e) for e in wrong_cited
    ]
    findings += [Finding("link", "extra", "of a distractor", e) for e in sorted(stray)]
    return counts, findings


def _values(links: Iterable[FoundLink], edge: _Edge, name: str) -> str:
    return ", ".join(str(getattr(x, name)) for x in links if (x.child, x.parent) == edge)


def _agrees(links: Iterable[FoundLink], row: Json, name: str) -> bool:
    edge = (row["child"], row["parent"])
    return any(getattr(x, name) == row[name] for x in links if (x.child, x.parent) == edge)


def _citing(reading: Reading) -> dict[str, tuple[str, frozenset[str]]]:
    """Each origin without a report at hand: its name and the files that rest on it."""
    children: dict[str, set[str]] = {}
    for link in reading.items("links"):
        children.setdefault(link["parent"], set()).add(reading.file(link["child"]))
    return {
        origin["id"]: (
            origin.get("name") or "",
            reading.files_of(origin.get("reports") or []) | children.get(origin["id"], set()),
        )
        for origin in reading.items("origins")
        if not origin.get("report")
    }


def _compare_unseen(reading: Reading, gold: Json) -> tuple[Tally, list[Finding]]:
    rows = gold["unseen_origins"]
    found = list(_citing(reading).values())

    def worth(g: int, f: int) -> int:
        name, files = found[f]
        shared = len(files & set(rows[g]["cited_by"]))
        return shared if names_agree(rows[g]["name"], name) else 0

    matched = match(len(rows), len(found), worth)
    hits = set(matched.values())
    findings = [
        Finding("unseen", "missed", "", (row["name"], ", ".join(row["cited_by"])))
        for g, row in enumerate(rows)
        if g not in matched
    ]
    findings += [
        Finding("unseen", "extra", "", (name, ", ".join(sorted(files))))
        for f, (name, files) in enumerate(found)
        if f not in hits
    ]
    return one_to_one(len(rows), len(found), len(matched)), findings


def _pairs_within(groups: Iterable[Iterable[str]]) -> set[_Edge]:
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def _compare_same(reading: Reading, gold: Json) -> tuple[Tally, list[Finding]]:
    wanted = _pairs_within(gold["independent_groups"])
    found = _pairs_within(
        reading.files_of(origin.get("reports") or []) for origin in reading.items("origins")
    )
    findings = [Finding("same", "missed", "", pair) for pair in sorted(wanted - found)]
    findings += [Finding("same", "extra", "", pair) for pair in sorted(found - wanted)]
    return set_tally(wanted, found), findings


def _distractor_links(reading: Reading, gold: Json) -> set[_Edge]:
    distractors = set(gold["distractors"])
    names: Mapping[str, str] = {i: name for i, (name, _) in _citing(reading).items()}
    stray = set()
    for link in reading.items("links"):
        child = reading.file(link["child"])
        parent = reading.report_of(link["parent"]) or names.get(link["parent"], link["parent"])
        if child != parent and distractors & {child, parent}:
            stray.add((child, parent))
    # A distractor may rest on an unseen origin of its own, if the gold says so.
    return {
        (child, parent)
        for child, parent in stray
        if not any(
            child in row["cited_by"] and names_agree(row["name"], parent)
            for row in gold["unseen_origins"]
        )
    }
