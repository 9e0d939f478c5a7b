"""What is known of an outlet or body that is not at hand, and how citations of one are gathered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.lexicon.naming import bare_name, same_name
from headwater.lineage.material import Material
from headwater.model import Citation


@dataclass(frozen=True, slots=True)
class Unseen:
    """An outlet or body that reports rest on.

    Attributes:
        key: stands for its id until origins are numbered.
        name: as the reports name it, in its commonest form.
        is_body: whether it was quoted, and is no outlet whose report was cited.
        citing: for each report that names it itself, where it does so.
        resting: ids of the reports that rest on it.
        whole: ids of those among them that rest on it for all that they do not credit to others.
    """

    key: str
    name: str
    is_body: bool
    citing: tuple[tuple[str, Citation], ...]
    resting: tuple[str, ...]
    whole: tuple[str, ...] = ()


def by_name(
    named: Sequence[tuple[str, Citation]],
) -> list[list[tuple[str, Citation]]]:
    """Citations of the same outlet or body together, in order of first naming."""
    groups: list[list[tuple[str, Citation]]] = []
    for report, citation in named:
        # The first name of a group decides, so that no chain of half-alike names grows.
        group = next((g for g in groups if same_name(g[0][1].name, citation.name)), None)
        if group is None:
            groups.append([(report, citation)])
        else:
            group.append((report, citation))
    return groups


def commonest_name(members: Sequence[tuple[str, Citation]]) -> str:
    """The name that most of the citations use, without a description before it."""
    names = [bare_name(c.name) for _, c in members]
    return max(sorted(set(names)), key=lambda name: (names.count(name), len(name)))


def in_order(material: Material, ids: Iterable[str]) -> tuple[str, ...]:
    """Ids of reports in the order in which the material holds them."""
    wanted = set(ids)
    return tuple(i for i in material.reports if i in wanted)
