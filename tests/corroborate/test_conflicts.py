from __future__ import annotations

from tests.corroborate.case import Case

from headwater.model import Group


def _said(group: Group, beginning: str) -> list[str]:
    return [line for line in group.evidence if line.startswith(beginning)]


def test_origins_that_never_met_contradict_one_another() -> None:
    case = Case()
    for outlet, value in (("Lakeside Post", "9 dead"), ("Radio Ruvu", "11 dead")):
        root = case.report(value=value, outlet=outlet)
        case.origin(root, root)
    group = case.weigh()
    assert group.status == "conflicting"
    assert group.evidence[0] == (
        "contradiction between origins: 9 dead (Lakeside Post) against 11 dead (Radio Ruvu)"
    )


def test_an_outlet_that_gives_a_later_count_updates_its_own_in_order_of_time() -> None:
    case = Case()
    later = case.report(value="11 dead", outlet="Lakeside Post", published="2031-05-03")
    first = case.report(value="9 dead", outlet="Lakeside Post", published="2031-05-02")
    for root in (later, first):
        case.origin(root, root)
    group = case.weigh()
    assert not _said(group, "contradiction")
    assert _said(group, "update") == [
        "update by Lakeside Post itself: 9 dead (2031-05-02), then 11 dead (2031-05-03)"
    ]


def test_without_dates_an_update_follows_the_link() -> None:
    case = Case()
    case.report(value="11 dead", outlet="Lakeside Post")
    first = case.report(value="9 dead", outlet="Lakeside Post")
    case.parents["r1"] = first
    case.aligned.add(("r1", first))
    case.origin(first, first, "r1")
    assert _said(case.weigh(), "update") == ["update by Lakeside Post itself: 9 dead, then 11 dead"]


def test_a_retelling_with_another_figure_changed_it_and_contradicts_nobody() -> None:
    case = Case()
    root = case.report(value="9 dead")
    child = case.report(root, value="19 dead")
    case.origin(root, root, child)
    group = case.weigh()
    assert not _said(group, "contradiction")
    assert _said(group, "changed") == [
        "changed in retelling: Outlet r2 has 19 dead where Outlet r1, from which it was taken, "
        "has 9 dead"
    ]


def test_two_answers_of_one_body_are_no_contradiction_between_origins() -> None:
    case = Case()
    for value, day in (("9 dead", "2031-05-02"), ("11 dead", "2031-05-04")):
        root = case.report(value=value, source="Lake Basin Observatory", body=True, published=day)
        case.origin(root, root)
    group = case.weigh()
    assert not _said(group, "contradiction")
    (line,) = _said(group, "two answers of one source, Lake Basin Observatory")
    assert line.endswith("perhaps an update of its own")


def test_the_earliest_and_the_latest_answer_are_named_with_who_gives_them() -> None:
    case = Case()
    for value, day in (("9 dead", "2031-05-04"), ("11 dead", "2031-05-02"), ("8 dead", None)):
        root = case.report(value=value, published=day)
        case.origin(root, root)
    group = case.weigh()
    assert _said(group, "earliest") == [
        "earliest: 11 dead (Outlet r2, 2031-05-02); latest: 9 dead (Outlet r1, 2031-05-04)"
    ]
    assert [(v.earliest, v.latest) for v in group.values] == [
        ("2031-05-04", "2031-05-04"),
        ("2031-05-02", "2031-05-02"),
        (None, None),
    ]


def test_where_all_agree_nothing_is_said_of_answers() -> None:
    case = Case()
    for _ in range(2):
        root = case.report(published="2031-05-02")
        case.origin(root, root)
    group = case.weigh()
    assert not _said(group, "earliest")
    assert group.evidence[-1].startswith("counted as 2 origins")


def test_two_reports_of_one_outlet_are_one_contact_with_a_voice() -> None:
    case = Case()
    for day in ("2031-05-02", "2031-05-03"):
        root = case.report(source="Hamisi Ruvu", outlet="Lakeside Post", published=day)
        case.origin(root, root)
    assert case.weigh().evidence == (
        "Lakeside Post (r1), Lakeside Post (r2): credited to Hamisi Ruvu, one origin",
    )
