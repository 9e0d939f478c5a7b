"""The command of the quality bench: reading gold, floors, PolNeAR, exit codes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from bench.quality.floors import Floors, Measured, failures, pinned_anew, read_floors, regressions
from bench.quality.floors import write_floors as write
from bench.quality.gold import corpus_digest, faults, read_cases
from bench.quality.polnear import measure, parse_standoff, read_articles, what_is_missing
from bench.quality.run import main
from tests.bench.made_cases import (
    FAMILY_TEXTS,
    PAIR_TEXTS,
    Json,
    empty_family_dossier,
    empty_pair_dossier,
    family_dossier,
    family_gold,
    pair_dossier,
    pair_gold,
)
from tests.bench.made_reports import REPORT_TEXTS, in_report, report_dossier, report_labels


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold folder with one pair and one family."""
    folder = tmp_path / "gold"
    for name, texts, labels in (
        ("pairs/01", PAIR_TEXTS, pair_gold()),
        ("families/01", FAMILY_TEXTS, family_gold()),
    ):
        write_case(folder / name, texts, labels)
    return folder


@pytest.fixture
def report_gold(tmp_path: Path) -> Path:
    """A gold folder with one single report."""
    write_case(tmp_path / "gold/reports/01", REPORT_TEXTS, report_labels())
    return tmp_path / "gold"


def write_case(folder: Path, texts: Mapping[str, str], labels: Json) -> None:
    folder.mkdir(parents=True)
    for file, text in texts.items():
        (folder / file).write_bytes(text.encode())
    (folder / "gold.json").write_text(json.dumps(labels), encoding="utf-8")


def trace_rightly(paths: list[Path]) -> Json:
    if paths[0].name == "source.txt":
        return pair_dossier(pair_gold())
    return family_dossier(family_gold())


def trace_nothing(paths: list[Path]) -> Json:
    return empty_pair_dossier() if paths[0].name == "source.txt" else empty_family_dossier()


# Gold


def test_faults_of_labels_are_found(gold: Path) -> None:
    labels = pair_gold()
    labels["alignment"][0]["source"]["end"] -= 1
    labels["drift"][0]["kind"] = "exaggerated"
    labels["attributions"]["source"][0]["cue"] = "whispered"
    (gold / "pairs/01/gold.json").write_text(json.dumps(labels), encoding="utf-8")
    family = family_gold()
    family["links"][0]["parent"] = "nowhere.txt"
    family["claims"][0]["reports"].append("sport.txt")
    (gold / "families/01/gold.json").write_text(json.dumps(family), encoding="utf-8")
    [pair_case], [family_case] = read_cases(gold, "pairs"), read_cases(gold, "families")
    assert len(faults(pair_case)) == 3
    assert len(faults(family_case)) == 2
    assert main(["--gold", str(gold), "--lint-gold"], trace_rightly) == 2


def test_labels_that_lack_a_key_are_a_fault_and_no_crash(gold: Path) -> None:
    labels = pair_gold()
    del labels["novel"], labels["drift"]
    (gold / "pairs/01/gold.json").write_text(json.dumps(labels), encoding="utf-8")
    [case] = read_cases(gold, "pairs")
    assert faults(case) == ["pairs/01: lacks 'novel'", "pairs/01: lacks 'drift'"]


def test_the_digest_changes_with_files_and_counts(gold: Path) -> None:
    before = corpus_digest(gold, read_cases(gold, "pairs"))
    assert corpus_digest(gold, read_cases(gold, "pairs")) == before
    fewer = pair_gold()
    fewer["attributions"]["source"].pop()
    (gold / "pairs/01/gold.json").write_text(json.dumps(fewer), encoding="utf-8")
    changed = corpus_digest(gold, read_cases(gold, "pairs"))
    write_case(gold / "pairs/02", PAIR_TEXTS, fewer)
    added = corpus_digest(gold, read_cases(gold, "pairs"))
    assert len({before, changed, added}) == 3


def test_faults_in_the_labels_of_a_report_are_found(report_gold: Path) -> None:
    def faults_of(labels: Json) -> list[str]:
        (report_gold / "reports/01/gold.json").write_text(json.dumps(labels), encoding="utf-8")
        [case] = read_cases(report_gold, "reports")
        return [fault.removeprefix("reports/01: ") for fault in faults(case)]

    assert faults_of(report_labels()) == []
    labels = report_labels()
    first, *_, last = labels["attributions"]
    first["content"]["end"] += 1
    first["chain"][0]["channel"] = "pigeon"
    last["source"] = in_report("clerk.\n\nShare")
    last["chain"][0]["voice"] = "v9"
    labels["voices"].append({**labels["voices"][0], "id": "v8"})
    assert sorted(faults_of(labels)) == [
        "chain: no such channel: 'pigeon'",
        "chain: no such voice: 'v9'",
        f"content: words not there in report.txt: {first['content']['text']!r}",
        "source: runs over a blank line: 'clerk.\\n\\nShare'",
        "voices: 'v4' stands in no chain",
        "voices: 'v8' stands in no chain",
    ]
    del labels["voices"][0]["spellings"]
    [fault] = faults_of(labels)
    assert fault.startswith("voices: lacks 'spellings'")


# Floors


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    bounds: dict[str, dict[str, float]] = {
        "pairs": {"drift_r.high": 0.5},
        "families": {},
        "reports": {},
    }
    floors = Floors({"pairs": "abc"}, bounds)
    write(tmp_path / "floors.toml", floors)
    assert read_floors(tmp_path / "floors.toml") == floors


def test_a_figure_past_its_bound_fails() -> None:
    floors = Floors(
        {"pairs": "abc"}, {"pairs": {"align_f1": 0.5, "false_alarms": 1.0}, "families": {}}
    )
    good = {"pairs": Measured("abc", {"align_f1": 0.5, "false_alarms": 1.0})}
    bad = {"pairs": Measured("xyz", {"align_f1": 0.4, "false_alarms": 1.5})}
    unmeasured = {"pairs": Measured("abc", {"align_f1": None, "false_alarms": 0})}
    assert failures(floors, good) == []
    assert len(failures(floors, bad)) == 3
    assert len(failures(floors, unmeasured)) == 1
    assert regressions(floors, good) == []
    assert len(regressions(floors, bad)) == 2


def test_pinned_figures_pass_their_own_bounds() -> None:
    figures: dict[str, float | None] = {"align_f1": 2 / 3, "false_alarms": 2 / 3, "attr_f1": 0.29}
    measured = {"pairs": Measured("abc", figures)}
    pinned = pinned_anew(Floors({}, {"pairs": {}, "families": {}}), measured)
    assert failures(pinned, measured) == []
    assert pinned.bounds["pairs"]["align_f1"] == 0.666
    assert pinned.bounds["pairs"]["false_alarms"] == 0.667
    assert pinned.bounds["pairs"]["attr_f1"] == 0.29


# The command


def test_figures_are_printed_within_100_columns_and_written(
    gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "figures.json"
    arguments = ["--gold", str(gold), "--show", "--json", str(record)]
    assert main(arguments, trace_nothing) == 0
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) < 100
    assert "drift missed hedge-dropped" in printed
    written = json.loads(record.read_text(encoding="utf-8"))
    assert written["pairs"]["figures"]["align_r"] == 0
    assert written["families"]["cases"]["01"]["claim_found"] == 0


def test_check_and_update(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[pairs]\n[families]\n", encoding="utf-8")
    check = ["--gold", str(gold), "--check", str(floors)]
    assert main(check, trace_rightly) == 1  # nothing is pinned yet
    assert main([*check, "--update"], trace_rightly) == 0
    assert main(check, trace_rightly) == 0
    capsys.readouterr()
    assert main(check, trace_nothing) == 1
    assert "pairs: align_f1 = 0.0000 is below 1.0" in capsys.readouterr().out
    pinned = floors.read_text(encoding="utf-8")
    assert main([*check, "--update"], trace_nothing) == 1
    assert floors.read_text(encoding="utf-8") == pinned
    assert main([*check, "--update", "--allow-regression"], trace_nothing) == 0
    assert main(check, trace_nothing) == 0


def test_only_one_section_leaves_the_floors_of_the_other(gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[pairs]\n[families]\n", encoding="utf-8")
    check = ["--gold", str(gold), "--check", str(floors), "--only"]
    assert main([*check, "pairs", "--update"], trace_rightly) == 0
    assert main([*check, "pairs"], trace_rightly) == 0
    assert main([*check, "families"], trace_rightly) == 1


def test_a_gold_folder_that_is_empty_is_an_error(tmp_path: Path) -> None:
    assert main(["--gold", str(tmp_path)], trace_rightly) == 2


def test_the_case_that_breaks_the_tracer_is_named(gold: Path) -> None:
    def break_down(paths: list[Path]) -> Json:
        raise RuntimeError(paths[0].name)

    with pytest.raises(RuntimeError) as caught:
        main(["--gold", str(gold), "--only", "families"], break_down)
    assert caught.value.__notes__ == ["while tracing families/01"]


def test_reports_are_measured_pinned_and_plotted(
    report_gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def trace(paths: list[Path]) -> Json:
        assert [p.name for p in paths] == ["report.txt"]  # alone
        return report_dossier(report_labels())

    floors, plot = tmp_path / "floors.toml", tmp_path / "plot.svg"
    floors.write_text("", encoding="utf-8")
    command = ["--gold", str(report_gold), "--only", "reports", "--check", str(floors)]
    assert main([*command, "--update"], trace) == 0
    assert main([*command, "--reliability", str(plot)], trace) == 0
    assert "reliability of 5 attributions" in capsys.readouterr().out.replace("\n", " ")
    assert plot.read_text(encoding="utf-8").startswith("<svg ")

    def trace_without_chains(paths: list[Path]) -> Json:
        dossier = trace(paths)
        for item in dossier["attributions"]:
            del item["chain"][1:]
        return dossier

    assert main(command, trace_without_chains) == 1
    printed = capsys.readouterr().out
    assert "reports: chain_order = 0.0000 is below 1.0" in printed
    assert "chain_single =" not in printed


# PolNeAR

ARTICLE = "Rain is due, the office said. It was learned that a dam broke, and burst, today.\n"
STANDOFF = """\
T1\tContent 0 11\tRain is due
T2\tSource 13 23\tthe office
T3\tCue 24 28\tsaid
T4\tAttribution 24 28\tsaid
E1\tAttribution:T4 Content:T1 Cue:T3 Source:T2
T5\tContent 45 61;74 79\tthat a dam broke today
T6\tCue 37 44\tlearned
T7\tAttribution-no-source 37 44\tlearned
E2\tAttribution-no-source:T7 Cue:T6 Content:T5
T8\tDiscard 0 4\tRain
"""


def write_polnear(data: Path) -> None:
    for part, name, text in (
        ("text", "one.txt", ARTICLE),
        ("text", "two.txt", "Unlabelled.\n"),
        ("attributions", "one_ab12.ann", STANDOFF),
        ("attributions", "one_cd34.ann", ""),
    ):
        path = data / "polnear/dev" / part / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_standoff_is_read_with_interrupted_content_and_without_source() -> None:
    first, second = parse_standoff("one.txt", ARTICLE, STANDOFF)
    assert (first.source, first.cue) == ("the office", "said")
    assert [s.text for s in second.content] == ["that a dam broke", "today"]
    assert second.source is None


def test_polnear_is_measured(tmp_path: Path) -> None:
    def span(words: str) -> Json:
        start = ARTICLE.index(words)
        return {"report": "r1", "start": start, "end": start + len(words), "text": words}

    def trace(paths: list[Path]) -> Json:
        said = {"cue": span("said"), "source": span("office"), "chain": []}
        learned = {"cue": span("learned"), "source": span("It"), "chain": []}
        return {
            "reports": [{"id": "r1", "path": str(paths[0])}],
            "attributions": [
                {"content": span("Rain is due"), "direct": False, **said},
                {"content": span("that a dam broke, and burst, today"), "direct": False, **learned},
                {"content": span("burst"), "direct": False, **learned},
            ],
        }

    write_polnear(tmp_path)
    assert what_is_missing(tmp_path) is None
    articles, unlabelled = read_articles(tmp_path)
    assert unlabelled == ["two.txt"]
    figures = measure(articles, trace)[0].figures()
    # The second content shares 21 characters of 34; its source should be nobody.
    assert figures["attr_r"] == 1.0
    assert figures["attr_p"] == pytest.approx(2 / 3)
    assert figures["attr_source"] == 0.5
    assert figures["attr_full_r"] == 0.5
    assert "attr_direct" not in figures


def test_what_is_missing_of_polnear_is_said(
    gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--gold", str(gold), "--data", str(tmp_path)], trace_rightly) == 0
    assert "PolNeAR not measured" in capsys.readouterr().out.replace("\n", " ")


@pytest.mark.parametrize(("numbers", "status"), [("odd", 0), ("even", 2)])
def test_numbers_leaves_out_the_other_half(report_gold: Path, numbers: str, status: int) -> None:
    def tracer(paths: list[Path]) -> Json:
        return report_dossier(report_labels())

    command = ["--gold", str(report_gold), "--only", "reports", "--numbers", numbers]
    assert main(command, tracer) == status
