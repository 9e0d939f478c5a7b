"""Report + Annotations -> Attributions, by rules over the dependency parse."""

from __future__ import annotations

from collections.abc import Iterable

from headwater.extract.attribution.chain import Voiced, voice_findings
from headwater.extract.attribution.clauses import verb_findings
from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.phrases import (
    cited_through,
    headline_findings,
    noun_findings,
    phrase_findings,
)
from headwater.extract.attribution.quotes import QuoteReader
from headwater.extract.parse import Parse, index_parse
from headwater.model import Annotations, Attribution, Report
from headwater.settings import AttributionSettings


def extract_attributions(
    report: Report, annotations: Annotations, settings: AttributionSettings
) -> tuple[Attribution, ...]:
    """Every attributed clause of a report, nested ones each on their own.

    Args:
        report: whose words these are.
        annotations: the parse of the same report.
        settings: which method to use; rules are the only one so far.

    Returns:
        Attributions in order of their content, ids empty.
    """
    del settings  # one method so far
    parse = index_parse(report, annotations)
    findings = QuoteReader(parse, _clause_findings(parse)).read()
    voiced = voice_findings(parse, _distinct(findings))
    ordered = sorted(voiced, key=lambda v: _order(v.finding))
    return tuple(_attribution(parse, each) for each in ordered)


def _clause_findings(parse: Parse) -> list[Finding]:
    findings: list[Finding] = []
    for sentence in parse.annotations.sentences:
        verbs = list(verb_findings(parse, sentence))
        findings.extend(verbs)
        findings.extend(cited_through(parse, f, verbs) for f in phrase_findings(parse, sentence))
        findings.extend(noun_findings(parse, sentence))
        findings.extend(headline_findings(parse, sentence))
    return findings


def _order(finding: Finding) -> tuple[int, int, int, bool]:
    return finding.start, -finding.end, finding.anchor, finding.direct


def _distinct(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for the same content and cue, the surest."""
    best: dict[tuple[int, int, int, bool], Finding] = {}
    for finding in findings:
        key = _order(finding)
        if key not in best or best[key].confidence < finding.confidence:
            best[key] = finding
    return list(best.values())


def _attribution(parse: Parse, voiced: Voiced) -> Attribution:
    finding = voiced.finding
    report, tokens = parse.report, parse.tokens
    cue = source = None
    if finding.cue is not None:
        cue = report.span(tokens[finding.cue[0]].start, tokens[finding.cue[1]].end)
    if finding.source is not None:
        source = report.span(tokens[finding.source.first].start, tokens[finding.source.last].end)
    return Attribution(
        id="",
        content=report.span(finding.start, finding.end),
        cue=cue,
        source=source,
        source_kind=voiced.kind,
        direct=finding.direct,
        continued=finding.continued,
        chain=voiced.chain,
        cue_class=finding.cue_class,
        confidence=round(finding.confidence, 2),
    )
