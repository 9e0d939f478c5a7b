"""ACLED's and UCDP's shapes: columns, codes, and figures that are those of origins."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from tests.export.raid import raid

from headwater.dossier import Dossier
from headwater.export import acled, format_named, ucdp
from headwater.export.acled import left_out_of_acled
from headwater.export.safe_csv import read_table
from headwater.export.ucdp import date_prec, left_out_of_ucdp, priogrid_gid

ACLED_COLUMNS = """event_id_cnty, event_date, year, time_precision, disorder_type, event_type,
sub_event_type, actor1, assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction,
civilian_targeting, iso, region, country, admin1, admin2, admin3, location, latitude, longitude,
geo_precision, source, source_scale, notes, fatalities, tags, timestamp"""
UCDP_COLUMNS = """id, relid, year, active_year, code_status, type_of_violence, conflict_dset_id,
conflict_new_id, conflict_name, dyad_dset_id, dyad_new_id, dyad_name, side_a_dset_id,
side_a_new_id, side_a, side_b_dset_id, side_b_new_id, side_b, number_of_sources, source_article,
source_office, source_date, source_headline, source_original, where_prec, where_coordinates,
where_description, adm_1, adm_2, latitude, longitude, geom_wkt, priogrid_gid, country, country_id,
region, event_clarity, date_prec, date_start, date_end, deaths_a, deaths_b, deaths_civilians,
deaths_unknown, best, high, low, gwnoa, gwnob, hw_independent_origins"""


def rows(name: str, dossier: Dossier) -> list[dict[str, str]]:
    return read_table(format_named(name).render(dossier).decode("utf-8"))


def test_columns_are_those_of_the_codebooks() -> None:
    assert ACLED_COLUMNS.replace(",", "").split() == acled.COLUMNS
    assert UCDP_COLUMNS.replace(",", "").split() == ucdp.COLUMNS


def test_an_incident_is_one_row_however_many_reports_tell_it() -> None:
    (row,) = rows("acled", raid())
    filled = {key: value for key, value in row.items() if value and key != "notes"}
    assert filled.pop("event_id_cnty").startswith("HW")
    assert filled == {
        "event_date": "2031-05-03",
        "year": "2031",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Violence against civilians",
        "sub_event_type": "Attack",
        "actor1": "Soldiers",
        "inter1": "1",
        "actor2": "villagers",
        "inter2": "7",
        "interaction": "17",
        "civilian_targeting": "Civilian targeting",
        "iso": "760",
        "region": "Middle East",
        "country": "Syria",
        "location": "Sarn Ford",
        "latitude": "-35.25",
        "longitude": "40.123457",
        "geo_precision": "2",
        "source": "Ostrel Wire; Nule Radio; Coast Mirror",
        "fatalities": "7",
        "tags": "independent origins=2; reports=3; fatalities from 7 to 9",
    }


def test_notes_keep_the_words_and_whom_each_report_credits() -> None:
    (row,) = rows("acled", raid())
    assert row["notes"] == (
        "On 2031-05-03: “shot dead at least 9 villagers” (Ostrel Wire, crediting residents). "
        "“Seven people were shot by soldiers” (Nule Radio, crediting Oda Brenn "
        "(nurse, Open Hand)). “shot dead 19 villagers” (Coast Mirror, crediting nobody). "
        "Coded so because civilians were attacked."
    )


def test_figures_are_those_of_the_origins_and_sources_count_beside_them() -> None:
    (row,) = rows("ucdp", raid())
    # The Mirror's 19 is a change of the Wire's figure, not a third estimate.
    assert (row["low"], row["best"], row["high"]) == ("7", "7", "9")
    assert (row["deaths_civilians"], row["deaths_unknown"]) == ("7", "0")
    assert (row["number_of_sources"], row["hw_independent_origins"]) == ("3", "2")
    assert row["source_original"] == "residents; Oda Brenn"
    assert row["source_office"] == "Ostrel Wire; Nule Radio; Coast Mirror"
    # Nobody knows when Nule Radio published it.
    assert row["source_date"] == "2031-05-04; ; 2031-05-05"
    assert row["source_article"].startswith('"Ostrel Wire,2031-05-04,Raid on Sarn Ford"; ')
    assert (row["side_a"], row["side_b"], row["type_of_violence"]) == ("Soldiers", "Civilians", "3")
    assert (row["where_prec"], row["date_prec"], row["event_clarity"]) == ("2", "1", "1")
    assert row["geom_wkt"] == "POINT (40.123457 -35.25)"
    assert (row["country"], row["region"]) == ("Syria", "Middle East")


def test_what_is_no_row_is_counted() -> None:
    assert left_out_of_acled(raid()) == ("2 of 3 incidents are only expected, supposed or denied",)
    assert left_out_of_ucdp(raid()) == (
        "2 of 3 incidents are no use of force in which somebody died",
    )


def test_several_events_of_one_code_in_one_claim_stay_several() -> None:
    dossier = raid()
    other = dataclasses.replace(dossier.events[1], id="e6", recipients=("a trader",), dead=(1, 1))
    found = rows("ucdp", dataclasses.replace(dossier, events=(*dossier.events, other)))
    assert [row["best"] for row in found] == ["7", "1"]


def test_unknown_date_and_place_stay_empty() -> None:
    dossier = raid()
    bare = tuple(dataclasses.replace(e, place=None, time=None) for e in dossier.events)
    (row,) = rows("acled", dataclasses.replace(dossier, events=bare))
    assert {row[key] for key in "event_date year latitude country geo_precision".split()} == {""}
    (row,) = rows("ucdp", dataclasses.replace(dossier, events=bare))
    assert {row[key] for key in "date_start year latitude where_prec priogrid_gid".split()} == {""}


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [("05-03", "05-03", 1), ("05-03", "05-08", 2), ("05-05", "05-11", 3), ("05-01", "05-31", 4),
     ("04-01", "05-31", 5)],
)  # fmt: skip
def test_length_of_an_interval_is_its_date_precision(first: str, last: str, code: int) -> None:
    ends = (date.fromisoformat(f"2031-{end}") for end in (first, last))
    assert date_prec(*ends) == code


def test_grid_cells_count_from_the_south_west() -> None:
    assert priogrid_gid(-90, -180) == 1
    assert priogrid_gid(89.75, 179.75) == 259_200
    assert priogrid_gid(90, 180) == 259_200
    assert priogrid_gid(-89.25, -179.75) == 721
