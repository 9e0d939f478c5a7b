"""Why reports count as one origin of a claim, or as several, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.corroborate.entry import Entries, Entry
from headwater.corroborate.ground import Ground

_MAX_NAMES = 8


def say_origins(entries: Entries, ground: Ground) -> Iterator[str]:
    """A line for each origin: which reports rest on it and why; and why several are several.

    Args:
        entries: where each claim of the group entered.
        ground: for the names of the reports.
    """
    by_key: dict[str, list[tuple[str, Entry]]] = {}
    for claim, found in entries.items():
        for entry in found:
            by_key.setdefault(entry.key, []).append((ground.report_of(claim), entry))
    for held in by_key.values():
        yield _say_origin(held, ground)
    if len(by_key) > 1:
        yield (
            f"counted as {len(by_key)} origins: as far as can be seen none has the claim from "
            "another, and no two credit the same body or the same person by name"
        )


def _say_origin(held: Sequence[tuple[str, Entry]], ground: Ground) -> str:
    reports = list(dict.fromkeys(report for report, _ in held))
    ends = _contacts(held, ground)
    entry = held[0][1]
    who = say_names(reports, ground)
    if entry.kind == "voice" and len(ends) > 1:
        heard = say_names(ends, ground)
        return f"{who}: one voice, {entry.name}, and {len(ends)} contacts with it ({heard})"
    if entry.credited:
        return f"{who}: {_credited(entry, ends, ground)}, one origin"
    if len(reports) == 1:
        return f"{who}: its own words, taken from no other report at hand"
    root = next((r for r in reports if ends == [r]), None)
    if root is None:
        return f"{who}: all rest on {entry.name}, one origin"
    others = say_names([r for r in reports if r != root], ground)
    return f"{others}: taken from {ground.name_of(root)}, one origin with it"


def _contacts(held: Sequence[tuple[str, Entry]], ground: Ground) -> list[str]:
    """The reports in which the trails end; of one outlet the first."""
    ends = dict.fromkeys(entry.report for _, entry in held)
    first: dict[str, str] = {}
    for end in ends:
        outlet = ground.reports[end].outlet if end in ground.reports else None
        first.setdefault(outlet or end, end)
    return list(first.values())


def _credited(entry: Entry, ends: Sequence[str], ground: Ground) -> str:
    if len(ends) == 1:
        return f"credited to {entry.name}"
    return f"credited to {entry.name} by {say_names(ends, ground)}, each for itself"


def say_names(reports: Sequence[str], ground: Ground) -> str:
    """What some reports are called, the first few of them by name."""
    names = [ground.name_of(r) for r in reports[:_MAX_NAMES]]
    rest = len(reports) - len(names)
    return ", ".join([*names, f"{rest} more"] if rest else names)
