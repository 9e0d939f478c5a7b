"""The claims of a family against its labels: found, counted by origin, conflicts seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from bench.quality.counts import Figures, Share, add_counts, share_of_all
from bench.quality.reading import Finding, Json, Reading
from bench.quality.words import content_words

_MIN_RECALL = 0.3


@dataclass(frozen=True, slots=True)
class ClaimCounts:
    """Claims over one or more families. A claim that was not found has its count wrong."""

    found: Share = field(default_factory=Share)
    independent: Share = field(default_factory=Share)
    independent_multi: Share = field(default_factory=Share)
    independent_of_found: Share = field(default_factory=Share)
    jaccard: Share = field(default_factory=Share)
    conflicts: Share = field(default_factory=Share)
    false_conflicts: int = 0

    def __add__(self, other: ClaimCounts) -> ClaimCounts:
        return add_counts(self, other)

    def figures(self) -> Figures:
        """The figures of the claims, in the order of the scoring table."""
        return {
            "claim_found": self.found.value,
            "indep_acc": self.independent.value,
            "indep_acc.multi": self.independent_multi.value,
            "indep_acc.found": self.independent_of_found.value,
            "reports_jaccard": self.jaccard.value,
            "conflict_r": self.conflicts.value,
            "conflict_false": self.false_conflicts,
        }


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A group, or one value of a group that has several.

    Attributes:
        group: id of the group.
        value: position of the value in the group; None for a group as a whole.
        words: content words of each text that may stand for it.
        files: the files that carry it.
        independent: how many independent origins the dossier counts for it.
        others: files that stand under another value of a conflicting group.
        text: to show.
    """

    group: str
    value: int | None
    words: tuple[frozenset[str], ...]
    files: frozenset[str]
    independent: int | None
    others: frozenset[str]
    text: str


def compare_claims(reading: Reading, gold: Json) -> tuple[ClaimCounts, list[Finding]]:
    """Counts of one family's claims, and every item on which dossier and gold do not agree."""
    candidates = _candidates(reading)
    best = [(row, _best(row, candidates)) for row in gold["claims"]]
    found = [(row, c) for row, c in best if c is not None]
    right = [row for row, c in found if row["independent_origins"] == c.independent]
    multi = sum(row["independent_origins"] > 1 for row in gold["claims"])
    right_multi = sum(row["independent_origins"] > 1 for row in right)
    conflicts = [(row, c, conflict) for row, c in best for conflict in row["conflicts"]]
    hits = [(c, x) for _, c, x in conflicts if c is not None and x["file"] in c.others]
    disputed = {g["id"]: g for g in reading.items("groups") if g.get("status") == "conflicting"}
    false = [g for i, g in disputed.items() if i not in {c.group for c, _ in hits}]
    jaccard = sum(_jaccard(frozenset(row["reports"]), c.files) for row, c in found)
    counts = ClaimCounts(
        found=share_of_all(len(found), len(best)),
        independent=share_of_all(len(right), len(best)),
        independent_multi=share_of_all(right_multi, multi),
        independent_of_found=Share(len(right), len(found), len(best)),
        jaccard=share_of_all(jaccard, len(best)),
        conflicts=share_of_all(len(hits), len(conflicts)),
        false_conflicts=len(false),
    )
    findings = [
        Finding("claim", "missed", "", (row["claim"], ", ".join(row["reports"])))
        for row, c in best
        if c is None
    ]
    findings += [f for row, c in found for f in _wrong(row, c)]
    findings += [
        Finding("conflict", "missed", "", (row["claim"], x["file"], str(x["value"])))
        for row, c, x in conflicts
        if c is None or x["file"] not in c.others
    ]
    findings += [Finding("conflict", "extra", "", (g.get("text", ""), *_values(g))) for g in false]
    return counts, findings


def _wrong(row: Json, candidate: _Candidate) -> list[Finding]:
    rows = []
    if row["independent_origins"] != candidate.independent:
        counted = f"{row['independent_origins']} origins, not {candidate.independent}"
        rows.append(Finding("claim", "wrong", counted, (row["claim"], candidate.text)))
    missing = sorted(set(row["reports"]) - candidate.files)
    extra = sorted(candidate.files - set(row["reports"]))
    if missing or extra:
        names = (f"without {', '.join(missing) or '-'}", f"with {', '.join(extra) or '-'}")
        rows.append(Finding("claim", "wrong", "reports", (row["claim"], *names)))
    return rows


def _values(group: Json) -> tuple[str, ...]:
    return tuple(str(v.get("value")) for v in group.get("values") or ())


def _best(row: Json, candidates: Sequence[_Candidate]) -> _Candidate | None:
    """The candidate that fits a gold claim best; the first of equals; None if none fits."""
    wanted, files = content_words(row["claim"]), frozenset(row["reports"])
    scored = [
        (0.7 * fit + 0.3 * _jaccard(files, c.files), -position)
        for position, c in enumerate(candidates)
        if files & c.files and (fit := _likeness(wanted, c.words)) > 0
    ]
    return candidates[-max(scored)[1]] if scored else None


def _likeness(wanted: frozenset[str], texts: Sequence[frozenset[str]]) -> float:
    """0.8 * recall + 0.2 * precision of content words, of the best text; 0 below 0.3 recall."""
    best = 0.0
    for words in texts:
        shared = len(wanted & words)
        if shared and shared >= _MIN_RECALL * len(wanted):
            best = max(best, 0.8 * shared / len(wanted) + 0.2 * shared / len(words))
    return best


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _candidates(reading: Reading) -> list[_Candidate]:
    claims = {c["id"]: c for c in reading.items("claims")}
    origins = {o["id"]: reading.files_of(o.get("reports") or []) for o in reading.items("origins")}
    candidates: list[_Candidate] = []
    for group in reading.items("groups"):
        values = group.get("values") or []
        if len(values) < 2:
            candidates.append(_whole_group(reading, group, claims))
            continue
        held = [_files_of_claims(reading, v["claims"], claims) for v in values]
        behind = [origins[i] for i in group["origins"] if i in origins]
        for n, value in enumerate(values):
            others = frozenset().union(*(f for m, f in enumerate(held) if m != n))
            count = value.get("independent_origins")
            candidates.append(
                _Candidate(
                    group=group["id"],
                    value=n,
                    words=_texts(reading, group, value["claims"], claims),
                    files=held[n],
                    independent=count if count is not None else fewest_covering(held[n], behind),
                    others=others if group.get("status") == "conflicting" else frozenset(),
                    text=f"{group.get('text', '')} [{value.get('value')}]",
                )
            )
    return candidates


def _whole_group(reading: Reading, group: Json, claims: Mapping[str, Json]) -> _Candidate:
    return _Candidate(
        group=group["id"],
        value=None,
        words=_texts(reading, group, group["claims"], claims),
        files=reading.files_of(group["reports"]),
        independent=group.get("independent_origins"),
        others=frozenset(),
        text=group.get("text", ""),
    )


def _files_of_claims(
    reading: Reading, ids: Sequence[str], claims: Mapping[str, Json]
) -> frozenset[str]:
    return frozenset(reading.file(claims[i]["span"]["report"]) for i in ids if i in claims)


def _texts(
    reading: Reading, group: Json, ids: Sequence[str], claims: Mapping[str, Json]
) -> tuple[frozenset[str], ...]:
    spans = [reading.span(claims[i]["span"]) for i in ids if i in claims]
    texts = [group.get("text") or "", *(s.text for s in spans if s)]
    return tuple(content_words(t) for t in texts)


def fewest_covering(files: frozenset[str], origins: Sequence[frozenset[str]]) -> int | None:
    """The least number of origins that hold all the files; None where they do not cover them."""
    useful = sorted({o & files for o in origins if o & files}, key=lambda o: (-len(o), sorted(o)))
    # An origin whose files another one holds as well can never be needed.
    kept = [o for o in useful if not any(o < other for other in useful)]
    for count in range(1, len(kept) + 1):
        if any(files == frozenset().union(*chosen) for chosen in combinations(kept, count)):
            return count
    return None
