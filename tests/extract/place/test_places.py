from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.gazetteer.made import made_gazetteer
from tests.factory import make_report

from headwater.annotate import annotate
from headwater.extract.place import extract_places
from headwater.model import Capture, Place
from headwater.read import read
from headwater.settings import AnnotateSettings, PlaceSettings, ReadSettings

Find = Callable[[str], dict[str, Place]]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> PlaceSettings:
    path = made_gazetteer(tmp_path_factory.mktemp("gazetteer") / "few.sqlite")
    return PlaceSettings(gazetteer=str(path))


@pytest.fixture
def find(settings: PlaceSettings) -> Find:
    return lambda text: {p.span.text: p for p in places(text, settings)}


def places(text: str, settings: PlaceSettings) -> tuple[Place, ...]:
    report = make_report(text)
    return extract_places(report, annotate(report, AnnotateSettings()), settings)


def ids(found: dict[str, Place]) -> dict[str, int | None]:
    return {text: place.geonameid for text, place in found.items()}


def test_a_town_is_found_by_another_spelling(find: Find) -> None:
    found = find("Militants met in the town of Al-Mayadeen in eastern Syria.")
    assert found["Al-Mayadeen"].geonameid == 22
    assert found["Al-Mayadeen"].province == "Dayr az Zawr"


def test_towns_of_a_list_are_told_whatever_they_look_like(find: Find) -> None:
    found = find(
        "Cafes in the villages of al- Bsira, al-Sabha, al-Wahda and Jdid Amra in the eastern "
        "countryside of Deir ez-Zor in Syria were shut."
    )
    assert found["al- Bsira"].geonameid == 27
    # Sabha is a town in Libya, of which nobody speaks here; the others nobody has heard of.
    for name in ("al-Sabha", "al-Wahda", "Jdid Amra"):
        within = found[name].within
        assert found[name].lat is None
        assert within is not None
        assert within.name == "Dayr az Zawr"


def test_a_container_decides_between_namesakes(find: Find) -> None:
    assert ids(find("The mill in Paris, Texas burned."))["Paris"] == 31
    assert ids(find("The mill in Paris, France burned."))["Paris"] == 30
    assert ids(find("The mill in Paris in Lamar County, Texas, burned."))["Paris"] == 31


def test_another_name_of_a_far_city_is_not_it(find: Find) -> None:
    found = find("Floods hit Halab on Monday, as well as Dallas and Columbus in the United States.")
    assert "Halab" not in found or found["Halab"].lat is None


def test_what_else_a_report_names_decides_between_namesakes(find: Find) -> None:
    found = find(
        "Firefighters from Columbus, Ohio, helped. The council of Dublin met on Monday, and people "
        "in Columbus and in Dublin gave blankets."
    )
    assert found["Dublin"].geonameid == 35


def test_a_government_a_people_and_a_person_are_no_places(find: Find) -> None:
    assert find("Washington said that Syrian troops had left.") == {}
    found = find("The singer Paris Holloway came to Dallas. Holloway is from Texas.")
    assert set(found) == {"Dallas", "Texas"}


def test_a_body_of_a_place_is_marked_as_one(find: Find) -> None:
    found = find("Lamar County Sheriff's deputies searched a barn in Dallas on Sunday.")
    assert found["Lamar County"].role == "body"
    assert found["Dallas"].role == "place"


def test_a_province_and_its_town_are_told_apart_by_the_words_beside(find: Find) -> None:
    province = find("Fighting in Deir ez-Zor province in Syria went on.")["Deir ez-Zor"]
    city = find("Fighting in the city of Deir ez-Zor in Syria went on.")["Deir ez-Zor"]
    assert (province.geonameid, province.kind, city.geonameid, city.kind) == (
        11, "province", 24, "city",
    )  # fmt: skip


def test_a_bare_name_of_a_province_is_its_town(find: Find) -> None:
    assert find("Activists in Raqqa, Syria, spoke of Mosul.")["Raqqa"].geonameid == 26


def test_a_quarter_without_an_entry_is_known_to_its_city(find: Find) -> None:
    found = find(
        "Troops gathered in the city of Deir ez-Zor in Syria. They shelled the besieged "
        "neighborhood of al-Jora and the city's al-Qusour district."
    )
    for quarter in ("al-Jora", "al-Qusour"):
        place = found[quarter]
        assert place.lat is None  # a Jora in India is none of it
        assert place.within is not None
        assert (place.within.name, place.within.kind) == ("Deir ez-Zor", "city")
        assert (place.precision, place.where_prec) == (2, 2)


@pytest.mark.parametrize(
    ("text", "name", "codes"),
    [
        ("A shell fell in Aleppo, Syria.", "Aleppo", (1, 1, 4)),
        ("A shell fell near Aleppo, Syria.", "Aleppo", (2, 2, 3)),
        ("A shell fell 12 km north of Aleppo in Syria.", "Aleppo", (2, 2, 3)),
        ("A shell fell on the outskirts of Aleppo in Syria.", "Aleppo", (2, 2, 3)),
        ("Storms hit Lamar County, Texas.", "Lamar County", (2, 3, 3)),
        ("Storms hit Texas on Monday.", "Texas", (3, 4, 2)),
        ("Storms hit Syria on Monday.", "Syria", (3, 6, 1)),
        ("A ship sank in the Black Sea on Monday.", "Black Sea", (3, 7, None)),
        ("Peace in the Middle East is far off.", "Middle East", (3, 5, None)),
    ],
)
def test_precision_is_said_in_three_codes(
    find: Find, text: str, name: str, codes: tuple[int, int, int | None]
) -> None:
    place = find(text)[name]
    assert (place.precision, place.where_prec, place.resolution) == codes
    assert place.uncertainty_m is not None
    assert place.uncertainty_m > 0


def test_a_spot_between_two_towns_lies_between_them(find: Find) -> None:
    found = find("The convoy was hit between Deir ez-Zor and Al-Mayadeen in Syria.")
    for name in ("Deir ez-Zor", "Al-Mayadeen"):
        assert (found[name].relation, found[name].where_prec) == ("between", 5)
        assert 15_000 < (found[name].uncertainty_m or 0) < 40_000


def test_how_far_from_a_town_widens_the_circle(find: Find) -> None:
    near = find("A shell fell 40 km south of Aleppo in Syria.")["Aleppo"]
    nearer = find("A shell fell 5 miles south of Aleppo in Syria.")["Aleppo"]
    assert near.relation == nearer.relation == "near"
    assert (near.uncertainty_m or 0) >= 40_000
    assert 8_000 <= (nearer.uncertainty_m or 0) < 20_000


def test_a_part_of_a_country_is_shown_at_the_country_but_is_not_it(find: Find) -> None:
    place = find("Fighting went on in eastern Syria and in Mosul, Iraq.").get("Syria")
    assert place is not None
    assert place.kind == "country"


def test_the_dateline_is_read_and_tells_where_a_report_is_from(settings: PlaceSettings) -> None:
    text = "Mill burns\n\nPARIS, Texas (AP) - The old mill burned on Monday, officials said.\n"
    report = read(Capture("mill.txt", text.encode()), "r1", ReadSettings())
    assert report.dateline is not None
    found = extract_places(report, annotate(report, AnnotateSettings()), settings)
    assert [(p.span.text, p.geonameid) for p in found[:2]] == [("PARIS", 31), ("Texas", 13)]


def test_one_name_means_one_place_in_a_report(settings: PlaceSettings) -> None:
    text = "The mill in Paris, Texas burned. Paris has two mills. The mayor of Paris came."
    found = [p.geonameid for p in places(text, settings) if p.span.text == "Paris"]
    assert found == [31, 31, 31]


def test_arabic_script_is_read(find: Find) -> None:
    found = find("The town of Al-Mayadeen (الميادين) in Syria was shelled.")
    assert found["Al-Mayadeen"].geonameid == 22


def test_a_supplement_wins(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "name,variants,lat,lon,kind,parent\n"
        "Jora,al-Jora|Al-Joura,35.32,40.12,quarter,Deir ez-Zor\n",
        encoding="utf-8",
    )
    path = made_gazetteer(tmp_path / "own.sqlite", own)
    text = "They shelled the neighborhood of al-Jora in Deir ez-Zor in Syria."
    found = {p.span.text: p for p in places(text, PlaceSettings(gazetteer=str(path)))}
    assert (found["al-Jora"].lat, found["al-Jora"].kind) == (35.32, "part")
    assert found["al-Jora"].resolution == 5


def test_nothing_to_find_is_no_fault(settings: PlaceSettings) -> None:
    for text in ("", "Nothing happened.", "THE END", "a b c", "Mr. Mr. Mr.", "- - -"):
        assert places(text, settings) == ()


@given(
    st.text(
        alphabet="Paris, Texas al-Sabha\u2019\u201ctown of near between \n.()\u0627\u0644",
        max_size=60,
    )
)
def test_any_text_gives_spans_of_its_own_words(settings: PlaceSettings, text: str) -> None:
    report = make_report(text)
    last = 0
    for place in extract_places(report, annotate(report, AnnotateSettings()), settings):
        assert report.text[place.span.start : place.span.end] == place.span.text
        assert place.span.start >= last
        assert (place.lat is None) == (place.lon is None)
        assert (place.lat is None) or (place.within is None)
        assert 0 <= place.confidence <= 1
        assert place.precision in {1, 2, 3}
        last = place.span.end


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The Islamic State of Iraq and Syria shelled a town on Monday.", {"Iraq", "Syria"}),
        ("Members of the Communist Party of India met in Damascus.", {"India"}),
        ("The University of Aleppo closed on Monday.", {"Aleppo"}),
        ("Floods closed roads in the State of Texas and in France.", set()),
        ("The Army fled on Monday; of Damascus and Aleppo little was left.", set()),
    ],
)
def test_a_place_in_the_name_of_a_body_is_told_from_where_it_acted(
    find: Find, text: str, bodies: set[str]
) -> None:
    assert {name for name, place in find(text).items() if place.role == "body"} == bodies


def test_a_name_in_arabic_letters_is_found_in_an_english_sentence(find: Find) -> None:
    found = find("Residents of حلب and دمشق in Syria fled, and he said مرحبا to Ana.")
    assert ids(found) == {"حلب": 21, "دمشق": 25, "Syria": 1}
