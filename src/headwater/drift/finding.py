"""What a check proposes, and how proposals about the same words are settled: one item a change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.model import DriftKind, Severity, Span, shared_length

# Most specific first: of two proposals about the same words the earlier kind is kept. A changed
# quotation explains every other change inside it; a fused sentence explains its new details.
PRECEDENCE: tuple[DriftKind, ...] = (
    "quote-fabricated",
    "quote-altered",
    "role-swapped",
    "negated",
    "merged",
    "number-changed",
    "entity-changed",
    "hedge-dropped",
    "hedge-added",
    "certainty-raised",
    "attribution-shifted",
    "attribution-dropped",
    "detail-added",
    "omitted-denial",
)

# Kinds that speak of the whole clause rather than of certain words: two kinds from different
# families may stand on the same clause, since they name different changes.
_VOICE: frozenset[DriftKind] = frozenset(
    {"attribution-dropped", "attribution-shifted", "certainty-raised"}
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A change that a check believes in.

    Attributes:
        kind: the kind of drift.
        severity: by the rules of `docs/drift.md`.
        child: the words that changed, as tightly as can be said.
        parent: the words they came from.
        detail: one sentence in an editor's words.
        confidence: 0 to 1.
    """

    kind: DriftKind
    severity: Severity
    child: Span
    parent: Span
    detail: str
    confidence: float


def settle(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One item a change, the most specific; in order of the child's words."""
    ordered = sorted(
        findings, key=lambda f: (PRECEDENCE.index(f.kind), -f.confidence, f.child, f.parent)
    )
    kept: list[Finding] = []
    for finding in ordered:
        if not any(_same_change(finding, other) for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda f: (f.child, PRECEDENCE.index(f.kind), f.parent)))


def _same_change(a: Finding, b: Finding) -> bool:
    """Whether two findings speak of one change: same family, and half of the shorter in common."""
    if a.kind == "omitted-denial" or b.kind == "omitted-denial":
        return a.kind == b.kind and a.parent.overlaps(b.parent)
    if (a.kind in _VOICE) != (b.kind in _VOICE):
        # What is fused with another statement may have lost its own voice as well.
        fused = "merged" in {a.kind, b.kind} and a.parent.overlaps(b.parent)
        if not fused:
            return False
    shorter = min(len(a.child.text), len(b.child.text)) or 1
    return 2 * shared_length(a.child, b.child) >= shorter


def quoted(text: str, limit: int = 80) -> str:
    """Words for a detail line: one line, between single marks, cut at a word's end."""
    flat = " ".join(text.split())
    if len(flat) > limit:
        flat = flat[:limit].rsplit(" ", 1)[0] + " ..."
    return f"'{flat}'"
