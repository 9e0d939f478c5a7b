from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import make_report

from headwater.annotate import annotate
from headwater.extract.calendar import of_unit, part_of, shifted
from headwater.extract.time import extract_times
from headwater.extract.time_pattern import find_phrases
from headwater.extract.time_phrase import Reference
from headwater.model import TimeExpression
from headwater.settings import AnnotateSettings

FRIDAY = "2015-07-10"
_DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


def times(text: str, published: str | None = FRIDAY) -> tuple[TimeExpression, ...]:
    report = make_report(text, published=published)
    return extract_times(report, annotate(report, AnnotateSettings()))


@given(_DAYS, st.sampled_from(["%B %d, %Y", "%d %B %Y", "%Y-%m-%d", "%b. %d, %Y"]))
def test_a_full_date_reads_as_its_day(day: date, form: str) -> None:
    (phrase,) = find_phrases(day.strftime(form).replace("May.", "May"))
    interval = phrase.resolve(Reference(date(2000, 1, 1)))
    assert interval is not None
    assert interval.first == interval.last == day


@given(_DAYS, st.integers(0, 6))
def test_a_bare_weekday_is_the_last_one_up_to_publication(today: date, back: int) -> None:
    day = today - timedelta(days=back)
    (phrase,) = find_phrases(day.strftime("%A"))
    interval = phrase.resolve(Reference(today))
    assert interval is not None
    assert interval.first == interval.last == day


@given(_DAYS, st.integers(1, 60), st.sampled_from(["day", "week", "month", "year"]))
def test_so_long_ago_holds_the_day_that_far_back(today: date, count: int, unit: str) -> None:
    (phrase,) = find_phrases(f"{count} {unit}s ago")
    interval, day = phrase.resolve(Reference(today)), shifted(today, -count, unit)
    assert interval is not None
    assert day is not None
    assert interval.first <= day <= interval.last


@given(_DAYS, st.sampled_from(["week", "month", "year"]), st.sampled_from(["early", "end", "mid"]))
def test_a_part_lies_inside_the_whole(today: date, unit: str, part: str) -> None:
    whole = of_unit(today, unit)
    assert whole is not None
    inner = part_of(whole, part)
    assert whole.first <= inner.first <= inner.last <= whole.last


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("It began last week.", "2015-06-29", "2015-07-05", 2),
        ("He fled on Tuesday.", "2015-07-07", "2015-07-07", 1),
        ("He will speak on Monday.", "2015-07-13", "2015-07-13", 1),
        ("Overnight the bridge fell.", "2015-07-09", "2015-07-10", 2),
        ("Last winter they left.", "2014-12-01", "2015-02-28", 3),
        ("The raid in May failed.", "2015-05-01", "2015-05-31", 3),
        ("A raid in November failed.", "2014-11-01", "2014-11-30", 3),
        ("They held it since the start of this year.", "2015-01-01", "2015-07-10", 3),
        ("The past two weeks were calm.", "2015-06-26", "2015-07-10", 3),
        ("It burned on 3 June.", "2015-06-03", "2015-06-03", 1),
        ("From May to June the mill stood still.", "2015-05-01", "2015-06-30", 3),
        ("It opened in the 1990s.", "1990-01-01", "1999-12-31", 3),
    ],
)
def test_news_looks_back_from_its_publication(
    text: str, earliest: str, latest: str, precision: int
) -> None:
    (time,) = times(text)
    assert (time.earliest, time.latest, time.precision) == (earliest, latest, precision)


def test_an_unknown_publication_leaves_relative_times_open() -> None:
    (time,) = times("It began last week.", published=None)
    assert (time.earliest, time.latest, time.anchor) == (None, None, "none")


def test_a_full_date_needs_no_publication() -> None:
    (time,) = times("It began on July 1, 2015.", published=None)
    assert (time.earliest, time.anchor) == ("2015-07-01", "text")


def test_the_following_day_follows_the_date_before_it() -> None:
    _, time = times("It began on July 1, 2015. The following day it rained.", published=None)
    assert (time.earliest, time.latest) == ("2015-07-02", "2015-07-02")


@pytest.mark.parametrize(
    "text",
    ["They may march on the town.", "It cost 1,984 crowns.", "Theresa May said no."],
)
def test_other_words_are_no_times(text: str) -> None:
    assert times(text) == ()


@given(st.text(alphabet="May 0123456789-/.,'lastweek\u2019\u2013 ago since \n", max_size=60))
def test_any_text_gives_spans_of_its_own_words(text: str) -> None:
    report = make_report(text, published=FRIDAY)
    for time in extract_times(report, annotate(report, AnnotateSettings())):
        assert report.text[time.span.start : time.span.end] == time.span.text
        assert (time.earliest or "") <= (time.latest or "")
