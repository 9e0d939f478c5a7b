from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import annotate_text

from headwater.extract.number import extract_numbers
from headwater.lexicon.figure import figure_value, read_figure
from headwater.model import Number

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def numbers(text: str) -> tuple[Number, ...]:
    return extract_numbers(*annotate_text(text))


def in_words(value: int) -> str:
    """A whole number below a billion in English words."""
    if value < 20:
        return _UNITS[value]
    if value < 100:
        tens, unit = divmod(value, 10)
        return _TENS[tens - 2] + (f"-{_UNITS[unit]}" if unit else "")
    for scale, word in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= scale:
            head, rest = divmod(value, scale)
            joint = " and " if rest and rest < 100 else " "
            return f"{in_words(head)} {word}" + (joint + in_words(rest) if rest else "")
    raise AssertionError(value)


@given(st.integers(0, 999_999_999))
def test_words_of_a_number_read_as_the_number(value: int) -> None:
    assert figure_value(in_words(value)) == value


@given(st.integers(0, 999_999_999))
def test_digits_with_separators_read_as_the_number(value: int) -> None:
    assert figure_value(f"{value:,}") == value


@given(st.lists(st.sampled_from([*_UNITS, *_TENS, "hundred", "dozen", "a", "and", "-", "half"])))
def test_any_words_give_a_figure_of_at_most_their_length(words: list[str]) -> None:
    figure = read_figure(words)
    assert figure is None or 1 <= figure.words <= len(words)


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("Four commanders fled.", 4, "commander", "exact"),
        ("At least 11 people were killed.", 11, "people", "at-least"),
        ("There were 40 guests at the very most.", 40, "guest", "at-most"),
        ("In September, 28% of the wells were dry.", 28, "percent", "exact"),
        ("In May, 40 wells were dug.", 40, "well", "exact"),
        ("About one in five children is ill.", 0.2, "child", "about"),
        ("Nine out of ten homes burned.", 0.9, "home", "exact"),
        ("Four in 10 voters stayed away.", 0.4, "voter", "exact"),
        ("Nearly 20 hours of power were lost.", 20, "hour", "about"),
        ("They burned up to 4,000 houses.", 4000, "house", "at-most"),
        ("No fewer than two dozen villages fell.", 24, "village", "at-least"),
        ("Dozens of houses burned.", 24, "house", "about"),
        ("The mayor paid $1.2 million.", 1_200_000, "dollar", "exact"),
        ("They hold 80 percent of the town.", 80, "percent", "exact"),
        ("Half a million refugees left.", 500_000, "refugee", "exact"),
        ("Two and a half million people left.", 2_500_000, "people", "exact"),
        ("Three of the soldiers died.", 3, "soldier", "exact"),
        ("The blast left 11 killed.", 11, "killed", "exact"),
        ("Between 10 and 15 trucks burned.", 12.5, "truck", "about"),
        ("Fines vary from 10 to 15 euros.", 12.5, "euro", "about"),
        ("Nine samples in a hundred failed.", 0.09, "", "exact"),
        ("The bets add up to 40 marks.", 40, "mark", "exact"),
    ],
)
def test_a_figure_has_value_unit_and_bound(text: str, value: float, unit: str, bound: str) -> None:
    (number,) = numbers(text)
    assert (number.value, number.unit, number.bound) == (value, unit, bound)
    assert number.low <= number.value <= number.high


def test_a_verb_is_no_unit() -> None:
    assert [n.unit for n in numbers("97 voted for the law.")] == [""]


def test_the_words_of_the_bound_belong_to_the_span() -> None:
    assert [n.span.text for n in numbers("At least 11 people fled.")] == ["At least 11"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("In September, 28% of them left.", 28, "percent"),
        ("In September, 28 people left.", 28, "people"),
        ("On September 28, 14 people left.", 14, "people"),
    ],
)
def test_a_comma_parts_a_month_from_a_figure(text: str, value: float, unit: str) -> None:
    (number,) = numbers(text)
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "He came on July 14 and left in 2015.",
        "The F-16 fired at 10:30 a.m. on Saturday.",
        "The 21st brigade took Route 66.",
        "Nadia Weller, 34, runs a mill.",
        "No one came, and one of the guards left.",
        "They won 3-1.",
        "See www.example.org/12 for more.",
        "The council passed Resolution 2254.",
        "It was the second half of the match.",
    ],
)
def test_years_labels_ages_and_idioms_count_nothing(text: str) -> None:
    assert numbers(text) == ()


def test_a_change_is_two_figures_not_a_range() -> None:
    found = numbers("Prices rose from 10 to 15 percent.")
    assert [(n.value, n.unit) for n in found] == [(10, "percent"), (15, "percent")]


@given(st.text(alphabet="ab 0123456789,.-$%\u2019\u201c\u00a0twohundredIn\n", max_size=60))
def test_any_text_gives_spans_of_its_own_words(text: str) -> None:
    report, annotations = annotate_text(text)
    found = extract_numbers(report, annotations)
    assert all(report.text[n.span.start : n.span.end] == n.span.text for n in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "The siren went at ten past six on Monday.",
        "Nothing was seen until twenty to four.",
        "It began at half past midnight.",
        "The bell rang from 6.10 to 6.15 in the morning.",
        "The line worked until 15.40.",
    ],
)
def test_a_time_of_day_counts_nothing(text: str) -> None:
    assert numbers(text) == ()


def test_a_price_with_a_point_is_no_time_of_day() -> None:
    assert [n.value for n in numbers("Shares closed at 15.40 euros.")] == [15.4]
