from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.quality.places.__main__ import main
from bench.quality.places.corpora import GoldToponym, LabelledText, read_corpora
from bench.quality.places.score import PlaceCounts, matched_pairs, score_text

from headwater.model import Place, Span

TEXT = "Rain fell in Wardaville and in Port Amra. Russian ships left Amra."
LGL = f"""<?xml version="1.0"?><articles><article docid="7"><text><![CDATA[{TEXT}]]></text>
<toponyms count="2"><toponym><start>13</start><end>23</end><phrase>Wardaville</phrase>
<gaztag geonameid="5"><lat>10.0</lat><lon>20.0</lon></gaztag></toponym>
<toponym><start>31</start><end>40</end><phrase>Port Amra</phrase></toponym></toponyms>
</article></articles>"""
GEOVIRUS = f"""<articles><article><source>https://news.example/wiki/Rain</source><text>{TEXT}</text>
<locations><location><name>Port Amra</name><start>32</start><end>41</end><lat>1.5</lat>
<lon>2.5</lon><page>x</page></location></locations></article></articles>"""


def data(folder: Path, lgl: str = LGL, geovirus: str = GEOVIRUS) -> Path:
    (folder / "geoparsing").mkdir()
    (folder / "geoparsing" / "lgl.xml").write_text(lgl, encoding="utf-8")
    (folder / "geoparsing" / "GeoVirus.xml").write_text(geovirus, encoding="utf-8")
    return folder


def gold(words: str, lat: float | None, lon: float | None, id_: int | None = None) -> GoldToponym:
    start = TEXT.index(words)
    return GoldToponym(start, start + len(words), words, lat, lon, id_)


def place(words: str, lat: float | None, lon: float | None, id_: int | None = None) -> Place:
    start = TEXT.index(words)
    span = Span("r1", start, start + len(words), words)
    return Place("", span, words, id_, lat, lon, "city", None, 1, 0.9, 1)


def test_both_sets_are_read_with_the_offsets_that_each_has(tmp_path: Path) -> None:
    corpora = read_corpora(data(tmp_path))
    assert [t.text for t in corpora["LGL"][0].toponyms] == ["Wardaville", "Port Amra"]
    assert corpora["LGL"][0].toponyms[0] == gold("Wardaville", 10.0, 20.0, 5)
    assert corpora["GeoVirus"][0].toponyms == (gold("Port Amra", 1.5, 2.5),)


def test_a_label_that_does_not_stand_where_it_says_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'Wardaville' does not stand at 14"):
        read_corpora(data(tmp_path, LGL.replace(">13<", ">14<").replace(">23<", ">24<")))
    (tmp_path / "other").mkdir()
    with pytest.raises(ValueError, match="not XML"):
        read_corpora(data(tmp_path / "other", "<articles>"))


def test_a_label_and_a_place_are_matched_once_and_by_most_words() -> None:
    labels = [gold("Port Amra", 1.0, 1.0)]
    found = [place("Port", None, None), place("Port Amra", 1.0, 1.0)]
    ((_, matched),) = matched_pairs(labels, found)
    assert matched.span.text == "Port Amra"


def test_figures_count_all_labels_also_those_that_were_missed() -> None:
    labels = (
        gold("Wardaville", 10.0, 20.0, 5),
        gold("Port Amra", 1.0, 1.0, 6),
        gold("Russian", 60.0, 100.0),
    )
    text = LabelledText("x", "held", TEXT, labels)
    found = [
        place("Wardaville", 10.5, 20.0, 5),
        place("Port Amra", 9.0, 9.0, 7),
        place("Amra.", 0.0, 0.0),
    ]
    counts = score_text(text, found) + PlaceCounts()
    assert (counts.gold, counts.found, counts.matched, counts.exact) == (3, 3, 2, 2)
    assert (counts.placed, counts.resolved, counts.near) == (3, 2, 1)
    assert (counts.with_id, counts.same_id, counts.peoples) == (2, 1, 1)
    figures = counts.figures()
    assert figures["within 161 km, of gold"] == pytest.approx(1 / 3)
    assert figures["within 161 km, of gold but peoples"] == pytest.approx(1 / 2)
    assert figures["same GeoNames id, of gold"] == pytest.approx(1 / 2)


def test_nothing_measured_is_no_figure() -> None:
    assert PlaceCounts().figures()["found_f1"] is None
    assert PlaceCounts().figures()["median error, km"] is None


def test_the_command_measures_and_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "figures.json"
    folder = data(tmp_path)
    (folder / "geoparsing" / "GeoVirus.xml").unlink()
    assert main(["--data", str(folder), "--half", "all", "--show", "--json", str(out)]) == 0
    printed = capsys.readouterr().out
    assert "GeoVirus not measured" in printed
    assert json.loads(out.read_text())["LGL"]["gold toponyms"] == 2
    assert main(["--data", str(tmp_path / "nowhere")]) == 2
