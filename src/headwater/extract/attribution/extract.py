"""Report + Annotations -> Attributions: rules over the parse, and a fitted network beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from headwater.extract.attribution.clauses.citing import is_citing, join_citing, join_late
from headwater.extract.attribution.clauses.phrases import (
    headline_findings,
    noun_findings,
    phrase_findings,
)
from headwater.extract.attribution.clauses.untangling import untangle
from headwater.extract.attribution.clauses.verbs import verb_findings
from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.learned.findings import findings_alone
from headwater.extract.attribution.learned.relations import Relation, read_relations
from headwater.extract.attribution.learned.weigh import weigh_findings
from headwater.extract.attribution.quotes.partly import partly_quoted
from headwater.extract.attribution.quotes.reader import QuoteReader
from headwater.extract.attribution.voices.chain import Voiced, voice_findings
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
        settings: which method to use.

    Returns:
        Attributions in order of their content, ids empty.

    Raises:
        ResourceError: the learned method is asked for and its weights cannot be loaded.
    """
    parse = index_parse(report, annotations)
    weighed = settings.method != "rules"
    voiced = voice_findings(parse, find_findings(parse, settings), weighed=weighed)
    ordered = sorted(voiced, key=lambda v: _order(v.finding))
    return tuple(_attribution(parse, each) for each in ordered)


def find_findings(parse: Parse, settings: AttributionSettings) -> list[Finding]:
    """The findings of a report by the method asked for, each once.

    Raises:
        ResourceError: the learned method is asked for and its weights cannot be loaded.
    """
    if settings.method == "rules":
        return distinct(read_findings(parse, ()))
    relations = read_relations(parse)
    return distinct(weigh_findings(parse, read_findings(parse, relations), relations))


def read_findings(parse: Parse, relations: Sequence[Relation]) -> list[Finding]:
    """What the rules find, and of what the network reads the relations that they do not."""
    clauses = _clause_findings(parse)
    ruled = QuoteReader(parse, clauses).read()
    alone = [f for f in findings_alone(parse, ruled, relations) if not is_citing(parse, f)]
    # Whoever is credited with a clause may be credited with quotations as well: read them again.
    whole = QuoteReader(parse, [*clauses, *alone]).read() if alone else ruled
    return join_late(parse, [*whole, *partly_quoted(parse, whole)])


def _clause_findings(parse: Parse) -> list[Finding]:
    findings: list[Finding] = []
    for sentence in parse.annotations.sentences:
        reports = [*verb_findings(parse, sentence), *phrase_findings(parse, sentence)]
        findings.extend(untangle(parse, sentence, join_citing(parse, sentence, reports)))
        findings.extend(noun_findings(parse, sentence))
        findings.extend(headline_findings(parse, sentence))
    return findings


def _order(finding: Finding) -> tuple[int, int, int, bool]:
    return finding.start, -finding.end, finding.anchor, finding.direct


def distinct(findings: Iterable[Finding]) -> list[Finding]:
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
        evidence=finding.evidence or ("the rules find it",),
    )
