from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.time.told import FRIDAY, rows, times
from tests.factory import make_report

from headwater.annotate import annotate
from headwater.extract.time import extract_times
from headwater.settings import AnnotateSettings


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
        ("From May to July 2014 it was besieged.", "2014-05-01", "2014-07-31", 3),
        ("Between Monday and Thursday it rained.", "2015-07-06", "2015-07-09", 2),
        ("It opened in the 1990s.", "1990-01-01", "1999-12-31", 3),
        ("Early this week two men fled.", "2015-07-06", "2015-07-07", 2),
        ("The camp closed in late November 2013.", "2013-11-21", "2013-11-30", 3),
        ("Ten years ago today the tower fell.", "2005-07-10", "2005-07-10", 1),
        ("Earlier this month a well was poisoned.", "2015-07-01", "2015-07-10", 3),
        ("The well will be dug later this month.", "2015-07-10", "2015-07-31", 3),
    ],
)
def test_news_looks_back_from_its_publication(
    text: str, earliest: str, latest: str, precision: int
) -> None:
    (time,) = times(text)
    assert (time.earliest, time.latest, time.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("words", "type_", "value"),
    [
        ("last week", "DATE", "2015-W27"),
        ("the weekend", "DATE", "2015-W27-WE"),
        ("last winter", "DATE", "2014-WI"),
        ("mid-1995", "DATE", "1995"),
        ("the early 1980s", "DATE", "198"),
        ("the 19th century", "DATE", "18"),
        ("the third quarter of 2014", "DATE", "2014-Q3"),
        ("the first half of 2014", "DATE", "2014-H1"),
        ("fiscal 2013", "DATE", "2013"),
        ("June last year", "DATE", "2014-06"),
        ("two months ago", "DATE", "2015-05"),
        ("several years ago", "DATE", "PAST_REF"),
        ("Sunday night", "TIME", "2015-07-05TNI"),
        ("10 p.m. on 3 July", "TIME", "2015-07-03T22:00"),
        ("5:30 a.m. on Sunday", "TIME", "2015-07-05T05:30"),
        ("0630 GMT on Thursday", "TIME", "2015-07-09T06:30Z"),
        ("5 p.m. EST Thursday", "TIME", "2015-07-09T17:00-05"),
        ("noon on Monday", "TIME", "2015-07-06T12:00"),
        ("three weeks", "DURATION", "P3W"),
        ("two and a half years", "DURATION", "P2Y6M"),
        ("half an hour", "DURATION", "PT30M"),
        ("a few days", "DURATION", "PXD"),
        ("at least 72 hours", "DURATION", "PT72H"),
        ("the past three months", "DURATION", "P3M"),
        ("every day", "SET", "P1D"),
        ("every Friday", "SET", "XXXX-WXX-5"),
        ("Ramadan 1436", "DATE", "2015-06-18/2015-07-16"),
        ("15 Shaban 1436", "DATE", "2015-06-02"),
        ("Easter Sunday 2014", "DATE", "2014-04-20"),
    ],
)
def test_an_expression_has_timex3s_type_and_value(words: str, type_: str, value: str) -> None:
    found = rows(f"The road was closed for some reason in {words}, people said.")
    assert [row for row in found if row[0] == words] == [(words, type_, value)]


def test_a_rate_is_a_set_and_what_lasts_is_not() -> None:
    assert rows("Patrols pass twice a day.") == [("a day", "SET", "P1D")]
    assert rows("He left within a day.") == [("a day", "DURATION", "P1D")]


def test_what_is_told_after_a_date_is_counted_from_it() -> None:
    text = (
        "The blast on 3 May killed two. That night police came. Two days later they left. "
        "The next morning was quiet."
    )
    assert [value for _, _, value in rows(text)] == [
        "2015-05-03", "2015-05-03TNI", "2015-05-05", "2015-05-06TMO",
    ]  # fmt: skip


def test_what_is_counted_from_a_deed_is_not_counted_from_a_date() -> None:
    found = rows("The raid was on 3 May. Two days after the burial they left.")
    assert found[1] == ("Two days", "DURATION", "P2D")


def test_figures_of_a_company_are_held_against_the_same_quarter() -> None:
    text = "Sales rose in the third quarter of 2014. They were 3 million a year earlier."
    assert rows(text)[1] == ("a year earlier", "DATE", "2013-Q3")


def test_an_unknown_publication_leaves_relative_times_open() -> None:
    (time,) = times("It began last week.", published=None)
    assert (time.earliest, time.latest, time.anchor) == (None, None, "none")
    assert time.value == "XXXX-WXX"


def test_what_words_alone_say_is_kept_in_the_value() -> None:
    assert rows("The raid in May failed.", None) == [("May", "DATE", "XXXX-05")]


def test_dated_facts_of_the_text_bound_an_unknown_publication() -> None:
    text = (
        "Gunmen killed four people on July 1, 2015. Last week they fled. "
        "A vote will be held on 3 August 2015."
    )
    time = times(text, published=None)[1]
    assert (time.earliest, time.latest, time.anchor) == ("2015-06-22", "2015-08-02", "none")


def test_a_past_fact_alone_bounds_from_below() -> None:
    time = times("It burned on July 1, 2015. They fled last week.", published=None)[1]
    assert (time.earliest, time.latest, time.anchor) == ("2015-06-22", None, "none")


def test_a_full_date_needs_no_publication() -> None:
    (time,) = times("It began on July 1, 2015.", published=None)
    assert (time.earliest, time.anchor) == ("2015-07-01", "text")


def test_the_following_day_follows_the_date_before_it() -> None:
    _, time = times("It began on July 1, 2015. The following day it rained.", published=None)
    assert (time.earliest, time.latest) == ("2015-07-02", "2015-07-02")


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town.",
        "It cost 1,984 crowns.",
        "Theresa May said no.",
        "A 44-year-old man and his 6-year-old son died.",
        "The second attack came.",
        "A quarter of the town fled.",
        "He was in his 30s.",
    ],
)
def test_other_words_are_no_times(text: str) -> None:
    assert times(text) == ()


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The truce takes effect on January 1.", "2014-12-20", "2015-01-01"),
        ("The dividend is payable Dec. 15.", "2014-10-26", "2014-12-15"),
        ("The talks will resume in April.", "2015-03-02", "2015-04"),
        ("The talks resumed in April.", "2015-03-02", "2014-04"),
        ("The mill burned on December 30.", "2015-01-02", "2014-12-30"),
    ],
)
def test_what_is_still_to_come_lies_ahead(text: str, published: str, value: str) -> None:
    assert [row[2] for row in rows(text, published)] == [value]


@settings(max_examples=25, deadline=None)
@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %B %Y", "%Y-%m-%d"]),
)
def test_a_full_date_reads_as_its_day(day: date, form: str) -> None:
    (time,) = times(f"The mill burned on {day.strftime(form)}.")
    assert time.earliest == time.latest == time.value == day.isoformat()


@settings(max_examples=25, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.integers(0, 6))
def test_a_bare_weekday_is_the_last_one_up_to_publication(today: date, back: int) -> None:
    day = today - timedelta(days=back)
    (time,) = times(f"The mill burned on {day.strftime('%A')}.", today.isoformat())
    assert time.value == day.isoformat()


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="May 0123456789-/.:,'lastweekpm\u2019\u2013 ago since \n", max_size=60))
def test_any_text_gives_spans_of_its_own_words(text: str) -> None:
    for published in (FRIDAY, None):
        report = make_report(text, published=published)
        for time in extract_times(report, annotate(report, AnnotateSettings())):
            assert report.text[time.span.start : time.span.end] == time.span.text
            if time.earliest and time.latest:
                assert time.earliest <= time.latest
