"""The table of stages is true, and a run gives the same dossier however it was asked for."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.stories import ORIGINAL, RETELLING, STRANGER, captures, traced

from headwater import Capture, Dossier, Metadata, Settings, trace
from headwater.acquire import Acquired
from headwater.errors import ResourceError, SettingsError
from headwater.model import Published
from headwater.pipeline import (
    COMPARISON,
    STAGES,
    Findings,
    Run,
    Stage,
    events,
    reading,
    runs,
    studies,
)
from headwater.settings import ReadSettings

# Fields that any stage may add to: what it could not do.
ACCOUNT = {"failed", "degraded"}
FIELDS = {f.name for f in dataclasses.fields(Findings)}
TABLES = {"trace": STAGES, "compare": COMPARISON}
ROWS = [(table, stage) for table, stages in TABLES.items() for stage in stages]
EACH_ROW = pytest.mark.parametrize(
    ("table", "stage"), ROWS, ids=[f"{table}-{stage.name}" for table, stage in ROWS]
)


def write_stories(folder: Path) -> list[Path]:
    """The three stories as files of a folder."""
    paths = []
    for name, text in (("one.txt", ORIGINAL), ("two.txt", RETELLING), ("three.txt", STRANGER)):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def counted(dossier: Dossier) -> None:
    """Assert that nothing of what was given has vanished."""
    account = dossier.account
    assert account.given == account.read + len(account.skipped) + len(account.failed)
    assert account.read == len(dossier.reports)


@pytest.fixture(scope="module")
def before_and_after() -> dict[tuple[str, str], tuple[Findings, Findings]]:
    """The findings before and after each stage, for the three stories, or two of them compared."""
    run = Run(Settings(), lambda stage, done, total: None)
    kept = {}
    for table, number in (("trace", 3), ("compare", 2)):
        findings = Findings(Acquired(number, tuple(captures()[:number]), (), ()))
        for stage in TABLES[table]:
            after = stage.run(findings, run)
            kept[table, stage.name] = (findings, after)
            findings = after
    return kept


@pytest.mark.parametrize("table", TABLES)
def test_every_need_is_given_or_made_by_an_earlier_stage(table: str) -> None:
    """Read from the top, a table never asks for what is not there yet."""
    known = {"acquired"}
    for stage in TABLES[table]:
        assert set(stage.needs) <= known, stage.name
        known |= set(stage.makes)


def test_every_field_of_the_findings_is_made_by_some_stage() -> None:
    """No field stays empty because nobody fills it, and no stage makes an unknown one."""
    made = {field for stage in STAGES for field in stage.makes}
    assert made <= FIELDS
    assert FIELDS - made == {"acquired"} | ACCOUNT


def test_stages_have_names_of_their_own_and_versions() -> None:
    """Provenance can tell the stages apart."""
    for stages in TABLES.values():
        assert len({stage.name for stage in stages}) == len(stages)
        assert all(stage.version for stage in stages)
    # A row of both tables is the same row: its version means one thing.
    assert all(a == b for _, a in ROWS for _, b in ROWS if a.name == b.name)
    assert traced().provenance.stages == tuple((s.name, s.version) for s in STAGES)


@EACH_ROW
def test_a_stage_changes_only_what_it_says_it_makes(
    table: str,
    stage: Stage,
    before_and_after: dict[tuple[str, str], tuple[Findings, Findings]],
) -> None:
    """Whatever the table does not list as made leaves a stage as it entered."""
    before, after = before_and_after[table, stage.name]
    changed = {f for f in FIELDS if getattr(before, f) != getattr(after, f)}
    assert changed - ACCOUNT <= set(stage.makes)


@EACH_ROW
def test_a_stage_needs_only_what_it_says_it_needs(
    table: str,
    stage: Stage,
    before_and_after: dict[tuple[str, str], tuple[Findings, Findings]],
) -> None:
    """With everything else taken away a stage makes the same, and says no other word."""
    before, after = before_and_after[table, stage.name]
    needed = {field: getattr(before, field) for field in stage.needs}
    alone = stage.run(
        Findings(**{"acquired": before.acquired} | needed),
        Run(Settings(), lambda stage, done, total: None),
    )
    for field in stage.makes:
        assert getattr(alone, field) == getattr(after, field), field


def test_each_stage_tells_how_far_it_is() -> None:
    """Progress names stages of the table, and is never done before it is whole."""
    told: list[tuple[str, int, int]] = []
    trace(captures()[:2], progress=lambda *step: told.append(step))
    assert {stage for stage, _, _ in told} <= {stage.name for stage in STAGES}
    assert {"read", "annotate", "extract", "align"} <= {stage for stage, _, _ in told}
    assert all(0 <= done <= total for _, done, total in told)


def test_the_same_paths_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    """Ids, order and all figures depend on what was read, not on how it was listed."""
    paths = write_stories(tmp_path)
    given = {trace(list(order)).to_json() for order in itertools.permutations(paths)}
    assert len(given) == 1
    assert trace(tmp_path).to_json() in given


def test_the_same_texts_twice_give_the_same_bytes() -> None:
    """A second run in the same process remembers nothing of the first."""
    assert trace(captures()).to_json(with_text=True) == traced().to_json(with_text=True)
    assert trace(captures()[::-1]).to_json(with_text=True) == traced().to_json(with_text=True)


def test_the_stories_are_traced() -> None:
    """The retelling is found to come from the original, and the stranger from nowhere."""
    dossier = traced()
    path = {r.id: r.path for r in dossier.reports}
    links = {(path[x.child], path.get(x.parent, "unseen")) for x in dossier.links}
    assert ("retelling.txt", "original.txt") in links
    assert not any("stranger.txt" in link for link in links)
    kinds = {d.kind for d in dossier.drift}
    assert {"hedge-dropped", "number-changed", "quote-altered", "omitted-denial"} <= kinds
    counted(dossier)


def test_paths_texts_and_captures_are_sources_alike(tmp_path: Path) -> None:
    """The same words give the same report whichever way they come in."""
    path = tmp_path / "original.txt"
    path.write_text(ORIGINAL, encoding="utf-8")
    sources: list[Any] = [path, str(path), ORIGINAL, Capture("given", ORIGINAL.encode())]
    reports = [trace(source).reports[0] for source in sources]
    assert {r.text for r in reports} == {ORIGINAL}
    assert {r.outlet for r in reports} == {"Quay Gazette"}
    assert len({r.sha256 for r in reports}) == 1


def test_several_kinds_of_sources_can_be_given_together(tmp_path: Path) -> None:
    """A path, a text, a capture and standard input in one call are four reports."""
    path = tmp_path / "original.txt"
    path.write_text(ORIGINAL, encoding="utf-8")
    capture = Capture("noted", b"A cow was sold in Lund.\n", Metadata(outlet="Farm Post"))
    dossier = trace([path, RETELLING, capture, "-"], stdin=STRANGER.encode)
    counted(dossier)
    assert dossier.account.read == 4
    assert {r.path for r in dossier.reports} >= {str(path), "noted", "-"}
    assert {r.outlet for r in dossier.reports} >= {"Farm Post", "Grain Courier"}


def test_equal_texts_are_two_reports() -> None:
    """The same words given twice as texts are not silently one."""
    dossier = trace([STRANGER, STRANGER])
    assert dossier.account.given == dossier.account.read == 2
    counted(dossier)


def test_nothing_given_is_an_empty_dossier() -> None:
    """No source is no error for the library."""
    dossier = trace([])
    assert dossier.account.given == 0
    assert dossier.reports == ()
    assert dossier.links == ()
    assert dossier.provenance.language_model is None


def test_a_publication_date_wins_over_the_text_s_own(tmp_path: Path) -> None:
    """What the user says of a date is what counts, with metadata as its basis."""
    path = tmp_path / "original.txt"
    path.write_text(ORIGINAL, encoding="utf-8")
    own = trace(path).reports[0].published
    said = trace(path, published={str(path): "2020-01-31"}).reports[0].published
    assert own == Published("2021-03-02", "2021-03-02", "metadata")
    assert said == Published("2020-01-31", "2020-01-31", "metadata")


def test_a_date_for_a_report_that_was_not_given_is_refused(tmp_path: Path) -> None:
    """A misspelt name in `published` is an error, not a date that is quietly lost."""
    path = tmp_path / "original.txt"
    path.write_text(ORIGINAL, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"other\.txt"):
        trace(path, published={"other.txt": "2020-01-31"})


def test_settings_reach_the_stages_and_the_provenance() -> None:
    """A limit that is set is kept, and the digest tells such a run from another."""
    settings = Settings(read=ReadSettings(max_text_chars=50))
    dossier = trace(captures(), settings=settings)
    assert dossier.account.read == 0
    assert len(dossier.account.failed) == 3
    assert all("50" in outcome.reason for outcome in dossier.account.failed)
    assert dossier.provenance.settings == settings.digest() != traced().provenance.settings
    counted(dossier)


# A stage's function where the pipeline names it, and the list of the dossier that it fills.
FAULTS = [
    ("annotate", "claims"),
    ("extract_attributions", "attributions"),
    ("extract_numbers", "claims"),
    ("extract_times", "times"),
    ("extract_places", "places"),
    ("extract_claims", "claims"),
    ("extract_events", "events"),
]


def _home_of(function: str) -> ModuleType:
    """The module of the pipeline that calls a stage's function."""
    return next(m for m in (studies, events, reading, runs) if hasattr(m, function))


@pytest.mark.parametrize(("function", "key"), FAULTS, ids=[f[0] for f in FAULTS])
def test_a_fault_on_one_report_leaves_the_others(
    function: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One report loses one part, the rest of the dossier stands, and the account says so."""
    home = _home_of(function)
    work: Callable[..., Any] = getattr(home, function)

    def fail_on_the_stranger(report: Any, *rest: Any) -> Any:
        if report.path == "stranger.txt":
            raise ValueError("a fault put in")
        return work(report, *rest)

    monkeypatch.setattr(home, function, fail_on_the_stranger)
    dossier = trace(captures())
    counted(dossier)
    assert dossier.account.read == 3
    notes = [n for n in dossier.account.degraded if "a fault put in" in n]
    assert len(notes) == 1
    assert notes[0].startswith("stranger.txt: ")
    stranger = next(r.id for r in dossier.reports if r.path == "stranger.txt")
    whole = [e for e in traced().to_dict()[key] if stranger not in _reports_of(e)]
    left = [e for e in dossier.to_dict()[key] if stranger not in _reports_of(e)]
    assert len(left) == len(whole) > 0
    assert dossier.drift == traced().drift


def _reports_of(entry: dict[str, Any]) -> set[str]:
    """The reports that the spans of an entry lie in."""
    return {v["report"] for v in entry.values() if isinstance(v, dict) and "report" in v}


@pytest.mark.parametrize("function", ["read", "align_sides", "find_drift"])
def test_a_fault_in_reading_or_comparing_does_not_end_the_run(
    function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault on one capture, pair or child is noted, and the other reports are traced."""
    home = _home_of(function)
    work: Callable[..., Any] = getattr(home, function)
    failed: list[object] = []

    def fail_once(*arguments: Any) -> Any:
        if not failed:
            failed.append(arguments)
            raise ValueError("a fault put in")
        return work(*arguments)

    monkeypatch.setattr(home, function, fail_once)
    dossier = trace(captures())
    counted(dossier)
    assert dossier.account.read >= 2
    said = (*dossier.account.degraded, *(o.reason for o in dossier.account.failed))
    assert any("a fault put in" in line for line in said)


def test_a_missing_resource_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """What every report would lack is one error, not a note for each."""

    def fail(*arguments: Any) -> Any:
        raise ResourceError("no language model is installed")

    monkeypatch.setattr(studies, "annotate", fail)
    with pytest.raises(ResourceError, match="no language model"):
        trace(captures())


FILES = {
    "good.txt": b"The ferry sank on Monday.\n",
    "page.html": b"<html><body><p>The ferry sank off the coast on Monday.</p></body></html>",
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 8,
    "notes.pdf": b"%PDF-1.4",
    "good.meta.json": b"{}",
    ".hidden.txt": b"The ferry sank.\n",
    "blank.txt": b"\n \n\t\n",
}


@given(
    st.lists(st.sampled_from([*FILES, "missing.txt", "folder", "."]), max_size=5),
    st.lists(st.sampled_from(["", "The ferry sank.\n", "\n\n", "\x00\n"]), max_size=2),
)
@hypothesis_settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_given_is_read_and_skipped_and_failed(
    tmp_path: Path, names: list[str], texts: list[str]
) -> None:
    """Whatever is given, in whatever company, is counted once and has a reason if not read."""
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder").mkdir(exist_ok=True)
    sources = [tmp_path / name for name in names] + [Capture("text", t.encode()) for t in texts]
    dossier = trace(sources)
    counted(dossier)
    account = dossier.account
    assert account.given >= len(sources) if "." not in names else account.given > 0
    for outcome in (*account.skipped, *account.failed):
        assert outcome.path
        assert outcome.reason.strip()
        assert "\n" not in outcome.reason
