from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.corpus.newswire import with_copies, write_jsonl

from headwater.cli import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["corpus", *map(str, arguments)])


def test_from_files_to_an_answer(tmp_path: Path) -> None:
    reports, parents = with_copies(60)
    file = write_jsonl(reports, tmp_path / "a.jsonl")
    out = tmp_path / "out"
    built = run("build", out, "--from", file, "--processes", 1)
    assert built.exit_code == 0, built.output
    assert built.output == "65 given: 65 read, 0 skipped, 0 failed; the corpus holds 65 reports\n"
    found = run("reuse", out, "--memory", "1GB", "--processes", 1)
    assert found.exit_code == 0, found.output
    assert "5 pairs" in found.output
    shown = run("report", out, "--plot", tmp_path / "p.svg")
    assert shown.exit_code == 0, shown.output
    assert max(map(len, shown.output.splitlines())) <= 100
    assert (tmp_path / "p.svg").exists()
    asked = run("query", out, "SELECT child, parent FROM pairs ORDER BY child", "--csv")
    assert asked.output.splitlines() == [
        "child,parent",
        *(f"{child},{parent}" for child, parent in sorted(parents.items())),
    ]


def test_some_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "a", "text": "The dam at Holt broke."}\nbroken\n')
    built = run("build", tmp_path / "out", "--from", file, "--processes", 1)
    assert built.exit_code == 1
    assert "failed 1: not JSON in UTF-8" in built.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("reuse", "none"), "holds no corpus"),
        (("report", "none"), "holds no corpus"),
        (("query", "none", "SELECT 1"), "holds no corpus"),
        (("build", "out", "--from", "x", "--memory", "much"), "write it as 4GB"),
        (("build", "out", "--from", "x", "--memory", "1MB"), "at least 300MB"),
    ],
)
def test_what_cannot_run_is_said_in_one_line(
    arguments: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.output
    assert len(result.output.splitlines()) == 1
