"""Decisions: applied to what is found, kept for good, undone, and found again under new ids."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.case.stories import CAPTURES, RULES, known, make_story, take, target
from tests.newsroom import WIRE
from tests.store.cases import ANN, add, capture

from headwater import trace
from headwater.case.checking import check
from headwater.case.deciding import undo
from headwater.case.deciding.rulings import read_rulings, undone
from headwater.case.deciding.taking import why_not_confirmed
from headwater.dossier import Dossier
from headwater.errors import CaseError
from headwater.model import Decision, Group, GroupStatus, Link
from headwater.store import CaseFile, log, open_case
from headwater.store.checking import check_case
from headwater.store.purging import purge


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An analysed case, to be copied."""
    path = tmp_path_factory.mktemp("made") / "story.case"
    make_story(path)
    return path


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Iterator[CaseFile]:
    """A copy of it, open."""
    shutil.copy(made, tmp_path / "story.case")
    with open_case(tmp_path / "story.case", ANN.at) as opened:
        yield opened


def report(dossier: Dossier, path: str) -> str:
    return next(r.id for r in dossier.reports if r.path == path)


def link(dossier: Dossier, child: str, parent: str) -> Link | None:
    pair = report(dossier, f"{child}.txt"), report(dossier, f"{parent}.txt")
    return next((x for x in dossier.links if (x.child, x.parent) == pair), None)


def name_of(dossier: Dossier, child: str, parent: str) -> str:
    return f"{report(dossier, f'{child}.txt')}:{report(dossier, f'{parent}.txt')}"


def group(dossier: Dossier, words: str) -> Group:
    return next(g for g in dossier.groups if words in g.text)


def last(dossier: Dossier) -> Decision:
    return dossier.decisions[-1]


def test_without_decisions_a_case_says_what_a_trace_says(case: CaseFile) -> None:
    assert known(case).dossier == trace(CAPTURES, settings=RULES)
    assert check_case(case).faults == ()


def test_the_views_hold_what_the_dossier_holds(case: CaseFile) -> None:
    dossier = known(case).dossier
    count = case.database.value
    assert count("SELECT count(*) FROM reports") == len(dossier.reports) == 4
    assert count("SELECT count(*) FROM claims") == len(dossier.claims)
    assert count("SELECT count(*) FROM links") == len(dossier.links)
    assert count("SELECT count(*) FROM origins") == len(dossier.origins)
    assert count("SELECT count(*) FROM drift") == len(dossier.drift) > 3
    rows = case.database.rows("SELECT child_outlet, parent_outlet, kind FROM links ORDER BY 1")
    assert ("Coastal Herald", "Meridian Wire", "rewrite") in rows
    assert check_case(case).spans > 30


def test_a_rejected_link_is_gone_and_origins_are_counted_without_it(case: CaseFile) -> None:
    before = known(case).dossier
    take(case, "reject", name_of(before, "rewrite", "wire"), note="own reporter")
    after = known(case).dossier
    assert link(after, "rewrite", "wire") is None
    roots = {o.report for o in after.origins}
    assert report(after, "rewrite.txt") in roots
    counted = group(after, "were killed").independent_origins
    assert counted >= group(before, "were killed").independent_origins
    assert not any(d.child.report == report(after, "rewrite.txt") for d in after.drift)
    assert (last(after).standing, last(after).note) == ("applied", "own reporter")


def test_an_undone_decision_leaves_no_trace_but_in_the_log(case: CaseFile) -> None:
    before = known(case).dossier
    entry = take(case, "reject", name_of(before, "rewrite", "wire"))
    undo(case, entry.number, ANN)
    after = known(case).dossier
    assert after.links == before.links
    assert after.origins == before.origins
    assert after.drift == before.drift
    assert [d.standing for d in after.decisions] == ["undone", "applied"]
    undo(case, after.decisions[-1].number, ANN)
    assert link(known(case).dossier, "rewrite", "wire") is None


def test_a_confirmed_link_is_sure_and_says_who_confirmed_it(case: CaseFile) -> None:
    before = known(case).dossier
    take(case, "confirm", name_of(before, "brief", "wire"), note="asked the desk")
    held = link(known(case).dossier, "brief", "wire")
    assert held is not None
    assert held.confidence == 1.0
    assert held.evidence[0] == "confirmed by ben on 2027-05-12: asked the desk"


def test_a_link_turned_round_makes_the_child_the_origin(case: CaseFile) -> None:
    before = known(case).dossier
    take(case, "correct", name_of(before, "update", "wire"), value="direction=reversed")
    after = known(case).dossier
    assert link(after, "update", "wire") is None
    turned = link(after, "wire", "update")
    assert turned is not None
    assert turned.evidence[0].startswith("corrected by ben")
    assert report(after, "update.txt") in {o.report for o in after.origins}
    assert last(after).standing == "applied"


def test_the_kind_of_a_link_is_what_people_say(case: CaseFile) -> None:
    before = known(case).dossier
    take(case, "correct", name_of(before, "brief", "wire"), value="kind=excerpt")
    held = link(known(case).dossier, "brief", "wire")
    assert held is not None
    assert held.kind == "excerpt"


def test_groups_are_merged_and_split_and_keep_every_claim_once(case: CaseFile) -> None:
    before = known(case).dossier
    killed, taken = group(before, "were killed"), group(before, "taken to hospital")
    take(case, "merge", killed.id, taken.id)
    merged = known(case).dossier
    one = group(merged, "were killed")
    assert set(one.claims) == {*killed.claims, *taken.claims}
    assert "merged by ben" in one.evidence[0]
    assert len(merged.groups) == len(before.groups) - 1
    part = one.claims[0]
    take(case, "split", one.id, part)
    after = known(case).dossier
    held = [c for g in after.groups for c in g.claims]
    assert sorted(held) == sorted(c.id for c in after.claims)
    assert next(g for g in after.groups if part in g.claims).claims == (part,)
    assert {c.id: c.group for c in after.claims} == {
        c: g.id for g in after.groups for c in g.claims
    }


def test_a_rejected_group_falls_into_its_claims(case: CaseFile) -> None:
    before = known(case).dossier
    held = group(before, "taken to hospital")
    take(case, "reject", held.id)
    after = known(case).dossier
    assert all(len(next(g for g in after.groups if c in g.claims).claims) == 1 for c in held.claims)


def test_drift_is_rejected_confirmed_and_weighed(case: CaseFile) -> None:
    before = known(case).dossier
    first, second, third = before.drift[:3]
    for verb, drift in (("reject", first), ("confirm", second)):
        take(case, verb, known(case).names[drift.id])  # type: ignore[arg-type]
    take(case, "correct", known(case).names[third.id], value="severity=low")
    after = {(d.kind, d.child): d for d in known(case).dossier.drift}
    assert (first.kind, first.child) not in after
    assert after[second.kind, second.child].confidence == 1.0
    assert after[third.kind, third.child].severity == "low"
    assert [d.standing for d in known(case).dossier.decisions] == ["applied"] * 3


def test_voices_are_merged_and_split_by_report(case: CaseFile) -> None:
    before = known(case).dossier
    chief = next(v for v in before.voices if "Lanvin" in v.name)
    ministry = next(v for v in before.voices if "ministry" in v.name)
    take(case, "merge", chief.id, ministry.id)
    merged = known(case).dossier
    one = next(v for v in merged.voices if "Lanvin" in v.name)
    assert set(one.attributions) == {*chief.attributions, *ministry.attributions}
    assert ministry.id not in {v.voice for a in merged.attributions for v in a.chain}
    take(case, "split", one.id, one.reports[0])
    after = known(case).dossier
    both = [v for v in after.voices if v.name == one.name]
    assert len(both) == 2
    assert set(both[0].reports) | set(both[1].reports) == set(one.reports)
    assert not set(both[0].reports) & set(both[1].reports)


def test_outlets_are_one_where_people_say_so(case: CaseFile) -> None:
    take(case, "merge", "outlet:Meridian Wire", "outlet:harbour brief")
    after = known(case).dossier
    assert {r.outlet for r in after.reports} == {"Meridian Wire", "Coastal Herald"}


def test_origins_are_one_where_people_say_so(case: CaseFile) -> None:
    before = known(case).dossier
    take(case, "reject", name_of(before, "rewrite", "wire"))
    between = known(case).dossier
    herald = next(o for o in between.origins if o.name == "Coastal Herald")
    wire = next(o for o in between.origins if o.name == "Meridian Wire")
    held = next(g for g in between.groups if {herald.id, wire.id} <= set(g.origins))
    take(case, "merge", wire.id, herald.id)
    after = known(case).dossier
    assert "Coastal Herald" not in {o.name for o in after.origins}
    assert {o.id for o in after.origins} == {f"o{n}" for n in range(1, len(after.origins) + 1)}
    same = next(g for g in after.groups if g.claims == held.claims)
    assert same.independent_origins == max(1, held.independent_origins - 1)


def test_facts_of_a_report_are_corrected_beside_its_bytes(case: CaseFile) -> None:
    before = known(case).dossier
    brief = report(before, "brief.txt")
    take(case, "correct", brief, value="outlet=Harbour Post")
    take(case, "correct", brief, value="published=2027-05-13")
    after = next(r for r in known(case).dossier.reports if r.path == "brief.txt")
    assert (after.outlet, after.published.earliest) == ("Harbour Post", "2027-05-13")
    assert check_case(case).faults == ()


def test_grades_are_letters_for_sources_and_figures_for_claims(case: CaseFile) -> None:
    held = group(known(case).dossier, "were killed")
    take(case, "grade", "outlet:Coastal Herald", value="b")
    take(case, "grade", held.id, value="3")
    assert [d.value for d in known(case).dossier.decisions] == ["B", "3"]
    for name, value in ((held.id, "B"), ("outlet:Coastal Herald", "2"), (held.id, "7")):
        with pytest.raises(CaseError, match="is graded"):
            take(case, "grade", name, value=value)


def test_confirmed_by_others_is_barred_below_two_origins_then_and_later(case: CaseFile) -> None:
    before = known(case).dossier
    single = next(g for g in before.groups if g.independent_origins == 1 and len(g.reports) > 1)
    with pytest.raises(CaseError, match="1 means confirmed by other independent sources"):
        take(case, "grade", single.id, value="1")
    rejected = [
        take(case, "reject", name_of(before, child, "wire")) for child in ("rewrite", "brief")
    ]
    between = known(case).dossier
    double = next((g for g in between.groups if g.status == "corroborated"), None)
    assert double is not None
    take(case, "grade", double.id, value="1")
    assert last(known(case).dossier).standing == "applied"
    for entry in rejected:
        undo(case, entry.number, ANN)
    graded = next(d for d in known(case).dossier.decisions if d.value == "1")
    assert graded.standing == "barred"


@pytest.mark.parametrize(
    ("origins", "status", "why"),
    [
        (1, "single-origin", "fewer than 2"),
        (2, "corroborated", ""),
        (3, "conflicting", "contradict"),
    ],
)
def test_confirmed_means_by_two_who_agree(origins: int, status: GroupStatus, why: str) -> None:
    assert why in why_not_confirmed(origins, status)
    assert bool(why) == bool(why_not_confirmed(origins, status))


def test_a_decision_finds_its_own_when_reports_were_added_before_it(case: CaseFile) -> None:
    before = known(case).dossier
    drift = before.drift[0]
    take(case, "reject", drift.id)
    take(case, "confirm", name_of(before, "brief", "wire"))
    take(case, "confirm", group(before, "were killed").id)
    other = WIRE.replace("Meridian Wire", "Aurora News").replace("Port Havel", "Nule")
    add(case, [capture(other, "a-first.txt")])
    after = known(case).dossier
    assert after.reports[0].path == "a-first.txt"
    assert [d.standing for d in after.decisions] == ["applied"] * 3
    held = link(after, "brief", "wire")
    assert held is not None
    assert held.confidence == 1.0
    assert not any(
        d.kind == drift.kind and d.child.text == drift.child.text and d.detail == drift.detail
        for d in after.drift
    )


@pytest.mark.parametrize(
    ("verb", "name", "value", "said"),
    [
        ("confirm", "r1", "", "cannot be about a report"),
        ("split", "outlet:Coastal Herald", "", "cannot be about an outlet"),
        ("correct", "r1", "outlet", "FIELD=VALUE"),
        ("correct", "r1", "published=someday", "is no date"),
        ("correct", "r1", "text=No", "FIELD=VALUE"),
        ("note", "r1", " ", "needs words"),
        ("merge", "outlet:Coastal Herald", "", "besides"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_one_line(
    case: CaseFile, verb: str, name: str, value: str, said: str
) -> None:
    before = log.head(case.database)
    with pytest.raises(CaseError, match=said):
        take(case, verb, name, value=value)  # type: ignore[arg-type]
    assert log.head(case.database) == before


@pytest.mark.parametrize("name", ["r99", "g0", "link-000000000000", "outlet:Nobody", "", "r1:r1"])
def test_a_name_of_nothing_is_refused(case: CaseFile, name: str) -> None:
    with pytest.raises(CaseError):
        target(case, name)


def test_stable_names_mean_the_same_as_ids(case: CaseFile) -> None:
    held = known(case)
    for id, name in held.names.items():
        assert target(case, name) == target(case, id)
    assert len(set(held.names.values())) == len(held.names)


def test_what_was_decided_about_a_purged_report_is_forgotten(case: CaseFile) -> None:
    before = known(case)
    take(case, "note", report(before.dossier, "brief.txt"), value="Lanvin called")
    take(case, "confirm", name_of(before.dossier, "update", "wire"))
    purge(case, [before.names[report(before.dossier, "brief.txt")]], ANN)
    after = known(case).dossier
    assert "brief.txt" not in {r.path for r in after.reports}
    assert [d.verb for d in after.decisions] == ["confirm"]
    assert check_case(case).faults == ()


def test_undoing_is_followed_to_its_end(case: CaseFile) -> None:
    one, two, _ = (take(case, "note", "r1", value="x").number for _ in range(3))
    undoing = undo(case, one, ANN).number
    undo(case, undoing, ANN)
    undo(case, two, ANN)
    assert undone(read_rulings(log.entries(case.database))) == {undoing, two}
    with pytest.raises(CaseError, match="no decision"):
        undo(case, 1, ANN)
    with pytest.raises(CaseError, match="no decision"):
        undo(case, 99, ANN)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE found_drift SET detail = 'nothing'",
        "UPDATE found_links SET confidence = 1",
        "DELETE FROM found_claims WHERE id = 'c1'",
        "UPDATE found_reports SET outlet = 'Another'",
        "UPDATE analysis SET dossier = x'00'",
    ],
)
def test_check_sees_findings_that_are_not_those_that_were_made(
    case: CaseFile, statement: str
) -> None:
    assert check(case).faults == ()
    assert check(case).spans > check_case(case).spans > 30
    case.database.run(statement)
    assert check(case).faults


def test_a_kept_dossier_that_cannot_be_read_is_made_again(case: CaseFile) -> None:
    before = known(case).dossier
    case.database.run("UPDATE analysis SET dossier = x'00'")
    assert known(case).dossier == before
    assert check(case).faults == ()


def test_the_log_says_when_what_was_found(case: CaseFile) -> None:
    take(case, "note", "r1", value="x")
    known(case)
    known(case)
    actions = [e.action for e in log.entries(case.database)]
    assert actions == ["created", "added", "analysed", "note", "analysed"]
