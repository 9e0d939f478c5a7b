from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest
from click.testing import CliRunner
from tests.extract.gazetteer.dump_rows import dump_line, write_dump
from tests.extract.gazetteer.made import made_gazetteer

from headwater.cli import main
from headwater.extract.gazetteer import building, opening
from headwater.extract.gazetteer.compiling import RowSource


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders are the test's, and the default gazetteer is one of a few places."""
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data"))
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda *_, **__: str(tmp_path / "cache"))
    made_gazetteer(opening.default_path())
    return tmp_path


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["gazetteer", *arguments])
    return result.exit_code, result.output


def test_status_says_what_is_covered() -> None:
    code, output = run("status")
    assert code == 0
    assert "made 1" in output
    assert "SY 11" in output
    # The path is as long as it is.
    assert all(len(line) <= 100 for line in output.splitlines()[1:])


def test_status_of_one_country_counts_its_kinds() -> None:
    assert run("status", "--country", "ge")[0] == 0
    assert "Georgia" in run("status", "--country", "ge")[1]
    assert run("status", "--country", "ZZ")[0] == 1


def test_a_built_gazetteer_is_used_until_it_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "packaged_source", lambda: RowSource("none 0", lambda _: ()))
    first = write_dump(tmp_path / "SY.txt", dump_line(1, "Warda", "P.PPL"))
    second = write_dump(tmp_path / "IQ.txt", dump_line(2, "Amra", "P.PPL", country="IQ"))
    own = tmp_path / "own.csv"
    own.write_text("name,lat,lon\nHayy,35,40\n", encoding="utf-8")
    code, output = run("build", "--supplement", str(own), "--geonames", str(first), str(second))
    assert code == 0, output
    assert "3 places" in output
    status = run("status")[1]
    assert status.index("own.csv") < status.index("SY.txt") < status.index("IQ.txt")
    assert run("forget") == (0, "Your own gazetteer is removed; the default one is in use.\n")
    assert "made 1" in run("status")[1]
    assert "There is no gazetteer of your own" in run("forget")[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--geonames", "none.txt"),
        ("build", "--supplement", "none.csv"),
        ("build", "stray.txt"),
    ],
)
def test_what_cannot_be_built_is_said_in_one_line(arguments: tuple[str, ...]) -> None:
    code, output = run(*arguments)
    assert code == 2
    assert arguments[-1] in output


def test_building_the_default_again_changes_nothing(tmp_path: Path) -> None:
    before = opening.default_path().read_bytes()
    code, output = run("build")
    assert (code, "made 1" in output) == (0, True)
    assert opening.default_path().read_bytes() == before
