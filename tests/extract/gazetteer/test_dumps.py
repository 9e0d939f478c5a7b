from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.extract.gazetteer.dump_rows import dump_line, write_dump

from headwater.errors import ResourceError
from headwater.extract.gazetteer.dumps import read_dump
from headwater.extract.gazetteer.entry import Row


def silent(step: str, done: int, total: int) -> None:
    del step, done, total


def rows(path: Path) -> dict[str, Row]:
    return {row.names[0]: row for row in read_dump(path, silent)}


def test_each_feature_becomes_its_kind_and_what_news_does_not_name_is_left_out(
    tmp_path: Path,
) -> None:
    path = write_dump(
        tmp_path / "SY.txt",
        dump_line(1, "Qaryat al Warda", "P.PPL", population=400),
        dump_line(2, "Hayy an Nahr", "P.PPLX"),
        dump_line(3, "Wadi Province", "A.ADM1"),
        dump_line(4, "Wadi District", "A.ADM2", district="D1"),
        dump_line(5, "Nahr al Warda", "H.STM"),
        dump_line(6, "Warda Camp", "S.CMPRF"),
        dump_line(7, "Jabal Warda", "T.MT"),
        dump_line(8, "Route 7", "R.RD"),
        dump_line(9, "Bir Warda", "S.WLL"),
        dump_line(10, "Wardastan", "A.PCLI", province="00"),
        dump_line(11, "Al Warda Plains", "L.AREA"),
    )
    assert {name: row.kind for name, row in rows(path).items()} == {
        "Qaryat al Warda": "city",
        "Hayy an Nahr": "part",
        "Wadi Province": "province",
        "Wadi District": "district",
        "Nahr al Warda": "nature",
        "Warda Camp": "site",
        "Jabal Warda": "nature",
        "Wardastan": "country",
        "Al Warda Plains": "region",
    }


def test_a_row_keeps_names_codes_and_place(tmp_path: Path) -> None:
    line = dump_line(
        77, "Tall al Warda", "P.PPLA2", others="Tel Warda,tlwrdt,TLW,تل الوردة,Телль-Варда",
        at=(35.25, 40.5), district="173481", population=9_000,
    )  # fmt: skip
    row = rows(write_dump(tmp_path / "SY.txt", line))["Tall al Warda"]
    assert row.names == ("Tall al Warda", "Tel Warda", "تل الوردة")
    assert (row.geonameid, row.country, row.province, row.district) == (77, "SY", "07", "173481")
    assert (row.lat, row.lon, row.population) == (35.25, 40.5, 9_000)


def test_names_and_divisions_of_the_files_beside_are_read(tmp_path: Path) -> None:
    path = write_dump(
        tmp_path / "SY.txt",
        dump_line(77, "Tall al Warda", "P.PPL"),
        dump_line(3, "Muhafazat al Wadi", "A.ADM1"),
    )
    (tmp_path / "alternateNamesV2.txt").write_text(
        "1\t77\ten\tRose Hill\t\t\t\t\t\t\n"
        "2\t77\tlink\thttps://places.example/77\t\t\t\t\t\t\n"
        "3\t999\ten\tElsewhere\t\t\t\t\t\t\n",
        encoding="utf-8",
    )
    (tmp_path / "admin1CodesASCII.txt").write_text(
        "SY.07\tWadi Governorate\tWadi Governorate\t3\n", encoding="utf-8"
    )
    held = rows(path)
    assert held["Tall al Warda"].names == ("Tall al Warda", "Rose Hill")
    assert {"Wadi Governorate", "Wadi"} <= set(held["Muhafazat al Wadi"].names)


def test_a_zip_is_read_as_its_text(tmp_path: Path) -> None:
    plain = write_dump(tmp_path / "SY.txt", dump_line(1, "Warda", "P.PPL"))
    packed = tmp_path / "packed" / "SY.zip"
    packed.parent.mkdir()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "columns and all that")
        archive.write(plain, "SY.txt")
    assert rows(packed) == rows(plain)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name,lat,lon\n", "line 1: 1 columns; a GeoNames dump has 19"),
        (dump_line(1, "Warda", "P.PPL").replace("35.0", "north") + "\n", "no row of a GeoNames"),
    ],
)
def test_what_is_no_dump_is_said_with_its_line(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "SY.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError, match=said):
        list(read_dump(path, silent))


def test_a_missing_or_broken_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="No such file"):
        list(read_dump(tmp_path / "none.txt", silent))
    broken = tmp_path / "SY.zip"
    broken.write_bytes(b"PK but no archive")
    with pytest.raises(ResourceError, match="no GeoNames dump"):
        list(read_dump(broken, silent))
    latin = tmp_path / "XX.txt"
    latin.write_bytes(dump_line(1, "Warda", "P.PPL").encode() + b"\xe9\n")
    with pytest.raises(ResourceError, match="no GeoNames dump"):
        list(read_dump(latin, silent))
