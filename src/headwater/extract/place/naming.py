"""Toponyms of one report put together: those of one name and one sort mean one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.extract.gazetteer import Candidate, Gazetteer
from headwater.extract.place.relations import Setting
from headwater.extract.place.toponym import Toponym
from headwater.lexicon.abbreviations import spelled_out, without_sort
from headwater.lexicon.place_words import DIRECTIONS
from headwater.lexicon.toponym import fold_toponym

# From here on two spellings are one.
SAME_NAME = 0.985
_KINDS_OF_PARTS = frozenset({"country", "province", "region"})


@dataclass(frozen=True, slots=True)
class Naming:
    """A name of a report, with what its mentions say together.

    Attributes:
        folded: the name as the gazetteer compares it.
        hint: what the text says it is, or "".
        toponyms: numbers of its mentions.
        containers: numbers of the toponyms that its mentions are said to lie in.
        is_part: whether it is a part of what it was looked up by: "eastern" of "eastern Syria".
        found: the entries that it could mean.
    """

    folded: str
    hint: str
    toponyms: tuple[int, ...]
    containers: tuple[int, ...]
    is_part: bool
    found: tuple[Candidate, ...]


def read_namings(
    toponyms: Sequence[Toponym], settings: Sequence[Setting], gazetteer: Gazetteer
) -> tuple[Naming, ...]:
    """The names of a report, in order of their first mention."""
    groups: dict[tuple[str, str, str], list[int]] = {}
    for number, toponym in enumerate(toponyms):
        container = settings[number].container
        within = fold_toponym(toponyms[container].text) if container is not None else ""
        groups.setdefault((fold_toponym(toponym.text), toponym.hint, within), []).append(number)
    joined = _joined(groups)
    return tuple(
        _naming(folded, hint, numbers, toponyms, settings, gazetteer)
        for (folded, hint, _), numbers in joined.items()
    )


def _joined(
    groups: dict[tuple[str, str, str], list[int]],
) -> dict[tuple[str, str, str], list[int]]:
    """A name without a sort or container means what it means where it has one."""
    joined: dict[tuple[str, str, str], list[int]] = {}
    for key, numbers in groups.items():
        folded, hint, within = key
        home = key
        if not within:
            same = [k for k in groups if k[0] == folded and k[1] == hint and k[2]]
            home = same[0] if same else key
        if not hint and home == key:
            same = [k for k in groups if k[0] == folded and k[1] == "city"]
            home = same[0] if same else home
        joined.setdefault(home, []).extend(numbers)
    return joined


def _naming(
    folded: str,
    hint: str,
    numbers: Sequence[int],
    toponyms: Sequence[Toponym],
    settings: Sequence[Setting],
    gazetteer: Gazetteer,
) -> Naming:
    text = toponyms[numbers[0]].text
    found, is_part = _entries(text, gazetteer)
    # Each container's name once, however often the report says it.
    said = [c for n in numbers if (c := settings[n].container) is not None]
    containers = {fold_toponym(toponyms[c].text): c for c in reversed(said)}
    return Naming(
        folded,
        hint,
        tuple(sorted(numbers)),
        tuple(sorted(containers.values())),
        is_part,
        found,
    )


def _entries(text: str, gazetteer: Gazetteer) -> tuple[tuple[Candidate, ...], bool]:
    """Entries for a name; for "eastern Syria", which no gazetteer lists, those for "Syria"."""
    found = gazetteer.find(spelled_out(text))
    if any(c.likeness >= SAME_NAME for c in found):
        return found, False
    if without_sort(text) != text:
        return gazetteer.find(without_sort(text)), False
    first, _, rest = text.partition(" ")
    if rest and first.casefold().removesuffix("-") in DIRECTIONS:
        wider = tuple(c for c in gazetteer.find_exact(rest) if c.entry.kind in _KINDS_OF_PARTS)
        if wider:
            return wider, True
    return found, False
