"""Two reports compared: the caller's word for the direction, and the same checks as in a trace."""

from __future__ import annotations

import dataclasses
import inspect
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.newsroom import BRIEF, REWRITE, WIRE, capture

import headwater
from headwater import Capture, Dossier, Settings, compare, trace
from headwater.errors import ResourceError, SettingsError
from headwater.model import Drift
from headwater.pipeline import COMPARISON, runs, studies
from headwater.settings import AttributionSettings, ReadSettings

# Words that a comparison may be given: nothing, white space, half a sentence, a whole report.
PIECES = st.lists(
    st.sampled_from([*WIRE.split(), "\n\n", '"', "“", "\x00", "\ud800", "14", "not"]), max_size=40
)


def said(drift: tuple[Drift, ...]) -> list[tuple[str, str, str, str]]:
    """What was found, without ids of reports."""
    return [(d.kind, d.parent.text, d.child.text, d.detail) for d in drift]


def check_account(dossier: Dossier) -> None:
    """Assert that both sides are accounted for."""
    account = dossier.account
    assert account.given == 2
    assert account.given == account.read + len(account.skipped) + len(account.failed)


def test_the_child_is_compared_with_the_parent() -> None:
    """The parent is r1, the child r2, and one link says so."""
    dossier = compare(capture("wire.txt"), capture("rewrite.txt"))
    check_account(dossier)
    assert [(r.id, r.path) for r in dossier.reports] == [("r1", "wire.txt"), ("r2", "rewrite.txt")]
    assert [(x.child, x.parent, x.kind) for x in dossier.links] == [("r2", "r1", "rewrite")]
    assert not dossier.links[0].undirected
    assert "given as parent and child" in dossier.links[0].evidence
    assert {d.kind for d in dossier.drift} >= {"hedge-dropped", "number-changed"}
    assert {(d.child.report, d.parent.report) for d in dossier.drift} == {("r2", "r1")}
    assert dossier.alignments


def test_the_same_is_found_as_in_a_trace() -> None:
    """A comparison leaves out stages, and no drift with them."""
    pair = [capture("wire.txt"), capture("rewrite.txt")]
    compared, traced = compare(*pair), trace(pair)
    assert said(compared.drift) == said(traced.drift)
    assert [(a.child.text, a.parent.text, a.score) for a in compared.alignments] == [
        (a.child.text, a.parent.text, a.score) for a in traced.alignments
    ]
    link, found = compared.links[0], traced.links[0]
    assert (link.kind, link.cited, link.share) == (found.kind, found.cited, found.share)


def test_the_direction_is_the_callers_word() -> None:
    """Turned round, the earlier and longer report is the child, whatever its words suggest."""
    dossier = compare(capture("rewrite.txt"), capture("wire.txt"))
    path = {r.id: r.path for r in dossier.reports}
    assert [(path[x.child], path[x.parent]) for x in dossier.links] == [("wire.txt", "rewrite.txt")]
    assert {path[d.child.report] for d in dossier.drift} == {"wire.txt"}
    shorter = [d for d in dossier.drift if d.kind == "number-changed" and "13" in d.parent.text]
    assert ["three" in d.child.text for d in shorter] == [True]


def test_only_what_a_comparison_needs_is_run() -> None:
    """Provenance names the rows of the table; what was not looked for is empty."""
    dossier = compare(capture("wire.txt"), capture("brief.txt"))
    assert dossier.provenance.stages == tuple((s.name, s.version) for s in COMPARISON)
    assert not {"lineage", "event", "place", "corroborate"} & {s.name for s in COMPARISON}
    assert (dossier.places, dossier.events, dossier.groups, dossier.origins) == ((),) * 4


def test_a_fair_brief_changes_nothing() -> None:
    """Shorter, in another order, and true to its parent."""
    dossier = compare(capture("wire.txt"), capture("brief.txt"))
    assert dossier.drift == ()
    assert len(dossier.links) == 1


def test_reports_with_nothing_in_common_have_no_link() -> None:
    """Nothing is forced to rest on a parent that says none of it."""
    dossier = compare(capture("wire.txt"), capture("stranger.txt"))
    check_account(dossier)
    assert (dossier.account.read, dossier.links, dossier.drift) == (2, (), ())


def test_a_report_is_the_same_as_itself(tmp_path: Path) -> None:
    """One file may stand on both sides: it changes nothing of itself."""
    path = tmp_path / "wire.txt"
    path.write_text(WIRE, encoding="utf-8")
    dossier = compare(path, path)
    check_account(dossier)
    assert dossier.account.read == 2
    assert dossier.drift == ()
    assert dossier.links[0].share == 1.0


def test_paths_texts_and_captures_are_sides_alike(tmp_path: Path) -> None:
    """The same words give the same answer whichever way they come in."""
    path = tmp_path / "rewrite.txt"
    path.write_text(REWRITE, encoding="utf-8")
    sides = (path, str(path), REWRITE, capture("rewrite.txt"))
    answers = [said(compare(WIRE, side).drift) for side in sides]
    assert answers[0]
    assert all(answer == answers[0] for answer in answers)


def test_one_side_can_come_on_standard_input() -> None:
    """As for a trace, "-" is standard input, once."""
    dossier = compare(capture("wire.txt"), "-", stdin=REWRITE.encode)
    assert dossier.reports[1].path == "-"
    assert dossier.drift
    with pytest.raises(SettingsError, match="once"):
        compare("-", Path("-"))


def test_a_side_that_is_no_report_is_accounted_for(tmp_path: Path) -> None:
    """A missing file, a folder and an empty file are failures of that side, with a reason."""
    (tmp_path / "empty.txt").write_bytes(b"")
    for side in (tmp_path / "missing.txt", tmp_path, tmp_path / "empty.txt"):
        for dossier in (compare(capture("wire.txt"), side), compare(side, capture("wire.txt"))):
            check_account(dossier)
            assert dossier.account.read == 1
            assert [o.path for o in dossier.account.failed] == [str(side)]
            assert (dossier.links, dossier.drift) == ((), ())


def test_captures_under_one_name_are_two_reports() -> None:
    """A benchmark need not think of names: the order says which is the parent."""
    dossier = compare(Capture("text", WIRE.encode()), Capture("text", REWRITE.encode()))
    assert [r.text for r in dossier.reports] == [WIRE, REWRITE]
    assert dossier.drift


def test_the_same_pair_gives_the_same_bytes() -> None:
    """A second comparison in the same process remembers nothing of the first."""
    pair = capture("wire.txt"), capture("rewrite.txt")
    assert compare(*pair).to_json(with_text=True) == compare(*pair).to_json(with_text=True)


def test_settings_reach_the_stages() -> None:
    """The attribution method that was asked for is the one that ran, and limits are kept."""
    rules = Settings(attribution=AttributionSettings(method="rules"))
    dossier = compare(capture("wire.txt"), capture("rewrite.txt"), settings=rules)
    assert dossier.provenance.attribution_method == "rules"
    assert dossier.provenance.settings == rules.digest()
    short = dataclasses.replace(rules, read=ReadSettings(max_text_chars=len(BRIEF)))
    assert compare(capture("wire.txt"), capture("brief.txt"), settings=short).account.read == 1


def test_each_stage_tells_how_far_it_is() -> None:
    """Progress names stages of the table, and is never done before it is whole."""
    told: list[tuple[str, int, int]] = []
    compare(capture("wire.txt"), capture("brief.txt"), progress=lambda *step: told.append(step))
    assert {stage for stage, _, _ in told} <= {stage.name for stage in COMPARISON}
    assert all(0 <= done <= total for _, done, total in told)


@pytest.mark.parametrize(
    "function", ["annotate", "extract_attributions", "align_sides", "find_drift"]
)
def test_a_fault_in_one_stage_is_told(function: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be looked at is said at the top; silence would read as all clear."""

    def fail(*arguments: object) -> object:
        raise ValueError("a fault put in")

    monkeypatch.setattr(studies if hasattr(studies, function) else runs, function, fail)
    dossier = compare(capture("wire.txt"), capture("rewrite.txt"))
    check_account(dossier)
    assert any("a fault put in" in note for note in dossier.account.degraded)


def test_a_missing_resource_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """What every comparison would lack is an error, as in a trace."""

    def fail(*arguments: object) -> object:
        raise ResourceError("no language model is installed")

    monkeypatch.setattr(studies, "annotate", fail)
    with pytest.raises(ResourceError, match="no language model"):
        compare(capture("wire.txt"), capture("rewrite.txt"))


def test_compare_is_a_public_name_with_types() -> None:
    """It can be imported from the package, and says what it takes and gives."""
    assert "compare" in headwater.__all__
    assert "compare" in dir(headwater)
    signature = inspect.signature(headwater.compare)
    assert list(signature.parameters)[:2] == ["parent", "child"]
    assert signature.return_annotation == "Dossier"


@given(PIECES, PIECES)
@hypothesis_settings(max_examples=15)
def test_any_two_texts_can_be_compared(parent: list[str], child: list[str]) -> None:
    """Whatever stands on either side, the answer is whole and its spans are the texts' words."""
    sides = [
        Capture(name, " ".join(words).encode("utf-8", "surrogatepass"))
        for name, words in (("parent", parent), ("child", child))
    ]
    dossier = compare(*sides)
    check_account(dossier)
    text = {r.id: r.text for r in dossier.reports}
    for drift in dossier.drift:
        for span in (drift.child, drift.parent):
            assert text[span.report][span.start : span.end] == span.text
    assert all((x.child, x.parent) == ("r2", "r1") for x in dossier.links)
    assert not dossier.drift or dossier.links


@given(st.lists(st.sampled_from(WIRE.split("\n\n")[1:]), min_size=1, max_size=4, unique=True))
@hypothesis_settings(max_examples=10)
def test_paragraphs_taken_over_whole_are_no_drift_of_words(paragraphs: list[str]) -> None:
    """A child of the parent's own paragraphs leaves out, and changes nothing of what it keeps."""
    dossier = compare(WIRE, "\n\n".join(paragraphs) + "\n")
    assert {d.kind for d in dossier.drift} <= {"omitted-denial"}
