"""What is asked of `headwater corpus`: the floor and the aim of every figure that is measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Floor:
    """The least, or the most, that a figure may be, and what it should be.

    Attributes:
        floor: not to be missed.
        aim: to be reached.
        most: whether these are upper bounds.
        unit: behind the number.
    """

    floor: float
    aim: float
    most: bool = False
    unit: str = ""

    def met_by(self, figure: float) -> bool:
        """Whether a figure keeps to the floor."""
        return figure <= self.floor if self.most else figure >= self.floor

    def text(self) -> str:
        """Floor and aim for a table."""
        sign = "≤" if self.most else "≥"
        unit = f" {self.unit}" if self.unit else ""
        return f"{sign} {self.floor:g}{unit} ({self.aim:g})"


FLOORS: dict[str, Floor] = {
    "recall": Floor(0.95, 0.98),
    "precision": Floor(0.95, 0.98),
    "recall, quote of 1 sentence": Floor(0.75, 0.9),
    "recall, reworded 60 %": Floor(0.75, 0.85),
    "members of wire stories": Floor(0.99, 1.0),
    "passim's time": Floor(30, 100, unit="times ours"),
    "minutes for 1,000,000": Floor(60, 25, most=True, unit="min"),
    "memory for 1,000,000": Floor(8, 6, most=True, unit="GB"),
    "growth from 100k to 1M": Floor(13, 11, most=True, unit="times"),
    "second build with 1 % new": Floor(0.05, 0.05, most=True, unit="of the first"),
    "trace of 50 copies": Floor(4, 2, most=True, unit="times one"),
}


def beside(name: str) -> str:
    """Floor and aim of a figure for a table, or nothing where none is set."""
    return FLOORS[name].text() if name in FLOORS else ""


def verdict(name: str, figure: float | None) -> str:
    """Whether a figure keeps its floor: "yes", "no", or nothing where none is set."""
    if name not in FLOORS or figure is None:
        return ""
    return "yes" if FLOORS[name].met_by(figure) else "no"
