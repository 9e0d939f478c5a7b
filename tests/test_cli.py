"""The command line: what it prints where, what it writes, and with which exit code it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.schema import DOSSIER, problems
from tests.stories import ORIGINAL, RETELLING, STRANGER

from headwater.cli import main
from headwater.version import VERSION


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The three stories as files of the folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    for name, text in (
        ("original.txt", ORIGINAL),
        ("retelling.txt", RETELLING),
        ("stranger.txt", STRANGER),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str, stdin: bytes = b"") -> Result:
    """The command's answer, in this process."""
    return CliRunner().invoke(main, arguments, input=stdin)


def dossier_of(result: Result) -> dict[str, Any]:
    """The JSON that a command printed; nothing else may stand there."""
    parsed: dict[str, Any] = json.loads(result.stdout_bytes)
    return parsed


def test_two_reports_are_traced_in_words(stories: Path) -> None:
    """The answer comes in the terminal, and the command ends well."""
    result = run("trace", "original.txt", "retelling.txt")
    assert result.exit_code == 0
    assert "2 reports" in result.stdout
    assert "Quay Gazette" in result.stdout
    assert result.stderr == ""


def test_nothing_but_json_goes_to_standard_output(stories: Path) -> None:
    """`--json -` can be piped: the whole of standard output is one JSON object."""
    result = run("trace", "original.txt", "retelling.txt", "--json", "-")
    assert result.exit_code == 0
    assert list(problems(dossier_of(result), DOSSIER)) == []
    assert result.stderr == ""


def test_a_failure_beside_json_is_told_on_standard_error(stories: Path) -> None:
    """Standard output stays JSON when something fails; the reason is one line beside it."""
    result = run("trace", "original.txt", "missing.txt", "--json", "-")
    assert result.exit_code == 1
    assert [f["path"] for f in dossier_of(result)["account"]["failed"]] == ["missing.txt"]
    assert result.stderr.startswith("headwater: missing.txt: ")
    assert result.stderr.count("\n") == 1


def test_the_dossier_is_written_to_files(stories: Path) -> None:
    """`--json FILE` and `--html FILE` together write both and still print the answer."""
    result = run("trace", ".", "--json", "dossier.json", "--html", "page.html")
    assert result.exit_code == 0
    assert json.loads((stories / "dossier.json").read_bytes())["account"]["read"] == 3
    assert (stories / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "3 reports" in result.stdout


def test_nothing_but_the_page_goes_to_standard_output(stories: Path) -> None:
    """`--html -` prints the page and no answer in words."""
    result = run("trace", "original.txt", "--html", "-")
    assert result.exit_code == 0
    assert result.stdout.startswith("<!doctype html>")
    assert result.stdout.rstrip().endswith("</html>")


def test_quiet_prints_nothing(stories: Path) -> None:
    """`--quiet` leaves files and the exit code."""
    result = run("trace", "original.txt", "--quiet", "--json", "dossier.json")
    assert (result.exit_code, result.output) == (0, "")
    assert (stories / "dossier.json").exists()


def test_quiet_still_tells_what_failed(stories: Path) -> None:
    """An error is never quiet."""
    result = run("trace", "original.txt", "missing.txt", "--quiet")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "missing.txt" in result.stderr


def test_with_text_carries_the_texts(stories: Path) -> None:
    """The texts are in the JSON when they are asked for, and only then."""
    with_text = dossier_of(run("trace", "original.txt", "--json", "-", "--with-text"))
    without = dossier_of(run("trace", "original.txt", "--json", "-"))
    assert with_text["reports"][0]["text"] == ORIGINAL
    assert "text" not in without["reports"][0]


def test_a_publication_date_can_be_given(stories: Path) -> None:
    """`--published FILE=DATE` sets the date of that file."""
    result = run("trace", "original.txt", "--published", "original.txt=2019-12-31", "--json", "-")
    assert dossier_of(result)["reports"][0]["published"] == {
        "earliest": "2019-12-31",
        "latest": "2019-12-31",
        "basis": "metadata",
    }


@pytest.mark.parametrize(
    "option", ["original.txt", "=2019-12-31", "original.txt=", "other.txt=2019-12-31",
               "original.txt=yesterday-ish"]
)  # fmt: skip
def test_a_publication_date_that_makes_no_sense_ends_the_command(
    stories: Path, option: str
) -> None:
    """No file, no date, an unknown file, or words that are no date: one line and exit code 2."""
    result = run("trace", "original.txt", "--published", option)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("headwater: ")
    assert result.stderr.count("\n") == 1


def test_settings_are_read_from_a_file(stories: Path) -> None:
    """A limit set in the file is kept, and the digest of the settings changes."""
    (stories / "headwater.toml").write_text("[read]\nmax_text_chars = 40\n", encoding="utf-8")
    result = run("trace", "original.txt", "--settings", "headwater.toml", "--json", "-")
    plain = run("trace", "original.txt", "--json", "-")
    assert result.exit_code == 1
    assert "40" in dossier_of(result)["account"]["failed"][0]["reason"]
    assert (
        dossier_of(result)["provenance"]["settings"] != dossier_of(plain)["provenance"]["settings"]
    )


@pytest.mark.parametrize("content", ["[read]\nmax_byte = 1\n", "[raed]\n", "read = \n"])
def test_settings_that_no_stage_knows_end_the_command(stories: Path, content: str) -> None:
    """A misspelt key is told in one line and nothing is traced."""
    (stories / "headwater.toml").write_text(content, encoding="utf-8")
    result = run("trace", "original.txt", "--settings", "headwater.toml", "--json", "-")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1


def test_a_settings_file_that_is_not_there_ends_the_command(stories: Path) -> None:
    """The name that was not found is in the line."""
    result = run("trace", "original.txt", "--settings", "nowhere.toml")
    assert result.exit_code == 2
    assert "nowhere.toml" in result.stderr


@pytest.mark.parametrize("option", ["--json", "--html"])
def test_an_output_folder_that_is_not_there_ends_the_command_before_the_work(
    stories: Path, option: str
) -> None:
    """Nobody waits for a result that cannot be written."""
    result = run("trace", "original.txt", option, "nowhere/out")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "nowhere" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("option", ["--json", "--html"])
def test_an_output_that_is_a_folder_ends_the_command(stories: Path, option: str) -> None:
    """A folder is no file to write to."""
    result = run("trace", "original.txt", option, ".")
    assert result.exit_code == 2
    assert "folder" in result.stderr


@pytest.mark.parametrize("option", ["--json", "--html"])
def test_a_report_is_never_overwritten_by_its_dossier(stories: Path, option: str) -> None:
    """An output that is one of the inputs is refused, and the report is as it was."""
    result = run("trace", "original.txt", option, "original.txt")
    assert (stories / "original.txt").read_text(encoding="utf-8") == ORIGINAL
    assert result.exit_code == 2


def test_only_one_thing_can_go_to_standard_output(stories: Path) -> None:
    """JSON and a page mixed would be neither."""
    result = run("trace", "original.txt", "--json", "-", "--html", "-")
    assert result.exit_code == 2
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [("missing.txt", None), ("empty.txt", b""), ("binary.txt", bytes(range(256)) * 40)],
)
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_traced(
    stories: Path, name: str, content: bytes | None
) -> None:
    """One line with the reason, exit code 1, and a dossier of the rest."""
    if content is not None:
        (stories / name).write_bytes(content)
    result = run("trace", "original.txt", name, "--json", "-")
    account = dossier_of(result)["account"]
    assert result.exit_code == 1
    assert (account["given"], account["read"]) == (2, 1)
    assert [f["path"] for f in account["failed"]] == [name]
    # In words, too, and without a trace of Python.
    words = run("trace", "original.txt", name)
    assert words.exit_code == 1
    assert name in words.stdout
    assert "Traceback" not in words.output


def test_a_folder_is_read_to_the_bottom(stories: Path) -> None:
    """Reports in folders of folders are found; what is no report is passed over with a reason."""
    (stories / "deep" / "down").mkdir(parents=True)
    (stories / "deep" / "down" / "more.txt").write_text(STRANGER, encoding="utf-8")
    (stories / "photo.jpg").write_bytes(b"jpg")
    result = run("trace", ".", "--json", "-")
    account = dossier_of(result)["account"]
    assert result.exit_code == 0
    assert (account["given"], account["read"]) == (5, 4)
    assert [Path(s["path"]).name for s in account["skipped"]] == ["photo.jpg"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """A folder without reports is a failure, not a silent nothing."""
    result = run("trace", str(tmp_path))
    assert result.exit_code == 1
    assert "folder" in result.output


def test_a_report_can_come_on_standard_input(stories: Path) -> None:
    """`-` is one report, beside files if need be."""
    result = run("trace", "-", "original.txt", "--json", "-", stdin=RETELLING.encode())
    paths = {r["path"] for r in dossier_of(result)["reports"]}
    assert result.exit_code == 0
    assert paths == {"-", "original.txt"}
    assert dossier_of(result)["links"]


def test_an_empty_standard_input_is_told(stories: Path) -> None:
    """Nothing on standard input is a failure of that report."""
    result = run("trace", "-", "--json", "-")
    assert result.exit_code == 1
    assert dossier_of(result)["account"]["failed"][0]["path"] == "-"


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_the_bare_command_prints_help(arguments: list[str]) -> None:
    """Somebody who knows nothing yet sees what there is to do."""
    result = run(*arguments)
    assert "Usage:" in result.output
    assert "trace" in result.output
    assert result.exit_code == (0 if arguments else 2)


@pytest.mark.parametrize("arguments", [["trace"], ["trace", "--nonsense"], ["nonsense"]])
def test_a_wrong_call_ends_with_two(arguments: list[str]) -> None:
    """No path, an unknown option, an unknown command."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_help_names_every_option() -> None:
    """What can be said is in the help."""
    text = run("trace", "--help").stdout
    for option in ("--json", "--html", "--published", "--with-text", "--settings", "--quiet"):
        assert option in text


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_that_of_the_package(option: str) -> None:
    """One line, name and version."""
    assert run(option).stdout == f"headwater {VERSION}\n"


def command(*arguments: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, as a user runs it."""
    return subprocess.run(
        [sys.executable, "-m", "headwater", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
    )


def test_a_real_run_prints_plain_text_when_piped(stories: Path) -> None:
    """In a pipe there are no colours, no cursor moves, and no progress."""
    done = command("trace", "original.txt", "retelling.txt", cwd=stories)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""
    assert max(len(line) for line in done.stdout.decode().splitlines()) <= 100


def test_a_real_run_prints_json_alone(stories: Path) -> None:
    """Libraries that print on import would show here."""
    done = command("trace", "-", "missing.txt", "--json", "-", cwd=stories, stdin=ORIGINAL.encode())
    assert done.returncode == 1
    assert json.loads(done.stdout)["account"]["given"] == 2
    assert done.stderr.decode().splitlines() == [
        line for line in done.stderr.decode().splitlines() if line.startswith("headwater: ")
    ]


def test_a_real_run_with_a_bad_option_ends_with_two(stories: Path) -> None:
    """The process's own exit code, as a script sees it."""
    done = command("trace", "original.txt", "--json", "nowhere/out.json", cwd=stories)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr
