"""The scorers of the quality bench on cases small enough to work out by hand."""

from __future__ import annotations

from itertools import permutations

import pytest
from bench.quality.attributions import compare_attributions, read_found, read_gold
from bench.quality.claims import fewest_covering
from bench.quality.counts import LOWER_IS_BETTER, Share, Tally
from bench.quality.families import FamilyCounts, compare_family, score_family
from bench.quality.matching import match
from bench.quality.pairs import PairCounts, compare_pair, score_pair
from bench.quality.reading import Reading
from bench.quality.spans import Span, intersection_over_union, overlap_by_half, positions
from bench.quality.words import content_words, names_agree
from tests.bench.made_cases import (
    FAMILY_IDS,
    FAMILY_TEXTS,
    PAIR_TEXTS,
    Json,
    empty_family_dossier,
    empty_pair_dossier,
    family_dossier,
    family_gold,
    pair_dossier,
    pair_gold,
    retelling_span,
    source_span,
)


def span(start: int, end: int, file: str = "a.txt") -> Span:
    return Span(file, start, end, "x" * (end - start))


def pair_figures(dossier: Json, gold: Json) -> dict[str, float | None]:
    return score_pair(dossier, PAIR_TEXTS, gold).figures()


def family_figures(dossier: Json, gold: Json) -> dict[str, float | None]:
    return score_family(dossier, FAMILY_TEXTS, gold).figures()


# Spans, words, matching


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (span(0, 10), span(5, 25), True),  # 5 of the shorter one's 10
        (span(0, 10), span(6, 26), False),  # 4 of 10
        (span(0, 10), span(10, 20), False),
        (span(0, 10), span(0, 10, "b.txt"), False),
        (span(0, 10), None, False),
    ],
)
def test_overlap_is_measured_on_the_shorter_span(a: Span, b: Span | None, expected: bool) -> None:
    assert overlap_by_half(a, b) is expected


def test_intersection_over_union_counts_interrupted_content_once() -> None:
    # 10 characters in two pieces against 12 in one: 10 in common, 12 in either.
    pieces = positions([span(0, 5), span(7, 12)])
    assert intersection_over_union(pieces, positions([span(0, 12)])) == pytest.approx(10 / 12)


def test_function_words_do_not_make_two_names_agree() -> None:
    assert not names_agree("the army", "the mayor")
    assert names_agree("Mayor Ines Toll", "Toll")
    assert names_agree("He", "he")
    assert not names_agree("he", "they")


def test_content_words_drop_case_accents_and_possessives() -> None:
    assert content_words("The Mayor’s café had 1,200 seats") == {"mayor", "cafe", "1,200", "seats"}


def test_matching_is_as_large_as_can_be_in_any_order() -> None:
    # Taking 0-0 first would leave 1 without a partner.
    fits = {(0, 0): 5, (0, 1): 1, (1, 0): 1}
    for order in permutations(range(2)):
        matched = match(2, 2, lambda g, f, order=order: fits.get((order[g], f), 0))  # type: ignore[misc]
        assert {order[g]: f for g, f in matched.items()} == {0: 1, 1: 0}


def test_a_tally_of_nothing_has_no_figures_and_finding_nothing_scores_zero() -> None:
    assert Tally().figures("x") == {"x_p": None, "x_r": None, "x_f1": None}
    assert Tally(gold=2).figures("x") == {"x_p": 0.0, "x_r": 0.0, "x_f1": 0.0}
    assert Tally(found=2).figures("x") == {"x_p": 0.0, "x_r": None, "x_f1": 0.0}
    assert Share(gold=3).value == 0.0
    assert Share().value is None


# Whole dossiers


def test_gold_turned_into_a_dossier_is_right_everywhere() -> None:
    pair, family = pair_gold(), family_gold()
    pair_counts, pair_findings = compare_pair(pair_dossier(pair), PAIR_TEXTS, pair)
    family_counts, findings = compare_family(family_dossier(family), FAMILY_TEXTS, family)
    for figures in (pair_counts.figures(), family_counts.figures()):
        for name, value in figures.items():
            wanted = 0 if name in LOWER_IS_BETTER else 1
            assert value == wanted or (name == "false_alarms" and value is None), name
    assert pair_findings == []
    assert findings == []


def test_an_empty_dossier_scores_zero() -> None:
    pair = pair_figures(empty_pair_dossier(), pair_gold())
    family = family_figures(empty_family_dossier(), family_gold())
    unmeasured = dict.fromkeys(("false_alarms", "attr_ece", "attr_full_ece"))
    assert {n: v for n, v in pair.items() if v != 0} == unmeasured
    assert {n: v for n, v in family.items() if v != 0} == {}


def test_a_dossier_that_read_nothing_scores_zero() -> None:
    assert score_pair({"reports": []}, PAIR_TEXTS, pair_gold()).align.recall == 0
    assert score_family({"reports": []}, FAMILY_TEXTS, family_gold()).claims.found.value == 0


def test_figures_of_a_sum_are_computed_from_summed_counts() -> None:
    gold = pair_gold()
    right = score_pair(pair_dossier(gold), PAIR_TEXTS, gold)
    nothing = score_pair(empty_pair_dossier(), PAIR_TEXTS, gold)
    figures = (PairCounts() + right + nothing + nothing).figures()
    assert figures["align_r"] == pytest.approx(1 / 3)
    assert figures["align_p"] == 1.0
    assert figures["drift_r.hedge-dropped"] == pytest.approx(1 / 3)
    assert figures["link_dir"] == pytest.approx(1 / 3)
    family = family_gold()
    counts = FamilyCounts() + score_family(family_dossier(family), FAMILY_TEXTS, family)
    assert (counts + score_family(empty_family_dossier(), FAMILY_TEXTS, family)).figures()[
        "claim_found"
    ] == pytest.approx(1 / 2)


# Pairs


def test_alignment_recall_is_one_to_one_and_precision_against_any_row() -> None:
    gold = pair_gold()
    row = pair_dossier(gold)["alignments"][1]
    astray = {**row, "parent": source_span("The water board denied that the wall was unsafe.")}
    dossier = {**empty_pair_dossier(), "alignments": [row, row, astray]}
    figures = pair_figures(dossier, gold)
    assert figures["align_r"] == pytest.approx(1 / 4)  # the same row twice finds one of four
    assert figures["align_p"] == pytest.approx(2 / 3)


def test_alignment_from_source_to_retelling_is_not_right() -> None:
    gold = pair_gold()
    row = pair_dossier(gold)["alignments"][1]
    turned = {"child": row["parent"], "parent": row["child"]}
    assert pair_figures({**empty_pair_dossier(), "alignments": [turned]}, gold)["align_p"] == 0


def drift(kind: str, child: str, parent: str) -> Json:
    return {"kind": kind, "child": retelling_span(child), "parent": source_span(parent)}


def test_drift_by_kind_with_alternatives_and_parents() -> None:
    gold = pair_gold()
    dossier = {
        **empty_pair_dossier(),
        "drift": [
            # Right by the alternative kind, its parent right.
            drift("certainty-raised", "will fail", "may fail"),
            # Right, its parent wrong.
            drift("number-changed", "Eleven families", "Engineers"),
            # Right place, wrong kind.
            drift("merged", '"We heard a crack like a gun," Toll said.', "she said"),
            # Nothing there.
            drift("number-changed", "Orlu dam", "Dam at Orlu"),
        ],
    }
    figures = pair_figures(dossier, gold)
    assert figures["drift_r"] == figures["drift_p"] == 0.5
    assert figures["drift_lenient_r"] == 0.75
    assert figures["drift_r.hedge-dropped"] == 1.0
    assert figures["drift_p.certainty-raised"] == 1.0
    assert figures["drift_r.certainty-raised"] is None
    assert figures["drift_p.number-changed"] == 0.5
    assert figures["drift_r.attribution-dropped"] == 0.0
    assert figures["drift_r.high"] == pytest.approx(1 / 3)
    assert figures["drift_parent"] == 0.5


def test_two_kinds_on_the_same_words_are_two_items() -> None:
    gold = pair_gold()
    whole = "The dam at Orlu will fail within days"
    hedge = drift("hedge-dropped", whole, "may fail")
    dropped = drift("attribution-dropped", whole, "Engineers said")
    for items in ([hedge, dropped], [dropped, hedge]):
        figures = pair_figures({**empty_pair_dossier(), "drift": items}, gold)
        assert figures["drift_p"] == 1.0
        assert figures["drift_parent"] == 1.0


def test_every_drift_of_a_faithful_pair_is_a_false_alarm() -> None:
    gold = pair_gold()
    faithful = {**gold, "faithful": True, "drift": []}
    noisy = score_pair(pair_dossier(gold), PAIR_TEXTS, faithful)
    quiet = score_pair(empty_pair_dossier(), PAIR_TEXTS, faithful)
    unfaithful = score_pair(pair_dossier(gold), PAIR_TEXTS, gold)
    assert (noisy + quiet + unfaithful).figures()["false_alarms"] == 2.0  # 4 over 2 faithful pairs


def attribution(content: Json, cue: Json | None, source: Json | None, **more: object) -> Json:
    return {"content": content, "cue": cue, "source": source, "direct": False, "chain": [], **more}


def test_attributions_by_content_then_source_cue_and_form() -> None:
    gold = pair_gold()
    quote = "We heard a crack like a gun"
    found = [
        # All right, though a word short: 32 of 36 characters.
        attribution(
            source_span("dam at Orlu may fail within days"),
            source_span("said"),
            source_span("Engineers"),
        ),
        # "she", but neither named nor marked as direct.
        attribution(source_span(quote), source_span("said"), source_span("she")),
        # A wrong source and a wrong cue.
        attribution(
            source_span("the wall was unsafe"), source_span("told"), source_span("Mayor Ines Toll")
        ),
        # Too little of the content: 11 of 36 characters.
        attribution(
            source_span("At least 11"), source_span("told"), source_span("Mayor Ines Toll")
        ),
    ]
    figures = pair_figures({**empty_pair_dossier(), "attributions": found}, gold)
    assert figures["attr_r"] == 0.5  # 3 of 6
    assert figures["attr_p"] == 0.75
    assert figures["attr_source"] == pytest.approx(2 / 3)
    assert figures["attr_cue"] == pytest.approx(2 / 3)
    assert figures["attr_direct"] == pytest.approx(2 / 3)
    assert figures["attr_full_r"] == pytest.approx(1 / 6)
    assert figures["attr_full_p"] == pytest.approx(1 / 4)
    assert figures["attr_resolved"] == 0.0


def test_a_source_is_right_by_who_its_words_stand_for() -> None:
    gold = pair_gold()
    quote = "We heard a crack like a gun"
    found = attribution(
        source_span(quote), source_span("said"), None, direct=True, chain=[{"name": "Toll"}]
    )
    figures = pair_figures({**empty_pair_dossier(), "attributions": [found]}, gold)
    assert figures["attr_source"] == figures["attr_resolved"] == 1.0


def test_a_quote_that_goes_on_has_no_cue() -> None:
    row = {**pair_gold()["attributions"]["source"][2], "cue": None, "continued": True}
    for cue, right in ((None, 1.0), (source_span("said"), 0.0)):
        item = attribution(source_span("We heard a crack like a gun"), cue, source_span("she"))
        reading = Reading({**empty_pair_dossier(), "attributions": [item]}, PAIR_TEXTS)
        counts, _ = compare_attributions(read_gold("source.txt", [row]), read_found(reading))
        assert counts.cue.value == right


def test_furniture_is_counted_in_characters_without_white_space() -> None:
    # Gold: "Advertise|Aboutus" (17) and "Subscribenow" (12). Found: "Aboutus" (7), "Toll" (4).
    dossier = empty_pair_dossier()
    dossier["reports"][0]["furniture"] = [{"span": source_span("About us"), "rule": "navigation"}]
    # A span may also stand in the item itself.
    dossier["reports"][1]["furniture"] = [{**retelling_span("Toll"), "rule": "caption"}]
    figures = pair_figures(dossier, pair_gold())
    assert figures["furn_p"] == pytest.approx(7 / 11)
    assert figures["furn_r"] == pytest.approx(7 / 29)


@pytest.mark.parametrize(
    ("edges", "found", "directed"),
    [
        ([("r1", "r2")], 1.0, 1.0),
        ([("r2", "r1")], 1.0, 0.0),
        ([("r1", "r2"), ("r2", "r1")], 1.0, 0.0),
        ([("r1", "o1")], 1.0, 1.0),
        ([("r1", "o2")], 0.0, 0.0),
    ],
)
def test_link_of_a_pair(edges: list[tuple[str, str]], found: float, directed: float) -> None:
    dossier = empty_pair_dossier()
    dossier["origins"] = [
        {"id": "o1", "name": "Bell", "report": "r2", "reports": ["r1", "r2"]},
        {"id": "o2", "name": "Wire", "report": None, "reports": ["r1"]},
    ]
    dossier["links"] = [{"child": c, "parent": p} for c, p in edges]
    figures = pair_figures(dossier, pair_gold())
    assert (figures["link_found"], figures["link_dir"]) == (found, directed)


def test_a_span_without_its_words_is_bad_and_matches_nothing() -> None:
    gold = pair_gold()
    dossier = pair_dossier(gold)
    dossier["alignments"][0]["child"]["end"] += 1
    dossier["drift"][0]["child"]["report"] = "r9"
    dossier["reports"][1]["furniture"][0]["span"]["start"] -= 1
    figures = pair_figures(dossier, gold)
    assert figures["bad_spans"] == 3
    assert figures["align_r"] == figures["align_p"] == 0.75
    assert figures["drift_r"] == 0.75
    assert figures["furn_p"] == figures["furn_r"] == pytest.approx(17 / 29)


def test_a_span_over_a_blank_line_matches_nothing() -> None:
    gold = pair_gold()
    dossier = pair_dossier(gold)
    over = retelling_span("Orlu dam cracks\n\nThe dam")
    dossier["alignments"][0]["child"] = over
    figures = pair_figures(dossier, gold)
    assert figures["bad_spans"] == 0
    assert figures["align_r"] == 0.75


# Families


def link(child: str, parent: str, kind: str = "rewrite", *, cited: bool = True) -> Json:
    ids = {**FAMILY_IDS, "o1": "o1", "u0": "u0"}
    return {"child": ids[child], "parent": ids[parent], "kind": kind, "cited": cited}


def test_links_of_a_family() -> None:
    gold = family_gold()
    dossier = family_dossier(gold)
    dossier["links"] = [
        link("copy.txt", "o1", "copy"),  # o1 is held by bell.txt: right, wrong kind
        link("other.txt", "both.txt"),  # turned round
        link("copy.txt", "u0"),  # an unseen parent is no link between reports
        link("sport.txt", "bell.txt", cited=False),  # a distractor
    ]
    figures = family_figures(dossier, gold)
    assert figures["link_r"] == pytest.approx(1 / 3)
    assert figures["link_p"] == pytest.approx(1 / 3)
    assert figures["link_dir"] == 0.5  # two of the gold links are linked, one of them rightly
    assert figures["link_kind"] == 0.0
    assert figures["link_cited"] == 1.0
    assert figures["distractor_links"] == 1


def test_unseen_origins_by_name_and_citing_report() -> None:
    gold = family_gold()
    dossier = empty_family_dossier()
    bell, copy = FAMILY_IDS["bell.txt"], FAMILY_IDS["copy.txt"]

    def figures(name: str, report: str) -> tuple[float | None, float | None]:
        dossier["origins"] = [{"id": "u0", "name": name, "report": None, "reports": [report]}]
        measured = family_figures(dossier, gold)
        return measured["unseen_r"], measured["unseen_extra"]

    assert figures("the rescue service", bell) == (1.0, 0)
    assert figures("the rescue service", copy) == (0.0, 1)
    assert figures("the police", bell) == (0.0, 1)


def test_pairs_of_reports_with_a_common_origin() -> None:
    gold = family_gold()  # bell-copy, bell-both, copy-both, other-both
    dossier = empty_family_dossier()
    ids = [FAMILY_IDS[f] for f in ("bell.txt", "copy.txt", "sport.txt")]
    dossier["origins"] = [{"id": "o1", "name": "Bell", "report": ids[0], "reports": ids}]
    figures = family_figures(dossier, gold)
    assert figures["same_r"] == pytest.approx(1 / 4)
    assert figures["same_p"] == pytest.approx(1 / 3)


def group(text: str, files: list[str], origins: int, **more: object) -> Json:
    reports = [FAMILY_IDS[f] for f in files]
    return {
        "id": text,
        "text": text,
        "claims": [],
        "reports": reports,
        "origins": [],
        "independent_origins": origins,
        "status": "single-origin",
        "values": [],
        **more,
    }


def test_a_claim_is_found_by_words_and_reports() -> None:
    gold = family_gold()
    dossier = empty_family_dossier()
    dossier["groups"] = [
        # Three of four content words, but no report in common with the claim.
        group("The flood killed people", ["sport.txt"], 1),
        # Fewer words (flood, Orlu) and two of three reports: found, with a wrong count.
        group("Flood at Orlu", ["bell.txt", "copy.txt", "both.txt"], 2),
        # Neither word of "The bridge fell".
        group("A road sank", ["bell.txt", "other.txt", "both.txt"], 2),
    ]
    figures = family_figures(dossier, gold)
    assert figures["claim_found"] == 0.5
    assert figures["indep_acc"] == 0.0
    assert figures["indep_acc.found"] == 0.0
    assert figures["indep_acc.multi"] == 0.0
    assert figures["reports_jaccard"] == pytest.approx((2 / 3) / 2)


def test_the_better_of_two_groups_is_taken() -> None:
    gold = family_gold()
    dossier = empty_family_dossier()
    dossier["groups"] = [
        group("The bridge at Orlu was old", ["bell.txt", "other.txt", "both.txt"], 1),
        group("The bridge fell", ["bell.txt", "other.txt"], 2),
    ]
    # 0.7 * (0.8 * 1/2 + 0.2 * 1/3) + 0.3 = 0.63 against 0.7 + 0.3 * 2/3 = 0.9.
    figures = family_figures(dossier, gold)
    assert figures["indep_acc.multi"] == 1.0
    assert figures["reports_jaccard"] == pytest.approx((2 / 3) / 2)


def disputed() -> Json:
    """A family whose dossier sees that other.txt gives another toll than bell and copy."""
    gold = family_gold()
    dossier = family_dossier(gold)
    for value in dossier["groups"][0]["values"]:
        del value["independent_origins"]
    return dossier


def test_a_value_without_a_count_takes_the_fewest_origins_that_cover_it() -> None:
    dossier, gold = disputed(), family_gold()
    assert family_figures(dossier, gold)["indep_acc"] == 1.0
    # Once no origin of the group holds copy.txt, nothing covers the value.
    dossier["origins"][0]["reports"].remove(FAMILY_IDS["copy.txt"])
    assert family_figures(dossier, gold)["indep_acc"] == 0.5


def test_fewest_covering() -> None:
    a, b, c = frozenset("ab"), frozenset("bc"), frozenset("cd")
    assert fewest_covering(frozenset("abcd"), [b, a, c]) == 2
    assert fewest_covering(frozenset("b"), [a, b]) == 1
    assert fewest_covering(frozenset("ax"), [a, b]) is None


def test_a_conflict_counts_only_in_a_group_that_is_marked_as_conflicting() -> None:
    dossier, gold = disputed(), family_gold()
    assert family_figures(dossier, gold)["conflict_r"] == 1.0
    dossier["groups"][0]["status"] = "corroborated"
    assert family_figures(dossier, gold)["conflict_r"] == 0.0


def test_a_conflicting_group_that_meets_no_gold_conflict_is_false() -> None:
    dossier, gold = disputed(), family_gold()
    gold["claims"][0]["conflicts"] = [{"file": "both.txt", "value": "5 dead"}]
    figures = family_figures(dossier, gold)
    assert figures["conflict_r"] == 0.0
    assert figures["conflict_false"] == 1
