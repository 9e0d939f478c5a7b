"""Publication dates as intervals."""

from __future__ import annotations

import pytest

from headwater.model import Published


def on(earliest: str | None, latest: str | None = None) -> Published:
    """A date, or an interval of them, that metadata gave."""
    return Published(earliest, latest or earliest, "metadata" if earliest else "none")


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        (on("2015-07-01"), on("2015-07-01"), 0),
        (on("2015-07-01"), on("2015-07-04"), 3),
        (on("2015-07-01T23:00:00Z"), on("2015-07-02T01:00:00Z"), 1),
        (on("2015-07-01", "2015-07-31"), on("2015-08-02"), 2),
        (on("2015-07-01", "2015-07-31"), on("2015-07-20"), 0),
        (on("2015-07-01"), on(None), None),
        (on("2015"), on("2015-07-01"), None),
    ],
)
def test_the_least_number_of_days_that_may_lie_between(
    first: Published, second: Published, days: int | None
) -> None:
    """Whichever comes first; where an end is unknown or no date, nothing is said."""
    assert first.days_apart(second) == days
    assert second.days_apart(first) == days
