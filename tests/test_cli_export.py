"""`headwater export` as a user runs it: files, standard input, errors and exit codes."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.export.raid import raid

from headwater.cli import main
from headwater.export import FORMATS, format_named

STORY = (
    "Ferry sinks off Cape Veld\n\nThe Sornay ferry sank off Cape Veld on Tuesday, police said.\n"
)


@pytest.fixture
def dossier_file(tmp_path: Path) -> Path:
    path = tmp_path / "raid.json"
    path.write_text(raid().to_json(with_text=True), encoding="utf-8")
    return path


def run(*arguments: object, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(main, ["export", *map(str, arguments)], input=stdin)


def test_dossier_becomes_a_file(dossier_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "raid.geojson"
    result = run(dossier_file, "--format", "geojson", "--output", out)
    assert (result.exit_code, result.output) == (0, "")
    assert out.read_bytes() == format_named("geojson").render(raid())


@pytest.mark.parametrize("name", [f.name for f in FORMATS])
def test_every_format_goes_to_standard_output(dossier_file: Path, name: str) -> None:
    result = run(dossier_file, "--format", name, "-q")
    assert result.exit_code == 0
    assert result.stdout_bytes == format_named(name).render(raid())


def test_dossier_may_come_by_standard_input() -> None:
    content = raid().to_json(with_text=True).encode("utf-8")
    result = run("-", "--format", "acled", "-q", stdin=content)
    assert result.stdout_bytes == format_named("acled").render(raid())


def test_reports_are_traced(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(STORY, encoding="utf-8")
    result = run(tmp_path / "ferry.txt", "--format", "jsonl", "-q")
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert records[0]["account"]["read"] == 1
    assert any(record["record"] == "attribution" for record in records)


def test_report_by_standard_input_is_traced() -> None:
    result = run("-", "--format", "schema-org", "-q", stdin=STORY.encode())
    assert json.loads(result.stdout)["@graph"][0]["headline"] == "Ferry sinks off Cape Veld"


def test_what_could_not_be_read_is_said_and_counts(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(STORY, encoding="utf-8")
    result = run(tmp_path / "ferry.txt", tmp_path / "none.txt", "--format", "plover")
    assert result.exit_code == 1
    assert "none.txt" in result.stderr


def test_tables_become_a_folder_or_a_zip(dossier_file: Path, tmp_path: Path) -> None:
    files = format_named("csv").files
    assert files is not None
    wanted = {file.name: file.content for file in files(raid())}
    assert run(dossier_file, "--format", "csv", "--output", f"{tmp_path}/new/").exit_code == 0
    assert {p.name: p.read_bytes() for p in (tmp_path / "new").iterdir()} == wanted
    (tmp_path / "old").mkdir()
    assert run(dossier_file, "--format", "csv", "--output", tmp_path / "old").exit_code == 0
    assert len(list((tmp_path / "old").iterdir())) == len(wanted)
    assert run(dossier_file, "--format", "csv", "--output", tmp_path / "t.zip").exit_code == 0
    with zipfile.ZipFile(io.BytesIO((tmp_path / "t.zip").read_bytes())) as archive:
        assert set(archive.namelist()) == set(wanted)


def test_what_has_no_place_in_a_format_is_counted(dossier_file: Path) -> None:
    result = run(dossier_file, "--format", "ucdp")
    assert result.stderr == (
        "headwater: 2 of 3 incidents are no use of force in which somebody died\n"
    )


def test_formats_are_listed() -> None:
    result = run("--list-formats")
    assert [line.split()[0] for line in result.output.splitlines()] == [f.name for f in FORMATS]
    assert all(len(line) <= 100 for line in result.output.splitlines())


def test_what_cannot_be_done_is_said_in_one_line(dossier_file: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.json"
    cut.write_bytes(dossier_file.read_bytes()[:900])
    (tmp_path / "folder").mkdir()
    for arguments, said in (
        ((dossier_file, "--format", "gedcom"), "no format 'gedcom'; there are geojson"),
        ((cut, "--format", "stix"), "cut.json: no dossier: it is not whole JSON"),
        ((dossier_file, dossier_file, "--format", "stix"), "is a dossier; give it alone"),
        ((dossier_file, "--format", "stix", "--output", dossier_file), "name another file"),
        ((dossier_file, "--format", "stix", "--output", tmp_path / "folder"), "is a folder"),
        ((dossier_file, "--format", "csv", "--output", f"{tmp_path}/no/way/"), "make it first"),
        ((dossier_file, "--format", "stix", "--output", tmp_path / "no" / "x"), "make it first"),
        ((dossier_file, "--format", "stix", "--published", "May"), "is not FILE=DATE"),
    ):
        result = run(*arguments)
        assert result.exit_code == 2, said
        assert said in result.stderr
        assert result.stderr.count("\n") == 1
    assert json.loads(dossier_file.read_text(encoding="utf-8"))
