from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corroborate.case import Case


def test_a_retelling_adds_no_origin() -> None:
    case = Case()
    root = case.report()
    child = case.report(root)
    case.origin(root, root, child)
    group = case.weigh()
    assert (group.independent_origins, group.origins, group.status) == (1, ("o1",), "single-origin")
    assert group.evidence == ("Outlet r2: taken from Outlet r1, one origin with it",)


def test_two_reports_that_never_met_are_two_origins() -> None:
    case = Case()
    for _ in range(2):
        root = case.report()
        case.origin(root, root)
    group = case.weigh()
    assert (group.independent_origins, group.status) == (2, "corroborated")


def test_two_reports_that_credit_the_same_named_body_are_one_origin() -> None:
    case = Case()
    for name in ("Lake Basin Observatory", "the Lake Basin Observatory"):
        root = case.report(source=name, body=True)
        case.origin(root, root)
    unseen = case.origin(None, "r1", name="Lake Basin Observatory")
    group = case.weigh()
    assert (group.independent_origins, group.origins) == (1, (unseen,))
    assert group.evidence == (
        "Outlet r1, Outlet r2: credited to Lake Basin Observatory by Outlet r1, Outlet r2, "
        "each for itself, one origin",
    )


def test_a_body_that_is_no_origin_of_the_story_is_one_origin_of_the_claim_all_the_same() -> None:
    case = Case()
    for _ in range(2):
        root = case.report(source="Inland Waters Safety Authority", body=True)
        case.origin(root, root)
    assert case.weigh().independent_origins == 1


def test_the_police_of_two_reports_need_not_be_the_same() -> None:
    case = Case()
    for _ in range(2):
        root = case.report(source="police", body=True)
        case.origin(root, root)
    assert case.weigh().independent_origins == 2


@pytest.mark.parametrize("body", ["the coast guard", "the fisheries ministry"])
def test_a_description_of_which_a_story_has_one_is_one_origin(body: str) -> None:
    case = Case()
    for _ in range(2):
        root = case.report(source=body, body=True)
        case.origin(root, root)
    assert case.weigh().independent_origins == 1


def test_what_is_credited_to_an_outlet_at_hand_comes_from_where_that_has_it() -> None:
    case = Case()
    agency = case.report(source="Inland Waters Safety Authority", body=True, outlet="Lakeside Post")
    case.origin(agency, agency, name="Lakeside Post")
    digest = case.report(source="the Lakeside Post", body=True)
    case.origin(digest, digest)
    group = case.weigh()
    assert group.independent_origins == 1
    assert "Inland Waters Safety Authority" in group.evidence[0]


def test_an_outlet_at_hand_that_gives_another_figure_is_not_followed() -> None:
    case = Case()
    agency = case.report(source="Inland Waters Safety Authority", body=True)
    case.origin(agency, agency, name="Lakeside Post")
    digest = case.report(value="19 dead", source="the Lakeside Post", body=True)
    case.origin(digest, digest)
    assert case.weigh().independent_origins == 2


def test_the_same_named_witness_in_two_reports_is_one_voice() -> None:
    case = Case()
    for _ in range(2):
        root = case.report(source="Hamisi Ruvu")
        case.origin(root, root)
    group = case.weigh()
    assert group.independent_origins == 1
    assert group.evidence == (
        "Outlet r1, Outlet r2: one voice, Hamisi Ruvu, and 2 contacts with it "
        "(Outlet r1, Outlet r2)",
    )


def test_a_first_name_is_not_one_persons() -> None:
    case = Case()
    for _ in range(2):
        root = case.report(source="Hamisi")
        case.origin(root, root)
    assert case.weigh().independent_origins == 2


def test_a_first_name_is_the_persons_whom_another_report_names_in_full() -> None:
    case = Case(voices={"Ivanna Stefak": "v1", "Ivanna": "v1"})
    for name in ("Ivanna Stefak", "Ivanna"):
        root = case.report(source=name)
        case.origin(root, root)
    assert case.weigh().independent_origins == 1


def test_who_bears_the_name_of_an_outlet_at_hand_is_that_outlet() -> None:
    case = Case()
    root = case.report(outlet="Lakeside Post")
    case.origin(root, root, name="Lakeside Post")
    other = case.report(source="Lakeside Post")
    case.origin(other, other)
    assert case.weigh().independent_origins == 1


def test_the_ministry_is_the_one_that_others_name() -> None:
    case = Case()
    for name in ("Interior Ministry", "ministry"):
        root = case.report(source=name, body=True)
        case.origin(root, root)
    assert case.weigh().independent_origins == 1


def test_the_ministry_may_be_any_of_two_that_others_name() -> None:
    case = Case()
    for name in ("Interior Ministry", "Health Ministry", "ministry"):
        root = case.report(source=name, body=True)
        case.origin(root, root)
    assert case.weigh().independent_origins == 3


def test_words_with_a_source_of_their_own_are_not_from_a_parent_that_does_not_claim_it() -> None:
    case = Case()
    parent = case.report(claims=False)
    case.origin(parent, parent)
    for _ in range(2):
        child = case.report(parent, source="Inland Waters Safety Authority", body=True)
        case.origin(child, child)
    group = case.weigh()
    assert group.independent_origins == 1
    assert "Inland Waters Safety Authority" in group.evidence[0]


def test_what_is_credited_to_an_outlet_at_hand_is_no_other_origin_than_its_report() -> None:
    case = Case()
    root = case.report()
    case.origin(root, root, name="Lakeside Post")
    other = case.report(source="the Lakeside Post", body=True)
    case.origin(other, other)
    assert case.weigh().independent_origins == 1


def test_an_outlet_that_credits_itself_says_it_of_its_own() -> None:
    case = Case()
    root = case.report(source="Lakeside Post", body=True, outlet="Lakeside Post")
    case.origin(root, root, name="Lakeside Post")
    group = case.weigh()
    assert group.evidence == ("Lakeside Post: its own words, taken from no other report at hand",)


def test_a_claim_that_names_whom_another_credits_rests_on_the_same() -> None:
    case = Case()
    first = case.report(source="Lake Basin Observatory", body=True)
    case.origin(first, first)
    second = case.report(words="9 dead (Lake Basin Observatory, Monday evening)")
    case.origin(second, second)
    assert case.weigh().independent_origins == 1


def test_a_child_of_two_parents_has_a_figure_from_the_one_that_gives_it() -> None:
    case = Case()
    first = case.report(value="9 dead")
    second = case.report(value="11 dead")
    case.origin(first, first, "r3")
    case.origin(second, second, "r3")
    child = case.report(second, value="11 dead")
    case.also[child] = first
    assert [v.origins for v in case.weigh().values] == [("o1",), ("o2",)]


def test_a_rewrite_with_a_witness_of_its_own_is_an_origin_of_that_claim() -> None:
    case = Case()
    root = case.report(source="Hamisi Ruvu")
    child = case.report(root, aligned=False, source="Athumani Leka")
    case.origin(root, root, child)
    case.origin(child, child)
    assert case.weigh().independent_origins == 2


def test_a_rewrite_in_words_that_do_not_align_still_rests_on_its_parent() -> None:
    case = Case()
    root = case.report(source="Hamisi Ruvu")
    child = case.report(root, aligned=False)
    case.origin(root, root, child)
    case.origin(child, child)
    assert case.weigh().independent_origins == 1


def test_a_chain_is_followed_to_its_beginning() -> None:
    case = Case()
    first = case.report()
    second = case.report(first)
    third = case.report(second)
    case.origin(first, first, second, third)
    assert case.weigh().origins == ("o1",)


def test_two_counts_by_two_origins_conflict() -> None:
    case = Case()
    for value in ("9 dead", "11 dead"):
        root = case.report(value=value)
        case.origin(root, root)
    group = case.weigh()
    assert group.status == "conflicting"
    assert [v.origins for v in group.values] == [("o1",), ("o2",)]


def test_a_toll_that_changed_on_the_way_is_a_conflict_within_one_origin() -> None:
    case = Case()
    root = case.report(value="9 dead")
    child = case.report(root, value="19 dead")
    case.origin(root, root, child)
    group = case.weigh()
    assert (group.status, group.independent_origins) == ("conflicting", 1)


def test_a_child_with_a_source_of_its_own_for_another_figure_conflicts() -> None:
    case = Case()
    root = case.report(value="9 dead", source="Hosea Kirui")
    child = case.report(root, value="11 dead", source="Lydia Wanyonyi")
    case.origin(root, root, child)
    case.origin(child, child)
    assert case.weigh().status == "conflicting"


def test_an_unseen_report_is_one_origin_for_all_that_rest_on_it() -> None:
    case = Case()
    first, second = case.report(), case.report()
    unseen = case.origin(None, first, second, name="La Ribera")
    group = case.weigh()
    assert (group.independent_origins, group.origins) == (1, (unseen,))


@given(st.lists(st.integers(-1, 5), min_size=1, max_size=6), st.integers(0, 5))
def test_a_verbatim_copy_never_raises_a_count(parents: list[int], copied: int) -> None:
    def build(*, with_copy: bool) -> Case:
        case = Case()
        for place, parent in enumerate(parents):
            case.report(f"r{parent + 1}" if 0 <= parent < place else None)
        if with_copy:
            case.report(f"r{copied % len(parents) + 1}")
        roots = [r for r in case.values if r not in case.parents]
        for root in roots:
            case.origin(root, root)
        return case

    before = build(with_copy=False).weigh()
    after = build(with_copy=True).weigh()
    assert after.independent_origins == before.independent_origins
    assert replace(after, claims=(), reports=(), values=(), evidence=()) == replace(
        before, claims=(), reports=(), values=(), evidence=()
    )
