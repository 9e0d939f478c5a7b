"""Reading reports with every chain labelled, judging what was found, and the command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from bench.quality import chained
from bench.quality.chain_labels import LabelError, LabelledReport, read_labelled

from headwater.model import Attribution, Span, Voice

BODY = """\
Mill "was locked", {a:clerk} says

{a:Ida Lind}, a clerk, told the court that {b:the owner} had rung {a:her} to say it was locked."""
LABELS = """\
@ a Ida Lind | person | role clerk
- says | was locked | a
- told | the owner had rung ... it was locked | a to the court
- say | it was locked | b by phone > a to the court"""


def written(folder: Path, body: str = BODY, labels: str = LABELS) -> Path:
    path = folder / "x.txt"
    path.write_text(f"== 01 | court report | mills\n{body}\n--\n{labels}\n", encoding="utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> LabelledReport:
    (only,) = read_labelled(written(tmp_path))
    return only


def attribution(
    report: LabelledReport, content: str, cue: str, *chain: Voice, last: bool = False
) -> Attribution:
    def span(words: str) -> Span:
        start = report.text.rindex(words) if last else report.text.index(words)
        return Span("r1", start, start + len(words), words)

    return Attribution(
        id="a1",
        content=span(content),
        cue=span(cue),
        source=None,
        source_kind="unnamed",
        direct=False,
        continued=False,
        chain=chain,
        cue_class="neutral",
        confidence=1.0,
        evidence=(),
    )


def test_marks_are_taken_out_of_the_text(report: LabelledReport) -> None:
    assert report.text.startswith('Mill "was locked", clerk says\n\nIda Lind, a clerk, told')
    clerk, owner = report.voices
    assert (clerk.name, clerk.role) == ("Ida Lind", "clerk")
    assert clerk.spellings == ("clerk", "Ida Lind", "her")
    assert (owner.name, owner.role) == ("the owner", None)


def test_a_label_holds_content_cue_and_chain(report: LabelledReport) -> None:
    heading, told, nested = report.attributions
    assert heading.content[0].text == "was locked"
    assert told.content[0].text == "the owner had rung her to say it was locked"
    assert (heading.direct, told.direct, nested.cue) == (True, None, "say")
    chain = report.chains[2]
    assert [(v.id, v.channel, v.recipient) for v in chain] == [
        ("b", "phone", None),
        ("a", None, "the court"),
    ]


def test_words_are_looked_for_behind_the_last_label_first(report: LabelledReport) -> None:
    assert report.attributions[2].content[0].start > report.attributions[1].content[0].start


@pytest.mark.parametrize(
    ("labels", "fault"),
    [
        ("", "no labels"),
        ("@ z Otto Lind | person", "never marked"),
        ("@ a Ida Lind | clerk", "no such kind"),
        ("@ a Ida Lind | person | clerk", "neither role nor group"),
        ("@ a Ida Lind | person | role", "neither role nor group"),
        ("* says | was locked | a", "neither a voice nor an attribution"),
        ("- says | was locked", "not cue, content and chain"),
        ("- shouted | was locked | a", "cue not in the text"),
        ("- says | was open | a", "content not in the text"),
        ("- says | Mill ... Ida Lind | a", "runs over paragraphs"),
        ("- says | was locked | a by pigeon", "no voice of a chain"),
        ("- says | was locked | z", "never marked: 'z'"),
        ("- says | was locked | a", "in no chain: b"),
    ],
)
def test_a_fault_says_where_and_what(tmp_path: Path, labels: str, fault: str) -> None:
    path = written(tmp_path, labels=labels)
    with pytest.raises(LabelError, match=f"x.txt '01 .*: .*{fault}"):
        list(read_labelled(path))


def test_a_stray_brace_is_a_fault(tmp_path: Path) -> None:
    path = written(tmp_path, body=BODY.replace("court", "{court"))
    with pytest.raises(LabelError, match="stray brace"):
        list(read_labelled(path))


def test_content_far_too_long_is_a_fault(tmp_path: Path) -> None:
    body = BODY + " It was" + " very" * 200 + " locked indeed."
    path = written(tmp_path, body, LABELS + "\n- told | the owner ... indeed | a")
    with pytest.raises(LabelError, match="very long"):
        list(read_labelled(path))


def test_a_chain_is_right_with_its_channels_and_hearers(report: LabelledReport) -> None:
    def judged(channel: str | None) -> tuple[float | None, float | None]:
        owner = Voice("owner", "unnamed", channel=channel)
        clerk = Voice("Ida Lind", "person", role="clerk", recipient="the court")
        nested = attribution(report, "it was locked", "say", owner, clerk)
        chains = chained.compare(report, [nested])[0].chains
        return chains.order.value, chains.right.value

    assert judged("phone") == (1, 1)
    assert judged("email") == (1, 0)


def test_what_is_missed_is_told_and_fields_without_labels_are_not(report: LabelledReport) -> None:
    told = attribution(
        report,
        "the owner had rung her to say it was locked",
        "told",
        Voice("Ida Lind", "person", role="clerk", recipient="the court", relation="hearsay"),
    )
    counts, findings = chained.compare(report, [told])
    assert (counts.found.gold_hit, counts.chains.single.value) == (1, 0.5)
    assert [(f.verdict, f.texts[0]) for f in findings] == [
        ("missed", "was locked"),
        ("missed", "it was locked"),
        ("missed", "it was locked"),
    ]


def test_the_command_counts_held_files_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("ada-1", "ada-10", "ada-held"):
        written(tmp_path).rename(tmp_path / f"{name}.txt")
    monkeypatch.setattr(chained, "FOLDER", tmp_path)

    def nothing(_text: str) -> Sequence[Attribution]:
        return ()

    def counted(*arguments: str) -> list[str]:
        assert chained.main(arguments, nothing) == 0
        return [line.split()[0] for line in capsys.readouterr().out.splitlines()]

    assert counted() == ["ada-1", "ada-10", "all"]
    assert counted("ada-1") == ["ada-1", "all"]
    assert counted("--held", "--show") == ["ada-held", "all"]
    assert chained.main(["bea"], nothing) == 2


def test_the_reports_have_no_faults() -> None:
    reports = [r for path in sorted(chained.FOLDER.glob("*.txt")) for r in read_labelled(path)]
    assert len(reports) == 450
    assert sum(len(r.attributions) for r in reports) == 5163
    assert sum(len(chain) > 1 for r in reports for chain in r.chains) > 2500


def test_reasons_are_counted_without_a_word_of_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path).rename(tmp_path / "x-held.txt")
    monkeypatch.setattr(chained, "FOLDER", tmp_path)
    assert chained.main(["--held", "--why"], extract=lambda text: ()) == 0
    out = capsys.readouterr().out
    assert "100.0     1  not found" in out
    assert "locked" not in out
