"""Words that bound a figure: "at least", "nearly", "up to", "or more"."""

from __future__ import annotations

from headwater.model import Bound

# Longest first within a table, since "no more than" must not be read as "more than".
BEFORE: tuple[tuple[tuple[str, ...], Bound], ...] = tuple(
    sorted(
        (
            (tuple(phrase.split()), bound)
            for bound, phrases in (
                (
                    "at-least",
                    "at least|more than|over|no fewer than|no less than|not less than|upwards of|"
                    "upward of|in excess of|a minimum of|exceeding|greater than|just over|"
                    "well over|slightly over|well above|not fewer than",
                ),
                (
                    "at-most",
                    "up to|at most|no more than|not more than|fewer than|less than|as many as|"
                    "as much as|a maximum of|under|well under",
                ),
                (
                    "about",
                    "about|around|some|roughly|approximately|nearly|almost|close to|just under|"
                    "just short of|an estimated|estimated|in the region of|circa|perhaps|"
                    "in the order of|the roughly|the nearly|the estimated|as few as|approx|"
                    "more or less|an approximate|practically|virtually",
                ),
            )
            for phrase in phrases.split("|")
        ),
        key=lambda entry: -len(entry[0]),
    )
)  # type: ignore[assignment]
AFTER: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("or", "more"), "at-least"),
    (("or", "so"), "about"),
    (("or", "fewer"), "at-most"),
    (("or", "less"), "at-most"),
    (("or", "thereabouts"), "about"),
    (("-", "odd"), "about"),
    (("-", "plus"), "at-least"),
    (("+",), "at-least"),
    (("plus",), "at-least"),
)
# A figure said to be nearly reached: it is the most that is meant, not the middle.
NEARLY = frozenset({"nearly", "almost", "close to", "just under", "just short of", "the nearly"})
# Prepositions as often as bounds: the parse decides.
AMBIGUOUS = frozenset({"about", "around", "over", "under", "some"})
