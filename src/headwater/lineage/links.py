"""A derivation as a link: what kind it is, how sure, and why, in words."""

from __future__ import annotations

import math

from headwater.lineage.direction import say_citation
from headwater.lineage.evidence import Evidence
from headwater.lineage.material import Material
from headwater.lineage.outlets import is_revision
from headwater.lineage.parents import Derivation
from headwater.model import Link, LinkKind, Report
from headwater.settings import LineageSettings

_MAX_EVIDENCE = 8
_MAX_QUOTE_CHARS = 60
_LITTLE, _FEW_SENTENCES = 0.2, 2
_MOST = 0.5


def make_link(material: Material, derivation: Derivation, settings: LineageSettings) -> Link:
    """The link between a child and a direct parent that is at hand."""
    evidence, direction = derivation.evidence, derivation.direction
    child, parent = material.reports[evidence.child], material.reports[evidence.parent]
    return Link(
        child=child.id,
        parent=parent.id,
        kind=_kind(material, evidence, settings),
        cited=evidence.citation is not None,
        share=evidence.share,
        undirected=not direction.told,
        confidence=round(_confidence(derivation), 4),
        evidence=_evidence(material, derivation),
    )


def outlet_or_path(report: Report) -> str:
    """How a report is called where it must be told from others."""
    return report.outlet or report.path


def _kind(material: Material, evidence: Evidence, settings: LineageSettings) -> LinkKind:
    child, parent = material.reports[evidence.child], material.reports[evidence.parent]
    verbatim = _body_verbatim(material, evidence)
    if evidence.citation is not None and _rests_on_little(evidence):
        return "cites"
    if verbatim >= settings.copy_verbatim and not is_revision(child, parent):
        whole = evidence.back >= settings.copy_share or _is_cut_to_length(material, evidence)
        return "copy" if whole else "excerpt"
    return "revision" if is_revision(child, parent) else "rewrite"


def _rests_on_little(evidence: Evidence) -> bool:
    """Whether the child takes a sentence or two from what it cites, and is its own otherwise."""
    return evidence.share < _LITTLE and evidence.aligned <= _FEW_SENTENCES


def _is_cut_to_length(material: Material, evidence: Evidence) -> bool:
    """Whether the child opens as its parent does and holds most of it.

    That is how an agency's story is printed: from its first sentence on, what there is no room for
    left out. An excerpt takes what it wants from anywhere.
    """
    lead = next((s for s in material.sentences(evidence.parent) if s.kind == "paragraph"), None)
    taken = {a.parent_sentence for a in material.alignments(evidence.child, evidence.parent)}
    return lead is not None and lead.index in taken and evidence.back >= _MOST


def _body_verbatim(material: Material, evidence: Evidence) -> float:
    """Share of the body's words that stand in the parent in the same order.

    Headlines are left out: a copy gets another headline, and is a copy all the same.
    """
    best: dict[int, float] = {}
    for alignment in material.alignments(evidence.child, evidence.parent):
        held = best.get(alignment.child_sentence, 0.0)
        best[alignment.child_sentence] = max(held, alignment.verbatim)
    body = [s for s in material.sentences(evidence.child) if s.kind == "paragraph"]
    words = {s.index: s.last - s.first for s in body}
    total = sum(words.values())
    return sum(best.get(i, 0.0) * count for i, count in words.items()) / total if total else 0.0


def _confidence(derivation: Derivation) -> float:
    return derivation.chance / (1 + math.exp(-derivation.direction.odds))


def _evidence(material: Material, derivation: Derivation) -> tuple[str, ...]:
    evidence, direction = derivation.evidence, derivation.direction
    words: list[str] = []
    if not direction.told:
        names = _told_apart(material, (evidence.child, evidence.parent))
        words.append(f"which took from which cannot be told: either {names} may be the parent")
    if evidence.citation is not None:
        words.append(say_citation(material, evidence.citation))
    words.append(f"{evidence.aligned} of {evidence.sentences} sentences align")
    if derivation.telling:
        words.append(f"both have what few others have: {', '.join(derivation.telling)}")
    words.extend(_copied_words(material, evidence))
    words.extend(clue.text for clue in direction.clues)
    return tuple(dict.fromkeys(words))[:_MAX_EVIDENCE]


def _told_apart(material: Material, pair: tuple[str, str]) -> str:
    first, second = (r for i, r in material.reports.items() if i in pair)
    names = outlet_or_path(first), outlet_or_path(second)
    return " or ".join(names if names[0] != names[1] else (first.path, second.path))


def _copied_words(material: Material, evidence: Evidence) -> list[str]:
    said: list[str] = []
    if evidence.quotes:
        number = len(evidence.quotes)
        first = _shortened(evidence.quotes[0].child.text)
        said.append(
            f"both quote '{first}'" if number == 1 else f"{number} quotes in common, as '{first}'"
        )
    runs = material.comparisons[evidence.child, evidence.parent].shared_runs
    if runs:
        count = len(runs[0].text.split())
        said.append(f"{count} words in a row: '{_shortened(runs[0].text)}'")
    return said


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _MAX_QUOTE_CHARS:
        return words
    return words[:_MAX_QUOTE_CHARS].rsplit(" ", 1)[0] + " ..."
