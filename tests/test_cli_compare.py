"""`headwater compare`: what it prints where, and with which exit code it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.newsroom import REWRITE, TEXTS, WIRE
from tests.schema import DOSSIER, problems

from headwater.cli import main
from headwater.pipeline import runs


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reports as files of the folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str, stdin: bytes = b"") -> Result:
    """The command's answer, in this process."""
    return CliRunner().invoke(main, ("compare", *arguments), input=stdin)


def dossier_of(result: Result) -> dict[str, Any]:
    """The JSON that a command printed; nothing else may stand there."""
    parsed: dict[str, Any] = json.loads(result.stdout_bytes)
    return parsed


@pytest.mark.parametrize(
    ("child", "code", "line"),
    [
        ("rewrite.txt", 3, " serious"),
        ("brief.txt", 0, "nothing changed that an editor should look at"),
        ("stranger.txt", 0, "the child has nothing in common with the parent"),
        ("wire.txt", 0, "nothing changed that an editor should look at"),
    ],
)
def test_the_exit_code_and_the_last_line_say_what_came_of_it(
    desk: Path, child: str, code: int, line: str
) -> None:
    """0 for nothing serious, 3 for a serious change; the line says the same in words."""
    result = run("wire.txt", child)
    assert result.exit_code == code
    assert result.stdout.splitlines()[-1].endswith(line)
    assert result.stderr == ""


def test_moderate_changes_alone_end_with_zero(desk: Path) -> None:
    """Only a serious change stops a script that publishes."""
    unbounded = WIRE.replace("At least nine", "Nine").replace("at least nine", "nine")
    (desk / "mild.txt").write_text(unbounded, encoding="utf-8")
    result = run("wire.txt", "mild.txt", "--json", "-")
    assert {d["severity"] for d in dossier_of(result)["drift"]} == {"medium"}
    assert result.exit_code == 0


def test_the_attribution_method_is_told(desk: Path) -> None:
    """As in a trace: which method ran stands at the end."""
    (desk / "rules.toml").write_text('[attribution]\nmethod = "rules"\n', encoding="utf-8")
    learned = run("wire.txt", "brief.txt").stdout
    assert "Attributions and drift by rules and a fitted network." in learned
    by_rules = run("wire.txt", "brief.txt", "--settings", "rules.toml").stdout
    assert "Attributions by rules alone, drift by rules and a fitted network." in by_rules


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt", ".", "wire.meta.json"])
def test_a_side_that_cannot_be_read_ends_with_one(desk: Path, name: str) -> None:
    """Missing, empty, a folder, a sidecar: told in words, and never taken for all clear."""
    (desk / "empty.txt").write_bytes(b"")
    (desk / "wire.meta.json").write_text("{}", encoding="utf-8")
    for sides in (("wire.txt", name), (name, "rewrite.txt")):
        result = run(*sides)
        assert result.exit_code == 1
        assert f"  {name}: " in result.stdout
        assert result.stdout.splitlines()[-1] == "nothing was compared: both reports are needed"
        assert "Traceback" not in result.output


def test_quiet_leaves_the_exit_code_and_errors(desk: Path) -> None:
    """For scripts: nothing on standard output, and an error is never quiet."""
    serious, fair, unread = (
        run("wire.txt", child, "-q") for child in ("rewrite.txt", "brief.txt", "missing.txt")
    )
    assert (serious.exit_code, serious.output) == (3, "")
    assert (fair.exit_code, fair.output) == (0, "")
    assert (unread.exit_code, unread.stdout) == (1, "")
    assert unread.stderr.startswith("headwater: missing.txt: ")


def test_what_went_wrong_is_never_quiet(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that failed is told on standard error, where nothing else is printed."""

    def fail(*arguments: object) -> object:
        raise ValueError("a fault put in")

    monkeypatch.setattr(runs, "find_drift", fail)
    result = run("wire.txt", "rewrite.txt", "-q")
    assert result.stdout == ""
    assert result.stderr.startswith("headwater: rewrite.txt: drift failed on this report")


def test_the_dossier_is_written_as_data(desk: Path) -> None:
    """`--json FILE` writes it beside the words, `--json -` instead of them; same exit code."""
    beside = run("wire.txt", "rewrite.txt", "--json", "dossier.json")
    alone = run("wire.txt", "rewrite.txt", "--json", "-")
    assert beside.exit_code == alone.exit_code == 3
    assert beside.stdout.splitlines()[-1].endswith(" serious")
    assert (desk / "dossier.json").read_bytes() == alone.stdout_bytes
    dossier = dossier_of(alone)
    assert list(problems(dossier, DOSSIER)) == []
    assert [r["path"] for r in dossier["reports"]] == ["wire.txt", "rewrite.txt"]


def test_a_draft_can_come_on_standard_input(desk: Path) -> None:
    """`-` is the side that an editor pipes in; both sides cannot be."""
    assert run("wire.txt", "-", stdin=REWRITE.encode()).exit_code == 3
    both = run("-", "-", stdin=REWRITE.encode())
    assert (both.exit_code, both.stdout) == (2, "")
    assert both.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["wire.txt"],
        ["wire.txt", "rewrite.txt", "brief.txt"],
        ["wire.txt", "rewrite.txt", "--nonsense"],
        ["wire.txt", "rewrite.txt", "--settings", "missing.toml"],
        ["wire.txt", "rewrite.txt", "--json", "nowhere/out.json"],
        ["wire.txt", "rewrite.txt", "--json", "rewrite.txt"],
        ["wire.txt", "missing.txt", "--json", "./wire.txt"],
    ],
)
def test_what_cannot_run_ends_with_two(desk: Path, arguments: list[str]) -> None:
    """A wrong call, settings that are not there, an output that would overwrite a report."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert (desk / "wire.txt").read_text(encoding="utf-8") == WIRE
    assert (desk / "rewrite.txt").read_text(encoding="utf-8") == REWRITE


def test_help_names_options_and_exit_codes() -> None:
    """What a script must know is in the help."""
    text = " ".join(run("--help").stdout.split())
    for words in ("PARENT CHILD", "--json", "--settings", "--quiet", "3 a serious change"):
        assert words in text


def test_the_exit_code_stands_when_the_reader_leaves(desk: Path) -> None:
    """Piped into something that closes early, a serious change still ends with 3."""
    command = [sys.executable, "-m", "headwater", "compare", "wire.txt", "rewrite.txt"]
    with subprocess.Popen(
        command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 3
