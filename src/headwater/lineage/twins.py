"""Verbatim copies first: reports with the same body stand as one while parents are chosen.

A copy adds no words, so it may not change who is thought to have taken from whom. Each set of
copies is represented by its root; the copies are linked to it, and everything else is traced
without them. An outlet that somebody cites stays a candidate of its own, copy or not: naming it
is evidence that words cannot outweigh.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from headwater.lexicon.fold import fold_word
from headwater.lexicon.naming import same_name
from headwater.lineage.material import Material
from headwater.lineage.parents import Derivation, choose_parents
from headwater.settings import LineageSettings


def derive(material: Material, settings: LineageSettings) -> tuple[Derivation, ...]:
    """The direct parents of every report, copies hung on their root."""
    hung: list[Derivation] = []
    for copies in _same_body(material):
        among = choose_parents(_only(material, copies), settings)
        children = {d.evidence.child for d in among}
        root = next(report for report in copies if report not in children)
        # A copy whose parent is another copy is that one's child: the chain is kept.
        hung.extend(d for d in among if d.evidence.child != root)
    hanging = {d.evidence.child for d in hung}
    kept = [report for report in material.reports if report not in hanging]
    return (*choose_parents(_only(material, kept), settings), *hung)


def _same_body(material: Material) -> list[list[str]]:
    """Reports whose body is word for word the same, those that somebody cites left out."""
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for report in material.reports:
        body = _body(material, report)
        if body and not _is_cited(material, report):
            alike[body].append(report)
    return [copies for copies in alike.values() if len(copies) > 1]


def _body(material: Material, report: str) -> tuple[str, ...]:
    annotations = material.annotations[report]
    return tuple(
        form
        for sentence in material.sentences(report)
        if sentence.kind == "paragraph"
        for token in annotations.tokens_of(sentence)
        if (form := fold_word(token.text))
    )


def _is_cited(material: Material, report: str) -> bool:
    """Whether another report names this one's outlet, which its own metadata says."""
    known = material.reports[report]
    if known.outlet is None or known.outlet_basis == "self-reference":
        return False
    return any(
        same_name(citation.name, known.outlet)
        for other in material.reports
        if other != report
        for citation in material.citations.get(other, ())
    )


def _only(material: Material, reports: list[str]) -> Material:
    wanted = set(reports)
    return replace(
        material,
        reports={r: material.reports[r] for r in material.reports if r in wanted},
        comparisons={p: c for p, c in material.comparisons.items() if wanted.issuperset(p)},
    )
