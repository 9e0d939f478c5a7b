from __future__ import annotations

import pytest

from headwater.lineage.dates import order_of, say_gap
from headwater.model import Published


def day(first: str, last: str | None = None) -> Published:
    return Published(first, last or first, "metadata")


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        (day("2024-02-06"), day("2024-02-07"), "before"),
        (day("2024-02-07"), day("2024-02-06"), "after"),
        (day("2024-02-06"), day("2024-02-06T12:00:00Z"), "unclear"),
        (day("2024-02-06T11:59:59Z"), day("2024-02-06T12:00:00Z"), "before"),
        (day("2024-02-06T12:00:00+02:00"), day("2024-02-06T11:00:00Z"), "before"),
        (day("2024-02-01", "2024-02-29"), day("2024-02-15"), "unclear"),
        (Published(), day("2024-02-06"), "unknown"),
        (Published("2024-02-06", None, "text"), day("2024-02-08"), "unknown"),
        (day("last week"), day("2024-02-06"), "unknown"),
    ],
)
def test_order(first: Published, second: Published, order: str) -> None:
    assert order_of(first, second) == order


def test_a_gap_is_said_in_the_largest_unit() -> None:
    assert (
        say_gap(day("2024-02-06T10:00:00Z"), day("2024-02-06T15:30:00Z"))
        == "published 5 hours later"
    )
    assert (
        say_gap(day("2024-02-06T10:00:00Z"), day("2024-02-06T10:01:00Z"))
        == "published 1 minute later"
    )
    assert (
        say_gap(day("2024-02-06"), day("2024-02-09"))
        == "published 2024-02-09, the other 2024-02-06"
    )
