"""Scoring the dossier of one report, traced alone, against its labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bench.quality.attributions import (
    AttributionCounts,
    GoldAttribution,
    judge_attributions,
    match_attributions,
    read_found,
)
from bench.quality.chains import ChainCounts, ChainPair, compare_chains
from bench.quality.counts import Figures, Tally, add_counts
from bench.quality.furniture import compare_furniture
from bench.quality.reading import Finding, Json, Reading
from bench.quality.reliability import Judgement
from bench.quality.spans import gold_span
from bench.quality.voices import Chain, Voice, compare_first_voices, read_chain
from bench.quality.words import names_agree, words_of

REPORT = "report.txt"


@dataclass(frozen=True, slots=True)
class ReportCounts:
    """What was counted over one or more reports."""

    reports: int = 0
    attributions: AttributionCounts = field(default_factory=AttributionCounts)
    chains: ChainCounts = field(default_factory=ChainCounts)
    same_voice: Tally = field(default_factory=Tally)
    furniture: Tally = field(default_factory=Tally)
    bad_spans: int = 0

    def __add__(self, other: ReportCounts) -> ReportCounts:
        return add_counts(self, other)

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Every attribution found, with its confidence and whether it is right."""
        return self.attributions.judgements

    def figures(self) -> Figures:
        """Every figure of the reports."""
        return {
            **self.attributions.figures(),
            **self.chains.figures(),
            **self.same_voice.figures("same_voice"),
            **self.furniture.figures("furn"),
            "bad_spans": self.bad_spans,
        }


def score_report(dossier: Json, texts: Mapping[str, str], gold: Json) -> ReportCounts:
    """Counts of one report.

    Args:
        dossier: the JSON of the dossier of it alone.
        texts: the text of report.txt.
        gold: its labels.
    """
    return compare_report(dossier, texts, gold)[0]


def compare_report(
    dossier: Json, texts: Mapping[str, str], gold: Json
) -> tuple[ReportCounts, list[Finding]]:
    """Counts of one report, and every item on which dossier and gold do not agree."""
    reading = Reading(dossier, texts)
    voices = read_voices(gold)
    spellings = {v.id: v.spellings for v in voices if v.id}
    chains = [read_chain(row["chain"], spellings) for row in gold["attributions"]]
    rows = list(map(_gold_attribution, gold["attributions"], chains))
    found = read_found(reading)
    matched = match_attributions(rows, found)
    attributions, findings = judge_attributions(rows, found, matched)
    given = [read_chain(item.get("chain") or (), {}) for item in reading.items("attributions")]
    chain_counts, chain_findings = compare_chains(
        _chain_pairs(rows, chains, given, matched), voices
    )
    same_voice, voice_findings = compare_first_voices(
        [(chains[g], given[f]) for g, f in matched.items()]
    )
    furniture, furniture_findings = compare_furniture(
        reading, [gold_span(REPORT, row) for row in gold["boilerplate"]]
    )
    counts = ReportCounts(
        reports=1,
        attributions=attributions,
        chains=chain_counts,
        same_voice=same_voice,
        furniture=furniture,
        bad_spans=reading.bad_spans,
    )
    return counts, findings + chain_findings + voice_findings + furniture_findings


def read_voices(gold: Json) -> list[Voice]:
    """Every voice that the labels of a report name."""
    return [Voice(row["id"], row["name"], tuple(row["spellings"])) for row in gold["voices"]]


def _chain_pairs(
    rows: Sequence[GoldAttribution],
    chains: Sequence[Chain],
    given: Sequence[Chain],
    matched: Mapping[int, int],
) -> list[ChainPair]:
    return [
        ChainPair(row.content[0].text, chain, given[matched[g]] if g in matched else None)
        for g, (row, chain) in enumerate(zip(rows, chains, strict=True))
    ]


def _gold_attribution(row: Json, chain: Chain) -> GoldAttribution:
    """The labels of one attribution; its source is some voice of the chain, mostly the first."""
    source: str | None = row["source"]["text"] if row["source"] else None
    depth, resolves = 1, None
    if source and chain:
        place = _place(source, chain)
        depth, name = place + 1, chain[place].name
        resolves = None if names_agree(source, name) else name
    return GoldAttribution(
        content=(gold_span(REPORT, row["content"]),),
        cue=row["cue"],
        source=source,
        resolves=resolves,
        direct=row["quote"],
        depth=depth,
    )


def _place(source: str, chain: Chain) -> int:
    """Where in the chain the one stands whom the source's words stand for."""
    for place, voice in enumerate(chain):
        if words_of(source) in [words_of(known) for known in (voice.name, *voice.spellings)]:
            return place
    agreeing = (place for place, voice in enumerate(chain) if names_agree(source, voice.name))
    return next(agreeing, 0)
