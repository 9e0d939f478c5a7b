from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.extract.time.calendar import Interval, of_unit, part_of, shifted
from headwater.extract.time.grammar import Phrase, encode, find_phrases, rule, sheet
from headwater.extract.time.lexer import read_lexemes
from headwater.extract.time.phrases.amounts import period_value
from headwater.extract.time.phrases.named import day_in_year
from headwater.extract.time.reading import Reading, common_value
from headwater.extract.time.reference import Reference
from headwater.extract.time.rules import SHEETS

_DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


def phrases(words: str) -> list[Phrase]:
    return list(find_phrases(read_lexemes(words), SHEETS, lambda _: True))


def test_a_word_can_play_several_parts() -> None:
    (second,) = read_lexemes("second")
    assert {"unit", "nth"} <= second.parts.keys()


@pytest.mark.parametrize(
    ("words", "value"),
    [("twenty-three", 23.0), ("a hundred", 100.0), ("1.2 million", 1.2e6), ("14", 14.0)],
)
def test_a_count_of_several_words_is_one_word_of_time(words: str, value: float) -> None:
    (lexeme,) = read_lexemes(words)
    assert lexeme.parts["number"] == value


def test_a_year_in_words_is_a_year() -> None:
    (lexeme,) = read_lexemes("nineteen ninety-seven")
    assert lexeme.parts == {"year": 1997}


def test_words_that_play_no_part_are_all_one_letter() -> None:
    assert len(set(encode(read_lexemes("the hen sat down quietly").copy()[-2:]))) == 1


def test_of_two_phrases_the_longer_is_taken() -> None:
    (phrase,) = phrases("3 July 2014")
    assert (phrase.start, phrase.end) == (0, len("3 July 2014"))


def test_a_rule_of_unknown_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no word plays the part 'fortnite'"):
        rule("fortnite", lambda _, __: None)


def test_a_phrase_beyond_the_calendar_means_nothing() -> None:
    (phrase,) = phrases("31 June 2014")
    assert phrase.resolve(Reference(date(2015, 1, 1))) is None


def test_a_sheet_is_tried_only_behind_its_gate() -> None:
    odd = sheet([rule("number", lambda _, __: Reading("DATE", "x"))], "month")
    assert list(find_phrases(read_lexemes("14 of them"), [odd], lambda _: True)) == []


@given(_DAYS, st.integers(1, 60), st.sampled_from(["day", "week", "month", "year"]))
def test_so_long_ago_holds_the_day_that_far_back(today: date, count: int, unit: str) -> None:
    (phrase,) = phrases(f"{count} {unit}s ago")
    reading, day = phrase.resolve(Reference(today)), shifted(today, -count, unit)
    assert reading is not None
    assert reading.interval is not None
    assert day is not None
    assert reading.interval.first <= day <= reading.interval.last


@given(_DAYS, st.sampled_from(["week", "month", "year"]), st.sampled_from(["early", "end", "mid"]))
def test_a_part_lies_inside_the_whole(today: date, unit: str, part: str) -> None:
    whole = of_unit(today, unit)
    assert whole is not None
    inner = part_of(whole, part)
    assert whole.first <= inner.first <= inner.last <= whole.last


@given(_DAYS, st.floats(0.5, 40), st.sampled_from(["hour", "day", "week", "month", "year"]))
def test_back_and_forth_never_crosses(today: date, count: float, unit: str) -> None:
    back, forth = shifted(today, -count, unit), shifted(today, count, unit)
    assert back is not None
    assert forth is not None
    assert back <= today <= forth


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (3, "week", "P3W"),
        (5.5, "hour", "PT5H30M"),
        (0.5, "year", "P6M"),
        (2, "decade", "P20Y"),
        (1, "fortnight", "P2W"),
        (None, "day", "PXD"),
        (None, "hour", "PTXH"),
    ],
)
def test_an_amount_is_written_as_timex3_has_it(count: float | None, unit: str, value: str) -> None:
    assert period_value(count, unit) == value


@pytest.mark.parametrize(
    ("a", "b", "common"),
    [
        ("1987-05", "2015-05", "XXXX-05"),
        ("1987-W06", "2015-W46", "XXXX-WXX"),
        ("1987-02-04TNI", "2015-11-20TNI", "XXXX-XX-XXTNI"),
        ("P3W", "P3W", "P3W"),
        ("1987", "2015-05", "XXXX"),
    ],
)
def test_what_two_values_share_is_kept(a: str, b: str, common: str) -> None:
    assert common_value(a, b) == common


@pytest.mark.parametrize(
    ("named", "year", "day"),
    [
        ("12-25", 2014, date(2014, 12, 25)),
        ("easter-2", 2015, date(2015, 4, 3)),
        ("orthodox+0", 2015, date(2015, 4, 12)),
        ("11/3/4", 2014, date(2014, 11, 27)),
        ("05/0/-1", 2015, date(2015, 5, 25)),
        ("hijri 10-01", 2015, date(2015, 7, 17)),
        ("2001-09-11", 2015, date(2001, 9, 11)),
    ],
)
def test_days_with_names_fall_as_their_calendars_have_it(named: str, year: int, day: date) -> None:
    assert day_in_year(named)(year) == day


def test_a_week_of_the_year_is_isos() -> None:
    (phrase,) = phrases("last week")
    reading = phrase.resolve(Reference(date(2016, 1, 8)))
    assert reading == Reading(
        "DATE", "2015-W53", Interval(date(2015, 12, 28), date(2016, 1, 3)), "week"
    )
