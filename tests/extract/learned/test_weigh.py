from __future__ import annotations

from dataclasses import replace

from tests.factory import annotate_text

from headwater.extract.attribution.extract import extract_attributions, read_findings
from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.learned.relations import Relation, read_relations
from headwater.extract.attribution.learned.weigh import (
    MIN_CONFIDENCE,
    Support,
    confidence_of,
    supports_of,
    weigh_findings,
)
from headwater.extract.parse import index_parse
from headwater.settings import AttributionSettings

SAID = "The mayor said that the bridge would reopen on Monday."


def test_agreement_is_surer_than_either_alone() -> None:
    parse = index_parse(*annotate_text(SAID))
    (finding,) = read_findings(parse, ())
    both = confidence_of(finding, Support(0.95, 0.95, 1.0))
    rules_alone = confidence_of(finding, Support(0.0, 0.0, 0.0))
    network_alone = confidence_of(replace(finding, confidence=0.0), Support(0.95, 0.95, 1.0))
    assert both > max(rules_alone, network_alone)


def test_support_comes_from_the_relation_with_the_same_cue() -> None:
    parse = index_parse(*annotate_text(SAID))
    (finding,) = read_findings(parse, ())
    assert finding.cue is not None
    content = (finding.cue[1] + 2, len(parse.tokens) - 2)
    relation = Relation(finding.cue, finding.anchor, None, (content,), 0.8)
    (support,) = supports_of(parse, [finding], [relation])
    assert (support.cue, support.content) == (0.8, 0.8)
    assert support.shared > 0.8


def test_nothing_below_the_bar_is_kept() -> None:
    parse = index_parse(*annotate_text(SAID))
    relations = read_relations(parse)
    kept = weigh_findings(parse, read_findings(parse, relations), relations)
    assert kept
    assert all(MIN_CONFIDENCE <= f.confidence <= 1 for f in kept)
    assert all(isinstance(f, Finding) for f in kept)


def test_rules_alone_read_without_the_network() -> None:
    report, annotations = annotate_text(SAID)
    (found,) = extract_attributions(report, annotations, AttributionSettings(method="rules"))
    assert found.content.text == "the bridge would reopen on Monday"


def test_a_cue_that_no_list_holds_is_found_by_the_network() -> None:
    text = "The harbour master thundered that the pilots had been drunk since noon."
    report, annotations = annotate_text(text)
    ruled = extract_attributions(report, annotations, AttributionSettings(method="rules"))
    joined = extract_attributions(report, annotations, AttributionSettings(method="learned"))
    assert not ruled
    assert [a.content.text for a in joined] == ["the pilots had been drunk since noon"]
