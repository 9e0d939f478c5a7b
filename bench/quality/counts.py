"""What every figure is computed from: whole numbers that add up across cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

# A figure by its name; None where the cases hold nothing to measure it on.
Figures = dict[str, float | None]

# Of these figures less is better: in floors.toml they have a ceiling instead of a floor.
LOWER_IS_BETTER = frozenset(
    """false_alarms attr_ece attr_full_ece unseen_extra conflict_false distractor_links
    bad_spans""".split()
)

Counts = TypeVar("Counts")


@dataclass(frozen=True, slots=True)
class Tally:
    """Gold items against found items.

    Attributes:
        gold: how many there are.
        found: how many the dossier holds.
        gold_hit: gold items that were found.
        found_hit: found items that are right; equal to `gold_hit` where matching is one-to-one.
    """

    gold: int = 0
    found: int = 0
    gold_hit: int = 0
    found_hit: int = 0

    def __add__(self, other: Tally) -> Tally:
        return add_counts(self, other)

    @property
    def recall(self) -> float | None:
        """Share of the gold items that were found; None without gold items."""
        return self.gold_hit / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        """Share of the found items that are right; 0 where nothing was found of what there is."""
        return Share(self.found_hit, self.found, self.gold).value

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two; None where nothing was there and nothing was found."""
        if not self.gold and not self.found:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def figures(self, name: str) -> Figures:
        """`name_p`, `name_r` and `name_f1`."""
        return {f"{name}_p": self.precision, f"{name}_r": self.recall, f"{name}_f1": self.f1}


@dataclass(frozen=True, slots=True)
class Share:
    """How many were right among those that could be judged.

    Attributes:
        right: how many (a sum of values between 0 and 1 for a mean).
        among: of how many.
        gold: how many the gold holds; where none of them could be judged the share is 0, so that
            finding nothing is never better than finding something.
    """

    right: float = 0
    among: int = 0
    gold: int = 0

    def __add__(self, other: Share) -> Share:
        return add_counts(self, other)

    @property
    def value(self) -> float | None:
        """The share; None where there was nothing to judge and nothing in the gold."""
        if self.among:
            return self.right / self.among
        return 0.0 if self.gold else None


def share_of_all(right: float, gold: int) -> Share:
    """A share whose denominator is every gold item, found or not."""
    return Share(right, gold, gold)


def one_to_one(gold: int, found: int, hit: int) -> Tally:
    """The tally of a one-to-one matching of `hit` pairs."""
    return Tally(gold, found, hit, hit)


def set_tally(gold: set[Any], found: set[Any]) -> Tally:
    """The tally of two sets of items that are compared as they stand."""
    return one_to_one(len(gold), len(found), len(gold & found))


def add_counts(a: Counts, b: Counts) -> Counts:
    """The sum, field by field, of two counts dataclasses; mappings are summed key by key."""
    summed = {
        f.name: _add(getattr(a, f.name), getattr(b, f.name))
        for f in fields(a)  # type: ignore[arg-type]
    }
    return replace(a, **summed)  # type: ignore[type-var]


def _add(x: Any, y: Any) -> Any:
    if isinstance(x, Mapping):
        return {k: x[k] + y[k] if k in x and k in y else x.get(k, y.get(k)) for k in [*x, *y]}
    return x + y
