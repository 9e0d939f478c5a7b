"""Times of day in words: "ten past six", "a quarter to four", "half past midnight"."""

from __future__ import annotations

_IN_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_HOURS = {word: number for number, word in enumerate(_IN_WORDS, start=1)}
_HOURS |= {str(number): number for number in range(1, 13)}
_HOURS |= {"noon": 0, "midday": 0, "midnight": 0}
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}


def is_time_in_words(minutes: str, joint: str, hour: str) -> bool:
    """Whether three words in lower case tell a time of day.

    "Five to ten" is as well from five to ten, and no time for sure; "ten to five" is one.
    """
    told, at = _MINUTES.get(minutes), _HOURS.get(hour)
    if told is None or at is None:
        return False
    return joint == "past" or (joint == "to" and (told > at or minutes == "quarter"))
