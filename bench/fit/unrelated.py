"""Pairs of real reports that are no kin, known without labels: they lie too far apart in time.

The reports of `fakes` are all on one war, and two were laid side by side because they are nearest
to one another among hundreds. Where more than ten days lie between them, and they copied little,
one was not taken from the other: what they share is the war's, the monitor's and the page's. The
families hold nothing of the kind, being of one event each.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bench.fit.logistic import Facts
from bench.lineage.real import read_captures
from headwater.acquire import Acquired
from headwater.lineage.kinship import is_another_matter, weigh_kinship
from headwater.lineage.material import Material
from headwater.lineage.specifics import Pile
from headwater.lineage.trace import lay_out
from headwater.pipeline import STAGES, Findings, Run
from headwater.pipeline.findings import silent
from headwater.settings import Settings

# How often such a pair counts, beside one of a labelled family. Of two outlets' reports on one day
# 19 in 100 look like kin, weeks apart 4 (0.05: 21 and 5; none: 23 and 6), which is chance; the
# families left out of the fit are told as well as without (F1 0.88; 2026-11-21).
COUNT = 0.1
_DAYS_APART, _COPIED = 10, 0.3


def find_unrelated(data: Path, settings: Settings) -> list[Facts]:
    """What is known of every such pair; runs the stages before lineage on all reports.

    Args:
        data: the folder of public data, with `fakes` in it.
        settings: of the run.
    """
    captures = tuple(read_captures(data, date.min, date.max))
    findings, run = Findings(Acquired(len(captures), captures, (), ())), Run(settings, silent)
    for each in STAGES:
        if each.name == "lineage":
            break
        findings = each.run(findings, run)
    return facts_of(findings)


def facts_of(findings: Findings) -> list[Facts]:
    """The same for reports that the stages before lineage have read."""
    material = lay_out(
        findings.reports,
        findings.annotations,
        findings.attributions,
        findings.citations,
        findings.comparisons,
        findings.echoes,
    )
    pile = Pile(material)
    pairs = ((a, b) for a, b in material.comparisons if a < b and _is_unrelated(material, a, b))
    known = (weigh_kinship(pile, *pair).facts for pair in pairs)
    return [facts for facts in known if not is_another_matter(facts)]


def _is_unrelated(material: Material, one: str, other: str) -> bool:
    apart = material.reports[one].published.days_apart(material.reports[other].published)
    copied = max(material.comparisons[p].verbatim for p in ((one, other), (other, one)))
    return apart is not None and apart > _DAYS_APART and copied < _COPIED
