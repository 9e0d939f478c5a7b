"""What is to be made: how many reports, how many of them copies, and of which kinds."""

from __future__ import annotations

from dataclasses import dataclass

# The share of each kind among the copies that are not carriers of a wire story, in the order in
# which they are dealt out: the kind, its strength, its weight.
PLANTED: tuple[tuple[str, float, float], ...] = (
    ("verbatim", 1.0, 4.0),
    ("truncated", 1.0, 4.0),
    ("lead", 1.0, 4.0),
    ("reworded", 0.2, 3.0),
    ("reworded", 0.4, 3.0),
    ("reworded", 0.6, 3.0),
    ("quote", 1.0, 3.0),
    ("quote", 2.0, 2.0),
    ("quote", 3.0, 2.0),
)
BLOCK_REPORTS = 500
STYLES = ("news", "formulaic", "plain")
"""Sentences by a grammar with names and rare words; the same, but a part of each report is told in
the topic's standing sentences with other names and numbers; words drawn from a few thousand."""
_REPORTS_PER_WIRE = 20_000
_LEAST_REPORTS_PER_CARRIER = 4


class RecipeError(ValueError):
    """The numbers asked for do not fit together."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers that decide a made corpus; the same recipe makes the same bytes.

    Attributes:
        reports: how many in all, copies among them.
        seed: of everything that is drawn.
        reuse: share of the reports that are planted copies, without carriers of wire stories.
        wires: stories of an agency; None for one in each 20,000 reports, so that the share of
            reports that are copies stays the same at every size from there on; below that one, if
            there are four reports for each of its carriers.
        carriers: outlets that carry each wire story.
        outlets: how many publish.
        days: over how many the reports were published.
        undated: share of reports without a publication date.
        furniture: share of the outlets whose reports come with what stands around them.
        style: how the reports are worded, one of STYLES.
        shard_reports: how many are written into one file, and held in memory meanwhile.
    """

    reports: int
    seed: int = 0
    reuse: float = 0.28
    wires: int | None = None
    carriers: int = 500
    outlets: int = 600
    days: int = 180
    undated: float = 0.08
    furniture: float = 1.0
    style: str = "news"
    shard_reports: int = 20_000

    @property
    def wire_stories(self) -> int:
        """Stories that an agency sends out."""
        if self.wires is not None:
            return self.wires
        room = self.reports >= _LEAST_REPORTS_PER_CARRIER * self.carriers
        return max(1, self.reports // _REPORTS_PER_WIRE) if room else 0

    @property
    def planted(self) -> int:
        """Copies that are not carriers of a wire story."""
        return int(self.reports * self.reuse)

    def check(self) -> None:
        """Refuse numbers that do not fit together.

        Raises:
            RecipeError: in one line, what does not fit and what would.
        """
        wired = self.wire_stories * (self.carriers + 1)
        if self.reports < 1:
            raise RecipeError(f"{self.reports} reports cannot be made; ask for at least 1")
        if not all(0 <= share <= 1 for share in (self.reuse, self.undated, self.furniture)):
            raise RecipeError("shares lie between 0 and 1")
        if self.style not in STYLES:
            raise RecipeError(
                f"there is no style {self.style!r}; choose one of {', '.join(STYLES)}"
            )
        if self.wire_stories and self.carriers >= self.outlets:
            raise RecipeError(
                f"{self.carriers} outlets cannot carry one story when there are only "
                f"{self.outlets}; ask for more outlets or fewer carriers"
            )
        if wired + self.planted >= self.reports:
            raise RecipeError(
                f"{self.wire_stories} wire stories and {self.planted} other copies leave nothing "
                f"to copy from among {self.reports} reports; ask for fewer of them"
            )
