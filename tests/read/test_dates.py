"""Publication dates as written: to days, instants, intervals, or to nothing."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Published
from headwater.read.dates import narrow, parse_published


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2015-07-01", "2015-07-01"),
        ("20150701", "2015-07-01"),
        ("1 July 2015", "2015-07-01"),
        ("1st of July 2015", "2015-07-01"),
        ("July 1, 2015", "2015-07-01"),
        ("Wednesday, July 1, 2015", "2015-07-01"),
        ("Wed 1 Jul 2015", "2015-07-01"),
        ("14.03.2024", "2024-03-14"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        # A time without a zone is known to the day only.
        ("2015-07-01T10:20", "2015-07-01"),
        ("1 July 2015, 10.20pm", "2015-07-01"),
        # Zones that mean different things in different places are not believed.
        ("2015-07-01 10:20 IST", "2015-07-01"),
    ],
)
def test_days(words: str, day: str) -> None:
    assert parse_published(words) == Published(day, day, "metadata")


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        ("2015-07-01T10:20+02:00", "2015-07-01T08:20:00Z"),
        ("2015-07-01T10:20:30.123Z", "2015-07-01T10:20:30Z"),
        ("2015-07-01T23:20:00-0500", "2015-07-02T04:20:00Z"),
        ("Wed, 01 Jul 2015 08:20:00 GMT", "2015-07-01T08:20:00Z"),
        ("Wed, 01 Jul 2015 08:20:00 -0700", "2015-07-01T15:20:00Z"),
        ("10:22 GMT, 3 May 2024", "2024-05-03T10:22:00Z"),
        ("May 3, 2024 at 10:22 PM UTC", "2024-05-03T22:22:00Z"),
    ],
)
def test_instants_are_in_utc(words: str, instant: str) -> None:
    assert parse_published(words) == Published(instant, instant, "metadata")


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("July 2015", "2015-07-01", "2015-07-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-07-01/2015-07-31", "2015-07-01", "2015-07-31"),
        ("03/04/2024", "2024-03-04", "2024-04-03"),
    ],
)
def test_intervals(words: str, earliest: str, latest: str) -> None:
    assert parse_published(words) == Published(earliest, latest, "metadata")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "yesterday",
        "June 19",
        "0001-01-01",
        "9999-12-31",
        "2100-01-01",
        "2015-02-30",
        "31 February 2024",
        "2024-13-01",
        "2024-05-03T25:00Z",
        "13:00 pm, 3 May 2024",
        "2015-07-31/2015-07-01",
        "1" * 1000,
        "٣ May 2024x",
    ],
)
def test_no_dates(words: str) -> None:
    assert parse_published(words) is None


@given(st.text(max_size=60) | st.from_regex(r"[0-9A-Za-z :/.,T+-]{0,40}", fullmatch=True))
def test_any_words_give_a_proper_interval_or_nothing(words: str) -> None:
    published = parse_published(words)
    if published:
        assert published.earliest is not None
        assert published.latest is not None
        assert published.earliest <= published.latest


@given(st.datetimes(min_value=datetime(1800, 1, 2)))
def test_iso_goes_through_unchanged(moment: datetime) -> None:
    published = parse_published(moment.date().isoformat())
    assert (published is not None) == (moment.year < 2100)


def test_a_day_is_narrowed_only_inside_one_year() -> None:
    year = Published("2020-01-01", "2020-12-31", "metadata")
    assert narrow(year, "June 19") == Published("2020-06-19", "2020-06-19", "metadata")
    assert narrow(Published("2020-01-01", "2020-03-31", "metadata"), "June 19") is None
    assert narrow(Published("2019-01-01", "2020-12-31", "metadata"), "June 19") is None
    assert narrow(Published(), "June 19") is None
