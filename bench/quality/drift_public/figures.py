"""Figures of many answers, and how far they would move with other pairs."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from bench.quality.drift_public.pairs import Confusion

_ROUNDS = 1000


def balanced_accuracy(answers: Confusion) -> float | None:
    """Mean over the labels of the share that was answered right; None where one has no pairs."""
    labels = sorted({gold for gold, _ in answers} | {found for _, found in answers})
    among = {label: sum(n for (gold, _), n in answers.items() if gold == label) for label in labels}
    if len(labels) < 2 or not all(among.values()):
        return None
    return sum(answers[label, label] / among[label] for label in labels) / len(labels)


def macro_f1(answers: Confusion) -> float | None:
    """Mean F1 over the labels that were given or answered; None without answers."""
    labels = sorted({label for pair in answers for label in pair})
    return sum(f1_of(label)(answers) or 0.0 for label in labels) / len(labels) if labels else None


def f1_of(label: str) -> Callable[[Confusion], float | None]:
    """What gives the F1 of one label; None where it is neither given nor answered."""

    def f1(answers: Confusion) -> float | None:
        gold = sum(n for (given, _), n in answers.items() if given == label)
        found = sum(n for (_, answered), n in answers.items() if answered == label)
        return 2 * answers[label, label] / (gold + found) if gold + found else None

    return f1


def summed(confusions: Iterable[Confusion]) -> Confusion:
    """All answers together."""
    total: Confusion = Counter()
    for confusion in confusions:
        total.update(confusion)
    return total


def by_group(answers: Iterable[tuple[str, Confusion]]) -> list[Confusion]:
    """The answers of each group, which are drawn together."""
    groups: dict[str, list[Confusion]] = defaultdict(list)
    for group, confusion in answers:
        groups[group].append(confusion)
    return [summed(held) for held in groups.values()]


def mean_figure(
    parts: Sequence[Confusion], figure: Callable[[Confusion], float | None]
) -> float | None:
    """The mean of a figure over the parts that it can be computed for."""
    known = [value for value in map(figure, parts) if value is not None]
    return sum(known) / len(known) if known else None


def interval(
    parts: Sequence[Sequence[Confusion]],
    figure: Callable[[Confusion], float | None],
    seed: int = 7,
) -> tuple[float, float] | None:
    """The middle 95 % of the mean over parts, each part's groups drawn again with replacement.

    Groups and not pairs are drawn: pairs that share a text tend to go wrong together.
    """
    rng = random.Random(seed)
    drawn = []
    for _ in range(_ROUNDS):
        again = [summed(rng.choices(groups, k=len(groups))) for groups in parts if groups]
        value = mean_figure(again, figure)
        if value is not None:
            drawn.append(value)
    if not drawn:
        return None
    drawn.sort()
    return drawn[int(0.025 * len(drawn))], drawn[int(0.975 * len(drawn))]
