"""The commands on a case, as a user runs them."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.case.names import FORMS
from tests.newsroom import BRIEF, REWRITE, WIRE
from tests.schema import DOSSIER, problems

from headwater.cli import main
from headwater.dossier import load_dossier
from headwater.export import FORMATS

RULES = '[attribution]\nmethod = "rules"\n\n[drift]\nmethod = "rules"\n'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with reports and settings, that the command runs in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HEADWATER_PASSPHRASE", raising=False)
    (tmp_path / "in").mkdir()
    for name, text in (("wire", WIRE), ("rewrite", REWRITE), ("brief", BRIEF)):
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "rules.toml").write_text(RULES)
    return tmp_path


def run(*arguments: str, stdin: bytes = b"", variables: Mapping[str, str] | None = None) -> Result:
    """The command's answer, in this process."""
    return CliRunner().invoke(main, arguments, input=stdin, env=variables)


def well(*arguments: str, stdin: bytes = b"") -> str:
    """What a command prints that must end well."""
    result = run(*arguments, stdin=stdin)
    assert result.exit_code == 0, result.output
    return result.stdout


def told(*arguments: str) -> str:
    """The one line that a command says which could not run."""
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("headwater: ")
    return result.stderr


def fill(*places: str) -> None:
    well("case", "new", "story.case", "--by", "ann")
    well("add", "story.case", *(places or ("in",)), "--settings", "rules.toml", "--by", "ann")


def dossier(*options: str) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(well("dossier", "story.case", "--json", "-", *options))
    return parsed


def test_an_investigation_from_the_first_report_to_the_package(desk: Path) -> None:
    fill()
    assert "3 in the case already" in well("add", "story.case", "in")
    first = dossier()
    assert list(problems({k: v for k, v in first.items() if k != "decisions"}, DOSSIER)) == []
    assert "Port Havel" in well("search", "story.case", "silo tunnel", "--limit", "2")
    hits = [json.loads(x) for x in well("search", "story.case", "silo", "--json").splitlines()]
    assert {h["outlet"] for h in hits} == {"Meridian Wire", "Coastal Herald"}
    link = next(x for x in first["links"] if x["kind"] == "rewrite")
    name = f"{link['child']}:{link['parent']}"
    assert name in well("dossier", "story.case", "--names")
    said = well("decide", "story.case", "reject", name, "--note", "not <b>so</b>")
    number = said.partition(":")[0]
    assert said.startswith(f"{number}: rejected")
    second = dossier()
    assert (second["decisions"][0]["standing"], second["decisions"][0]["note"]) == (
        "applied",
        "not <b>so</b>",
    )
    assert "What people decided" in well("dossier", "story.case")
    page = well("dossier", "story.case", "--html", "-")
    assert "What people decided" in page
    assert "not &lt;b&gt;so&lt;/b&gt;" in page
    well("decide", "story.case", "undo", number)
    assert dossier()["links"] == first["links"]
    log = [json.loads(line) for line in well("log", "story.case", "--json").splitlines()]
    done = [e["action"] for e in log if e["action"] != "analysed"]
    assert done == ["created", "added", "reject", "undo"]
    assert [e["by"] for e in log[:2]] == ["ann", "ann"]
    assert "all of it holds" in well("check", "story.case")
    well("dossier", "story.case", "--html", "page.html", "-q")
    assert (desk / "page.html").read_text(encoding="utf-8").startswith("<!")
    well("pack", "story.case", "bag.zip")
    assert zipfile.ZipFile("bag.zip").testzip() is None


def test_nothing_is_printed_wider_than_100_columns(desk: Path) -> None:
    fill()
    for command in (("log",), ("dossier", "--names"), ("check",), ("search", "said")):
        name, *rest = command
        lines = well(name, "story.case", *rest).splitlines()
        assert max(map(len, lines)) <= 100


def test_what_cannot_be_read_ends_with_1_and_the_rest_is_there(desk: Path) -> None:
    (desk / "in" / "blank.txt").write_text(" \n")
    well("case", "new", "story.case")
    result = run("add", "story.case", "in", "missing.txt", "--later")
    assert result.exit_code == 1
    assert "3 reports added; 2 could not be read" in result.stdout
    assert "blank.txt" in result.stdout
    assert "missing.txt" in result.stdout
    quiet = run("add", "story.case", "missing.txt", "--later", "-q")
    assert (quiet.stdout, quiet.stderr.count("\n")) == ("", 1)


def test_findings_may_wait_until_they_are_asked_for(desk: Path) -> None:
    well("case", "new", "story.case")
    assert "when they are asked for" in well("add", "story.case", "in", "--later")
    assert well("search", "story.case", "silo").startswith("2 reports found")
    raw = sqlite3.connect("story.case")
    assert raw.execute("SELECT count(*) FROM claims").fetchone() == (0,)
    assert raw.execute("SELECT count(*) FROM reports").fetchone() == (3,)
    well("dossier", "story.case", "-q", "--settings", "rules.toml")
    assert raw.execute("SELECT count(*) FROM claims").fetchone() > (3,)
    raw.close()


def test_a_report_on_standard_input_is_kept(desk: Path) -> None:
    well("case", "new", "story.case")
    well("add", "story.case", "-", "--later", stdin=WIRE.encode())
    assert well("search", "story.case", "silo").startswith("1 report found")


@pytest.mark.parametrize(
    "command",
    [("add", "X", "in"), ("dossier", "X"), ("search", "X", "a"), ("log", "X"), ("check", "X"),
     ("decide", "X", "note", "r1", "a"), ("protect", "X", "Ann Lee"), ("pack", "X", "bag.zip"),
     ("purge", "X", "report-0", "--yes")],
)  # fmt: skip
def test_a_file_that_is_no_case_is_told_in_one_line(desk: Path, command: tuple[str, ...]) -> None:
    (desk / "text").write_text("a note " * 900)
    for path, said in (("gone.case", "no such case"), ("text", "not a case"), ("in", "folder")):
        assert said in told(*(path if part == "X" else part for part in command))
    assert (desk / "text").read_text() == "a note " * 900


def test_what_cannot_be_decided_is_told_in_one_line(desk: Path) -> None:
    fill()
    assert "nothing of that name" in told("decide", "story.case", "reject", "r99:r1")
    assert "cannot be about a report" in told("decide", "story.case", "reject", "r1")
    assert "no decision" in told("decide", "story.case", "undo", "77")
    assert "number of one decision" in told("decide", "story.case", "undo", "r1")
    assert "no report of that name" in told("purge", "story.case", "report-0", "--yes")
    assert "of one name" in told("protect", "story.case", "A B", "C D", "--spelling", "e")


def test_a_purge_asks_first(desk: Path) -> None:
    fill()
    name = json.loads(well("search", "story.case", "silo", "--json").splitlines()[0])["report"]
    assert run("purge", "story.case", name, stdin=b"n\n").exit_code != 0
    assert well("purge", "story.case", name, "--yes") == f"purged {name}\n"
    assert well("search", "story.case", "silo").startswith("1 report found")
    assert "all of it holds" in well("check", "story.case")


def test_check_ends_with_1_where_something_was_changed(desk: Path) -> None:
    fill()
    raw = sqlite3.connect("story.case")
    raw.execute("UPDATE captures SET path = 'elsewhere'")
    raw.commit()
    raw.close()
    result = run("check", "story.case")
    assert result.exit_code == 1
    assert "not the one that was logged" in result.stdout


def test_no_protected_name_is_in_any_byte_that_a_command_gives(desk: Path) -> None:
    (desk / "in" / "leila_haddad.txt").write_text(
        WIRE.replace("Odette Lanvin", "Leila Haddad").replace("Lanvin", "Haddad")
        + "\n"
        + "\n\n".join(f"He wrote to {form} about the fire." for form in FORMS),
        encoding="utf-8",
    )
    well("case", "new", "story.case", "--by", "ann")
    said = [well("protect", "story.case", "Leila Haddad")]
    said.append(well("add", "story.case", "in", "--settings", "rules.toml", "--by", "L. Haddad"))
    said.append(well("add", "story.case", "in"))
    voices = dossier()["voices"]
    voice = next(v["id"] for v in voices if "SOURCE-1" in v["name"])
    said.append(well("decide", "story.case", "note", voice, "ask Leila", "--note", "it is Haddad"))
    said += [run("dossier", "story.case", *options).stdout for options in (
        (), ("--names",), ("--json", "-", "--with-text"), ("--html", "-"),
    )]  # fmt: skip
    said += [well("search", "story.case", "fire"), well("search", "story.case", "haddad", "--json")]
    said += [well("log", "story.case"), well("log", "story.case", "--json")]
    said.append(well("check", "story.case"))
    (desk / "in" / "haddad-blank.txt").write_text(" ")
    result = run("add", "story.case", "in")
    said += [result.stdout, result.stderr, run("dossier", "story.case").stdout]
    refused = told("dossier", "story.case", "--json", "haddad.json")
    said += [refused, well("pack", "story.case", "bag.zip")]
    said.append(told("export", "story.case", "--format", "jsonl", "--output", "haddad.jsonl"))
    exported = {f.name: run("export", "story.case", "--format", f.name) for f in FORMATS}
    said += [result.stdout_bytes.decode("utf-8", "replace") for result in exported.values()]
    said += [result.stderr for result in exported.values()]
    tables = zipfile.ZipFile(io.BytesIO(exported["csv"].stdout_bytes))
    said += [tables.read(name).decode() for name in tables.namelist()]
    packed = zipfile.ZipFile(io.BytesIO((desk / "bag.zip").read_bytes()))
    said += [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
    every = "\n".join(said)
    assert every.count("SOURCE-1") > 60
    for form in ("haddad", "leila", *FORMS):
        assert form.lower() not in every.lower(), form


def test_a_case_is_exported_with_what_was_decided_in_it(desk: Path) -> None:
    fill()
    link = dossier()["links"][0]
    link_name = f"{link['child']}:{link['parent']}"
    well("decide", "story.case", "confirm", link_name, "--note", "=seen both", "--by", "ann")
    lines = [
        json.loads(line)
        for line in well("export", "story.case", "--format", "jsonl", "-q").splitlines()
    ]
    (decision,) = [line for line in lines if line["record"] == "decision"]
    assert (decision["verb"], decision["by"], decision["note"]) == ("confirm", "ann", "=seen both")
    well("export", "story.case", "--format", "csv", "--output", "tables/", "-q")
    assert "'=seen both" in (desk / "tables" / "decisions.csv").read_text(encoding="utf-8")
    written = well("dossier", "story.case", "--json", "-", "--with-text").encode()
    assert load_dossier(written).to_json(with_text=True).encode() == written
    assert "is a case; give it alone" in told("export", "story.case", "in", "--format", "csv")


def test_an_encrypted_case_takes_its_passphrase_from_where_it_is_safe(desk: Path) -> None:
    pytest.importorskip("sqlcipher3")
    assert "passphrase is needed" in told("case", "new", "secret.case", "--encrypt")
    key, another = ({"HEADWATER_PASSPHRASE": words} for words in ("a long one", "another"))
    assert run("case", "new", "secret.case", "--encrypt", variables=key).exit_code == 0
    assert run("add", "secret.case", "in", "--later", variables=key).exit_code == 0
    assert "needs its passphrase" in told("search", "secret.case", "silo")
    reading, writing = os.pipe()
    os.write(writing, b"a long one\n")
    os.close(writing)
    found = run("search", "secret.case", "silo", "--passphrase-fd", str(reading))
    os.close(reading)
    assert found.stdout.startswith("2 reports found")
    wrong = run("search", "secret.case", "silo", variables=another)
    assert (wrong.exit_code, wrong.stderr.count("\n")) == (2, 1)
    for file in desk.glob("secret.case*"):
        assert b"Port Havel" not in file.read_bytes()


def test_a_dozen_kills_lose_nothing() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "bench.case", "kills", "--times", "12"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "faults                          0" in done.stdout
