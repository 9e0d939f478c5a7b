"""Fit the weights by which a body that reports quote is an origin of the story.

    python -m bench.fit.origins GOLD [GOLD ...] [--write]

Each GOLD is a folder with labelled `families` in it. A body is an origin where the labels name it
as an unseen one that a report quoting it cites. Prints how right the function is on families that
it was not fitted on (each left out in turn, then each third), and with --write puts the weights
fitted on all of them into `src/headwater/lineage/unseen/fitted.toml`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import networkx as nx

from bench.fit.labelled import material_of, run_before
from bench.fit.logistic import Facts, chance, fit_logistic
from bench.quality.gold import Case, read_cases
from bench.quality.reading import Json
from bench.quality.words import names_agree
from headwater.lineage.links import make_link
from headwater.lineage.material import Material
from headwater.lineage.outlets import retract_borrowed
from headwater.lineage.twins import derive
from headwater.lineage.unseen.bodies import find_candidates
from headwater.lineage.unseen.outlets import find_outlets
from headwater.lineage.unseen.weigh import body_facts
from headwater.pipeline import Findings
from headwater.settings import Settings

FITTED = Path(__file__).parents[2] / "src/headwater/lineage/unseen/fitted.toml"
_BARS = (0.2, 0.3, 0.4, 0.5)
_RIDGE = 0.5
_THIRDS = 3


@dataclass(frozen=True, slots=True)
class Body:
    """A body quoted in a family: its name, what is known of it, and whether it is an origin."""

    name: str
    facts: Facts
    is_origin: bool


def bodies_of(found: Findings, gold: Json, settings: Settings) -> Iterator[Body]:
    """The bodies that a labelled family quotes, from what the stages before lineage found."""
    material, graph = _laid_out(found, settings)
    paths = {r.id: r.path for r in found.reports}
    outlets = [u.name for u in find_outlets(material, graph)]
    for candidate in find_candidates(material, graph, outlets):
        files = {paths[report] for report, _ in candidate.members}
        yield Body(
            candidate.name,
            body_facts(material, graph, candidate),
            any(
                names_agree(row["name"], candidate.name) and files & set(row["cited_by"])
                for row in gold["unseen_origins"]
            ),
        )


def _laid_out(found: Findings, settings: Settings) -> tuple[Material, nx.DiGraph[str]]:
    """The family's reports and the links between them, as the stage finds them."""
    material = material_of(found)
    links = [make_link(material, d, settings.lineage) for d in derive(material, settings.lineage)]
    material = replace(material, reports=retract_borrowed(material.reports, links))
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(material.reports)
    graph.add_edges_from((x.child, x.parent) for x in links)
    return material, graph


def fit(families: Iterable[Sequence[Body]]) -> dict[str, float]:
    """The weights, in log odds by fact."""
    return fit_logistic([(b.facts, b.is_origin) for held in families for b in held], _RIDGE)


def left_out(families: Sequence[Sequence[Body]], parts: int) -> list[tuple[float, bool]]:
    """Chance and truth of every body, its part of the families left out of the fit."""
    chances = []
    for part in range(parts):
        weights = fit(held for at, held in enumerate(families) if at % parts != part)
        for held in families[part::parts]:
            chances += [(chance(weights, body.facts), body.is_origin) for body in held]
    return chances


def _print_figures(name: str, chances: Sequence[tuple[float, bool]]) -> None:
    truly = sum(right for _, right in chances)
    print(f"{name}: {len(chances)} bodies, {truly} of them origins")
    for bar in _BARS:
        told = [right for c, right in chances if c >= bar]
        precision = sum(told) / max(1, len(told))
        print(f"  from {bar:.1f}: precision {precision:.3f} recall {sum(told) / truly:.3f}")


def _write(families: Sequence[Sequence[Body]], roots: Sequence[Path]) -> None:
    count = sum(map(len, families))
    where = ", ".join(map(str, roots))
    lines = [
        f"# Written by bench.fit.origins, on {len(families)} families ({where}), {count} bodies.",
        "# Log odds by fact; `weigh.py` says what they are.",
        "",
        "[body]",
        *(f"{fact} = {weight:.4f}" for fact, weight in fit(families).items()),
    ]
    FITTED.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: Iterable[str] | None = None) -> None:
    """Fit, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(list(arguments) if arguments is not None else None)
    settings = Settings()
    cases: list[Case] = [c for root in asked.gold for c in read_cases(root, "families")]
    families = [
        list(bodies_of(run_before("lineage", case, settings), case.gold, settings))
        for case in cases
    ]
    _print_figures("each family left out", left_out(families, len(families)))
    _print_figures("each third left out", left_out(families, _THIRDS))
    if asked.write:
        _write(families, asked.gold)


if __name__ == "__main__":
    main()
