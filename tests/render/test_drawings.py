from __future__ import annotations

import dataclasses

import pytest
from tests.render.factory import make_dossier, make_long_dossier
from tests.render.pieces import make_link, words_of

from headwater.errors import ResourceError
from headwater.model import Origin, Place, Published, TimeExpression
from headwater.render import labels, map_svg
from headwater.render.descent import descent
from headwater.render.lineage_svg import draw_lineage
from headwater.render.map_svg import draw_map, places_shown
from headwater.render.measure import fit, text_width, wrap
from headwater.render.names import name_everything
from headwater.render.timeline_svg import draw_timeline, moments


def test_every_report_and_unseen_origin_has_one_row_below_its_parent() -> None:
    rows = descent(make_dossier())
    assert [(r.id, r.depth) for r in rows] == [
        ("o3", 0), ("r1", 1), ("r2", 2), ("r3", 2), ("r4", 1),
    ]  # fmt: skip


def test_further_parents_are_kept_beside_the_strongest() -> None:
    links = (make_link("r3", "r2", share=0.4), make_link("r3", "r1", share=0.9))
    row = next(r for r in descent(make_dossier(links=links)) if r.id == "r3")
    assert row.link == links[1]
    assert row.others == (links[0],)


def test_circle_leaves_every_report_one_row() -> None:
    links = (make_link("r1", "r2"), make_link("r2", "r3"), make_link("r3", "r1"))
    rows = descent(make_dossier(links=links, origins=()))
    assert sorted(r.id for r in rows) == ["r1", "r2", "r3", "r4"]


def test_unseen_origin_without_a_link_is_tied_to_the_report_nearest_to_it() -> None:
    origins = (Origin("o9", "Gauge Watch", None, ("r1", "r2")),)
    rows = descent(make_dossier(links=(make_link("r2", "r1"),), origins=origins))
    assert {r.id: [x.parent for x in r.others] for r in rows if r.others} == {"r1": ["o9"]}


@pytest.mark.parametrize("width", [358.0, 1040.0])
def test_lineage_stays_inside_its_width(width: float) -> None:
    dossier = make_dossier()
    drawing = draw_lineage(dossier, name_everything(dossier), width)
    for node in drawing.nodes:
        assert 0 < node.x < width
        for line in node.lines:
            assert node.label_x + text_width(line.text, 13) <= width
            assert line.y <= drawing.height


def test_lineage_runs_by_time_where_every_date_is_known() -> None:
    dossier = make_dossier()
    drawing = draw_lineage(dossier, name_everything(dossier), 1040)
    assert [t.label for t in drawing.ticks if t.label] == ["4 May 2031", "5 May 2031"]
    x = {node.lines[0].text: node.x for node in drawing.nodes}
    assert x["Orrin Valley Post"] < x["Halden Radio"] < x["Harbour Daily"] < x["Coast Mirror"]


def test_lineage_runs_by_generation_where_a_date_is_unknown_or_a_child_is_older() -> None:
    dossier = make_dossier()
    for published in (Published(), Published("2001-01-01", "2001-01-01", "metadata")):
        odd = dataclasses.replace(dossier.reports[1], published=published)
        reports = (dossier.reports[0], odd, *dossier.reports[2:])
        changed = dataclasses.replace(dossier, reports=reports)
        assert draw_lineage(changed, name_everything(changed), 1040).ticks == ()


def test_kinds_of_link_are_told_apart_and_undirected_ones_have_no_arrow() -> None:
    links = (make_link("r2", "r1"), make_link("r3", "r1", kind="copy", undirected=True))
    dossier = make_dossier(links=links)
    drawing = draw_lineage(dossier, name_everything(dossier), 1040)
    assert {"copy", "rewrite"} <= set(drawing.kinds)
    assert [e.arrow == "" for e in drawing.edges if e.kind in {"copy", "rewrite"}] == [False, True]


def test_large_lineage_says_how_much_it_leaves_out() -> None:
    dossier = make_long_dossier(90)
    assert draw_lineage(dossier, name_everything(dossier), 1040).left_out == 10


def test_moments_are_in_order_and_listed_once() -> None:
    dossier = make_dossier()
    found = moments(dossier, name_everything(dossier))
    assert [m.when for m in found][:2] == ["March 2031", "3 May 2031"]
    # The coded event first, then what else is told of the day.
    assert [(m.event, m.reports) for m in found[1:3]] == [
        (True, ("Orrin Valley Post", "Harbour Daily")),
        (False, ("Harbour Daily",)),
    ]
    assert found[1].what == "accident, to people, at Tolmere"
    assert sum(m.published for m in found) == 4


def test_date_far_from_the_rest_stands_at_the_edge() -> None:
    dossier = make_dossier()
    span = words_of(dossier.reports[0], "in March")
    old = TimeExpression("t9", span, "1911-01-01", "1911-12-31", 3, "text")
    dossier = dataclasses.replace(dossier, times=(*dossier.times, old))
    drawing = draw_timeline(moments(dossier, name_everything(dossier)), 1040)
    assert [bar.beyond for bar in drawing.bars] == [True] + [False] * 7
    assert "1911" not in {tick.label[-4:] for tick in drawing.ticks}


@pytest.mark.parametrize("width", [358.0, 1040.0])
def test_timeline_stays_inside_its_width(width: float) -> None:
    dossier = make_dossier()
    drawing = draw_timeline(moments(dossier, name_everything(dossier)), width)
    for bar in drawing.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= width
        wide = text_width(bar.label, 13)
        left = bar.label_x - wide if bar.label_ends else bar.label_x
        assert left >= -1
        assert left + wide <= width + 1
    assert len(drawing.ticks) >= 1


@pytest.mark.parametrize("width", [358.0, 1040.0])
def test_map_labels_stay_inside_and_apart(width: float) -> None:
    dossier = make_dossier()
    crowd = tuple(
        dataclasses.replace(
            dossier.places[0], id=f"p{n}", name=f"Village {n}", lat=60 + n % 5 / 50, lon=9 + n / 90
        )
        for n in range(30)
    )
    drawing = draw_map(dataclasses.replace(dossier, places=crowd), width)
    assert drawing is not None
    boxes = [labels.box((p.label_x, p.label_y), p.label) for p in drawing.points if p.label]
    assert len(boxes) > 4
    for n, box in enumerate(boxes):
        assert box[0] >= 0
        assert box[2] <= width
        assert not any(labels.overlap(box, other) for other in boxes[:n])


def place(kind: str, lat: float | None, lon: float | None, name: str = "Somewhere") -> Place:
    model = make_dossier().places[0]
    return dataclasses.replace(model, kind=kind, lat=lat, lon=lon, name=name)


def test_country_is_a_name_without_a_point() -> None:
    places = (place("city", 35.0, 40.0), place("country", 35.1, 40.1, "Elsewhere"))
    drawing = draw_map(make_dossier(places=places), 1040)
    assert drawing is not None
    assert [(p.kind, p.radius > 0) for p in drawing.points] == [
        ("settlement", True), ("country", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "precision", "drawn", "kilometres"),
    [
        ("city", 1, "settlement", 0),
        ("city", 2, "near", 20),
        ("province", 3, "area", 75),
        ("region", 3, "area", 250),
    ],
)
def test_precision_is_drawn_to_scale(
    kind: str, precision: int, drawn: str, kilometres: int
) -> None:
    somewhere = dataclasses.replace(place(kind, 35.0, 40.0), precision=precision)
    elsewhere = place("city", 36.5, 43.0, "Elsewhere")
    drawing = draw_map(make_dossier(places=(somewhere, elsewhere)), 1040)
    assert drawing is not None
    mark = drawing.points[0]
    assert mark.kind == drawn
    length, unit = drawing.scale_label.split()
    assert unit == "km"
    if kilometres:
        across = mark.radius / drawing.scale_width * float(length.replace(",", ""))
        assert across == pytest.approx(kilometres, rel=0.03)
        # The whole of a ring is on the map.
        assert mark.x - mark.radius >= 0
        assert mark.y + mark.radius <= drawing.height


def test_marks_say_whether_an_event_was_placed_there() -> None:
    drawing = draw_map(make_dossier(), 1040)
    assert drawing is not None
    assert {p.name: p.events for p in drawing.points} == {"Tolmere": 1, "Halden": 0, "Orrin": 0}
    dossier = make_dossier()
    shown = places_shown(dossier, name_everything(dossier))
    assert {p.name: p.events for p in shown if p.events} == {"Tolmere": 1}


def test_no_map_where_nothing_is_resolved() -> None:
    dossier = make_dossier(places=(place("unknown", None, None),))
    assert draw_map(dossier, 1040) is None
    assert [p.resolved for p in places_shown(dossier, name_everything(dossier))] == [False]


def test_map_without_outlines_still_shows_the_points(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*box: float) -> None:
        raise ResourceError("not installed")

    monkeypatch.setattr(map_svg, "outlines", missing)
    drawing = draw_map(make_dossier(), 1040)
    assert drawing is not None
    assert drawing.land == drawing.credit == ""
    assert len(drawing.points) == 3


def test_text_is_broken_to_its_width() -> None:
    lines = wrap("a sentence that does not fit into one short line", 90, 13, max_lines=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(text_width(line, 13) <= 90 for line in lines)
    assert fit("short", 500, 13) == "short"
    assert wrap("", 10, 13, max_lines=2) == ("",)
