"""Names of months, weekdays and seasons, with their short forms."""

from __future__ import annotations

_NAMES = (
    "january february march april may june july august september october november december".split()
)
MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()}
MONTHS["sept"] = 9
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = {name: number for number, name in enumerate(_DAYS)}
WEEKDAYS |= {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thurs": 3, "fri": 4}
WEEKDAYS |= {"sat": 5, "sun": 6}
# First month of each, as on the northern half of the earth, where most news of them comes from.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def is_month(word: str) -> bool:
    """Whether a word, in any case and with or without a full stop, names a month."""
    return word.casefold().rstrip(".") in MONTHS
