"""How words came down: alignments, links, origins, groups of the same claim, and drift."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.model.span import Span

LinkKind = Literal["copy", "excerpt", "rewrite", "cites", "revision"]
GroupStatus = Literal["single-origin", "corroborated", "conflicting"]
Severity = Literal["high", "medium", "low"]
DriftKind = Literal[
    "attribution-dropped",
    "attribution-shifted",
    "certainty-raised",
    "hedge-dropped",
    "hedge-added",
    "number-changed",
    "entity-changed",
    "role-swapped",
    "detail-added",
    "merged",
    "negated",
    "quote-altered",
    "quote-fabricated",
    "omitted-denial",
]


@dataclass(frozen=True, slots=True)
class WordPair:
    """One content word of the child and the word of the parent that it comes from.

    Attributes:
        child: index of the child's token in its annotations.
        parent: index of the parent's token.
        likeness: 1.0 the same word or figure; less for another form, a synonym, another spelling.
    """

    child: int
    parent: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which words of a child come from which words of a parent; many to many.

    Attributes:
        child: a sentence of the child.
        parent: a sentence of the parent that it, or a part of it, rests on.
        score: 0 to 1, how surely the child's words rest on the parent's.
        verbatim: share of the child's words that stand in the parent in the same order.
        child_sentence: index of the child's sentence in its annotations.
        parent_sentence: index of the parent's sentence.
        words: the pairs of content words, one to one, in order of the child's words.
    """

    child: Span
    parent: Span
    score: float
    verbatim: float
    child_sentence: int
    parent_sentence: int
    words: tuple[WordPair, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports laid side by side, one taken as the child: what of it rests on the other.

    The aligner makes one for each direction of a candidate pair; the lineage stage keeps the
    direction that it believes.

    Attributes:
        child: id of the report whose words are explained.
        parent: id of the report that explains them.
        alignments: in order of the child's words.
        share: share of the child's own content words (furniture apart, by weight) that lie in
            aligned sentences and have a counterpart in the parent.
        verbatim: share of the child's own words that stand in the parent in runs of
            `AlignSettings.run_words` words or more.
        shared_runs: the longest runs of words in common, longest first, at most five.
        shared_rare: names and figures that both reports hold, sorted.
    """

    child: str
    parent: str
    alignments: tuple[Alignment, ...]
    share: float
    verbatim: float
    shared_runs: tuple[Span, ...]
    shared_rare: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Echo:
    """One sentence of a report, read beside what it may rest on in another.

    Attributes:
        sentence: its index in the annotations of its report.
        told: 0 to 1, how surely the other report tells it as well, in whatever words.
        otherwise: 0 to 1, how surely the other report tells it otherwise.
    """

    sentence: int
    told: float
    otherwise: float


@dataclass(frozen=True, slots=True)
class Link:
    """One derivation: the child took words from the parent.

    Attributes:
        child: id of a report.
        parent: id of a report, or of an origin that no report at hand holds.
        kind: copy (nearly all, nearly verbatim), excerpt (part, nearly verbatim), rewrite
            (reworded), cites (rests on an unseen report), revision (the same outlet's later
            version).
        cited: whether the child names the parent.
        share: share of the child's own words that align with the parent, 0 to 1.
        undirected: True where the direction cannot be told; `evidence` names both candidates.
        confidence: 0 to 1.
        evidence: short readable reasons, strongest first.
    """

    child: str
    parent: str
    kind: LinkKind
    cited: bool
    share: float
    undirected: bool
    confidence: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where information entered.

    Attributes:
        id: "o1", ...
        name: outlet or body ("VOA", "SITE Intelligence group"), or the path of an unnamed report.
        report: id of the report that is the root, or None where no report at hand holds it.
        reports: ids of all reports that rest on it, the root included.
    """

    id: str
    name: str
    report: str | None
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One answer to the question that a group asks ("2 dead"), and who gives it.

    Attributes:
        value: the answer in words.
        claims: ids of the claims that give it.
        origins: ids of the origins that stand behind it.
        independent_origins: how many independent ones give this answer.
        earliest: the first day or instant on which a dated report that gives it may have been
            published; None where none of them has a date.
        latest: the last.
    """

    value: str
    claims: tuple[str, ...]
    origins: tuple[str, ...] = ()
    independent_origins: int = 0
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The same claim across reports.

    Attributes:
        id: "g1", ...
        text: the clearest wording among its claims.
        claims: ids of the claims.
        reports: ids of the reports that make the claim.
        origins: ids of the origins that stand behind it.
        independent_origins: how many of them are independent.
        status: what the origins say together.
        values: the different answers, more than one only where status is "conflicting" or one
            origin updates itself.
        confidence: 0 to 1 that these are the same claim.
        evidence: where answers differ and how; then why the origins count as one, or as several.
    """

    id: str
    text: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    independent_origins: int
    status: GroupStatus
    values: tuple[Value, ...]
    confidence: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """What a retelling says otherwise, or more or less surely, than its parent.

    Attributes:
        id: "d1", ...; "" until numbered.
        kind: see `docs/drift.md`.
        severity: by what it could do to a person or a conclusion.
        child: the words that drifted (for what was left out: the sentence where it belongs).
        parent: the words they came from.
        detail: one sentence in an editor's words.
        confidence: 0 to 1.
    """

    id: str
    kind: DriftKind
    severity: Severity
    child: Span
    parent: Span
    detail: str
    confidence: float
