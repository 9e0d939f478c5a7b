from __future__ import annotations

from pathlib import Path

import pytest
from tests.extract.gazetteer.dump_rows import dump_line, write_dump
from tests.extract.gazetteer.made import made_gazetteer, rows

from headwater.errors import ResourceError
from headwater.extract.gazetteer import Gazetteer, build_gazetteer
from headwater.extract.gazetteer.building import dump_source
from headwater.extract.gazetteer.compiling import RowSource, compile_rows
from headwater.extract.gazetteer.entry import Row

HEAD = "name,variants,lat,lon,kind,parent\n"


def supplement(folder: Path, *lines: str, head: str = HEAD) -> Path:
    path = folder / "own.csv"
    path.write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_of_two_sources_with_one_id_the_first_wins(tmp_path: Path) -> None:
    dump = write_dump(
        tmp_path / "SY.txt",
        dump_line(22, "Al Mayādīn", "P.PPL", others="Rahba", at=(35.0, 40.5), population=60_000),
        dump_line(9001, "Qaryat Warda", "P.PPL"),
    )
    path = tmp_path / "g.sqlite"
    compile_rows(path, (dump_source(dump), RowSource("made 1", lambda _: rows())), None)
    opened = Gazetteer(path)
    (mayadin,) = {c.entry for c in opened.find("Mayadin") if c.entry.kind == "city"}
    assert (mayadin.population, mayadin.lon, mayadin.geonameid) == (60_000, 40.5, 22)
    assert opened.find("Rahba")
    assert opened.find("Qaryat Warda")
    assert [s.entries for s in opened.sources()] == [2, len(rows()) - 1]
    assert opened.version.startswith("SY.txt ")


def test_a_supplement_takes_the_stead_of_what_it_is_and_keeps_its_id_and_names(
    tmp_path: Path,
) -> None:
    own = supplement(tmp_path, "Al-Mayadeen,Rahba|Rahbah,35.03,40.46,town,Deir ez-Zor")
    opened = Gazetteer(made_gazetteer(tmp_path / "g.sqlite", own))
    for name in ("Rahba", "Mayadin", "الميادين"):
        (found,) = [c.entry for c in opened.find(name)]
        assert (found.name, found.geonameid, found.lat) == ("Al-Mayadeen", 22, 35.03)
        assert (found.country, found.province, found.own) == ("SY", "07", True)


def test_a_namesake_far_away_is_another_place(tmp_path: Path) -> None:
    own = supplement(tmp_path, "Paris,,36.3,-88.3,city,United States")
    opened = Gazetteer(made_gazetteer(tmp_path / "g.sqlite", own))
    assert {c.entry.geonameid for c in opened.find("Paris")} == {None, 30, 31}


def test_a_place_may_lie_in_one_further_up(tmp_path: Path) -> None:
    own = supplement(
        tmp_path, "Wadi,,36.0,40.0,district,Deir ez-Zor", "Hayy Warda,,36.0,40.01,quarter,Wadi"
    )
    opened = Gazetteer(made_gazetteer(tmp_path / "g.sqlite", own))
    (found,) = [c.entry for c in opened.find("Hayy Warda")]
    assert (found.kind, found.country, found.province) == ("part", "SY", "07")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Warda,,95,40,city,Syria", "lat '95' is no degree"),
        ("Warda,,35,east,city,Syria", "lon 'east' is no degree"),
        ("Warda,,nan,40,city,Syria", "lat 'nan' is no degree"),
        ("Warda,,35,40,spaceport,Syria", "kind 'spaceport' is none of"),
        (",,35,40,city,Syria", "the name is empty"),
        ("Warda,,35,40,city,Atlantis", "lies in 'Atlantis', which the gazetteer does not have"),
    ],
)
def test_a_fault_is_said_with_its_line_and_nothing_is_written(
    tmp_path: Path, line: str, said: str
) -> None:
    own = supplement(tmp_path, line)
    with pytest.raises(ResourceError, match=said):
        made_gazetteer(tmp_path / "made" / "g.sqlite", own)
    assert list((tmp_path / "made").iterdir()) == []


def test_columns_that_are_missing_or_unknown_are_said(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="has no column 'lon'"):
        made_gazetteer(tmp_path / "g.sqlite", supplement(tmp_path, head="name,lat\n"))
    with pytest.raises(ResourceError, match="has a column 'colour'"):
        made_gazetteer(tmp_path / "g.sqlite", supplement(tmp_path, head="name,lat,lon,colour\n"))


def test_an_input_is_never_written_over(tmp_path: Path) -> None:
    dump = write_dump(tmp_path / "SY.txt", dump_line(1, "Warda", "P.PPL"))
    with pytest.raises(ResourceError, match="both read and written"):
        build_gazetteer([dump], [], target=dump)


def test_a_compilation_that_breaks_leaves_what_was_there(tmp_path: Path) -> None:
    path = made_gazetteer(tmp_path / "g.sqlite")
    before = path.read_bytes()

    def broken(progress: object) -> list[Row]:
        raise ResourceError("no data")

    with pytest.raises(ResourceError, match="no data"):
        compile_rows(path, (RowSource("broken", broken),), None)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["g.sqlite"]
