"""Words that bound a figure: "at least", "nearly", "up to", "or more"."""

from __future__ import annotations

from headwater.model import Bound

_BEFORE_BY_BOUND: tuple[tuple[Bound, str], ...] = (
    (
        "at-least",
        "at least|at the least|at the very least|more than|over|no fewer than|no less than|"
        "not less than|upwards of|"
        "upward of|in excess of|a minimum of|exceeding|greater than|just over|"
        "well over|slightly over|well above|not fewer than",
    ),
    (
        "at-most",
        "up to|at most|at the most|at the very most|at the outside|no more than|not more than|"
        "fewer than|less than|as many as|"
        "as much as|as long as|as high as|as far as|a maximum of|under|well under",
    ),
    (
        "about",
        "about|around|some|roughly|approximately|nearly|almost|close to|just under|"
        "just short of|an estimated|estimated|in the region of|circa|perhaps|"
        "something like|possibly|"
        "in the order of|the roughly|the nearly|the estimated|as few as|approx|"
        "more or less|an approximate|practically|virtually",
    ),
)
# Longest first, since "no more than" must not be read as "more than".
BEFORE: tuple[tuple[tuple[str, ...], Bound], ...] = tuple(
    sorted(
        (
            (tuple(p.split()), bound)
            for bound, phrases in _BEFORE_BY_BOUND
            for p in phrases.split("|")
        ),
        key=lambda entry: -len(entry[0]),
    )
)
AFTER: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("or", "more"), "at-least"),
    (("at", "least"), "at-least"),
    (("at", "most"), "at-most"),
    (("at", "the", "most"), "at-most"),
    (("at", "the", "very", "most"), "at-most"),
    (("at", "the", "outside"), "at-most"),
    (("at", "the", "least"), "at-least"),
    (("at", "the", "very", "least"), "at-least"),
    (("at", "a", "minimum"), "at-least"),
    (("or", "longer"), "at-least"),
    (("or", "thereabout"), "about"),
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
