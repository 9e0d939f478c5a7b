"""Fit the weights by which lineage is told: who is kin, and who has a further parent.

    python -m bench.fit.lineage GOLD [GOLD ...] [--pairs GOLD ...] [--real DATA]
        [--write [TABLE ...]]

Each GOLD is a folder of labelled cases with `families` in it ("bench/quality/gold"); one behind
--pairs has `pairs` in it ("corpora/retold/fit"), from which direction is learned as well. Prints
how right the functions are on what they were not fitted on, each family left out in turn, and with
--write puts the weights fitted on all of them into `src/headwater/lineage/fitted.toml`, or those of
the named tables; the others stay as they are.

Two reports are kin where the labels link them, and not where they have no report at hand in common
from which both came down. What lies between (a grandparent, two children of one report) is left
out: such pairs have much in common, and whether one is the parent is decided after. Each pair
counts twice, in its family and with no report beside it, so that the weights hold for a pair as
for a pile. With --real, pairs of real reports that lie too far apart in time to be kin are added as
what is not kin (`bench/fit/unrelated.py`): of a pile to its weights, of handfuls to the others.

The fit that is shipped, in one line each:

    python -m bench.fit.lineage bench/quality/gold bench/quality/families_fit
    --pairs bench/quality/gold corpora/retold/fit corpora/retold/tune corpora/retold/weigh
    --real ../shared/data --write kinship_unread further_unread pile direction
    python -m bench.fit.lineage bench/quality/gold bench/quality/families_fit
    --real ../shared/data --write kinship further
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import log
from pathlib import Path

import networkx as nx

from bench.fit.labelled import material_of, run_before
from bench.fit.logistic import Facts, chance, fit_logistic
from bench.fit.unrelated import COUNT, COUNT_OF_UNLIKE, find_unlike, find_unrelated
from bench.quality.gold import Case, read_cases
from bench.quality.pairs import RETELLING, SOURCE
from bench.quality.reading import Json
from headwater.lineage.citing import names_another
from headwater.lineage.cover import Cover
from headwater.lineage.direction import Clue
from headwater.lineage.direction.clue import STATED_DAY
from headwater.lineage.direction.decide import find_clues
from headwater.lineage.echoed import NOTHING_READ, told_beyond
from headwater.lineage.evidence import weigh_pair
from headwater.lineage.kinship import weigh_kinship
from headwater.lineage.material import Material
from headwater.lineage.parents import further_facts, possible_parents
from headwater.lineage.specifics import Pile
from headwater.model import Published
from headwater.pipeline import Findings
from headwater.settings import LineageSettings, Settings

FITTED = Path(__file__).parents[2] / "src/headwater/lineage/fitted.toml"
_BARS = (0.3, 0.4, 0.5, 0.6, 0.7)
# Candidates less likely than this are never a further parent.
_MIN_CANDIDATE = 0.15
_RIDGE = 0.3
_RIDGE_OF_PAIRS = 3.0
_NAMING = frozenset({"cites", "cites_as_told", "cites_as_body", "released", "by_a_body"})
# Labelled pairs are left out of the fit in so many parts.
_FOLDS = 10

# What only a reader of sentences knows, of two reports and of a further parent.
_READ = frozenset(NOTHING_READ) | {"told", "told_alone"}

Labelled = tuple[Facts, bool]


@dataclass(frozen=True, slots=True)
class Family:
    """One labelled family, laid out.

    Attributes:
        name: of its case.
        pile: its reports.
        parents: the labelled parents of each report.
        kinship: what is known of each pair that the labels speak of, and whether it is kin.
        turns: the clues for each of two reports being the child, and whether it is.
    """

    name: str
    pile: Pile
    parents: Mapping[str, frozenset[str]]
    kinship: tuple[Labelled, ...]
    turns: tuple[Labelled, ...] = ()


def make_family(case: Case, settings: Settings) -> Family:
    """One labelled family from its case."""
    return lay_family(case.name, run_before("lineage", case, settings), case.gold)


def lay_family(name: str, found: Findings, gold: Json) -> Family:
    """One labelled family from what the stages before lineage found."""
    pile = Pile(material_of(found))
    graph = _labelled_graph(gold, {r.path: r.id for r in found.reports})
    parents = {report: frozenset(graph.successors(report)) for report in graph}
    family = Family(name, pile, parents, tuple(_kinship(pile, graph)))
    return replace(family, turns=tuple(turns(family)))


def pair_turns(case: Case, settings: Settings) -> tuple[Labelled, ...]:
    """The clues for either way round in a labelled source and retelling."""
    found = run_before("lineage", case, settings)
    if len(found.reports) != len((SOURCE, RETELLING)):
        return ()
    linked = {"links": [{"child": RETELLING, "parent": SOURCE}]}
    return lay_family(case.name, found, linked).turns


def _labelled_graph(gold: Json, ids: Mapping[str, str]) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(ids.values())
    graph.add_edges_from((ids[row["child"]], ids[row["parent"]]) for row in gold["links"])
    return graph


def _kinship(pile: Pile, graph: nx.DiGraph[str]) -> Iterator[Labelled]:
    line = {report: {report, *nx.descendants(graph, report)} for report in graph}
    for one, other in combinations(pile.material.reports, 2):
        linked = graph.has_edge(one, other) or graph.has_edge(other, one)
        if linked or line[one].isdisjoint(line[other]):
            yield weigh_kinship(pile, one, other).facts, linked
            yield weigh_kinship(_alone(pile, one, other), one, other).facts, linked


def _alone(pile: Pile, one: str, other: str) -> Pile:
    """Two reports with none beside them."""
    kept = {i: r for i, r in pile.material.reports.items() if i in {one, other}}
    return Pile(replace(pile.material, reports=kept))


def turns(family: Family) -> Iterator[Labelled]:
    """For each report and what it came down from, the clues for either way round, without dates.

    Both ways round stand in it, the right one and the wrong one.
    """
    bare = _undated(family.pile.material)
    pile = Pile(bare)
    evidence = {
        (one, other): weigh_pair(pile, one, other)
        for pair in combinations(bare.reports, 2)
        for one, other in (pair, pair[::-1])
    }
    for child, line in _lines(family.parents).items():
        for parent in line:
            forth, back = evidence[child, parent], evidence[parent, child]
            clues = find_clues(bare, forth, back), find_clues(bare, back, forth)
            for right, (mine, theirs) in ((True, clues), (False, clues[::-1])):
                yield _difference(mine, theirs), right


def _undated(material: Material) -> Material:
    reports = {i: replace(r, published=Published()) for i, r in material.reports.items()}
    return replace(material, reports=reports)


def _lines(parents: Mapping[str, frozenset[str]]) -> dict[str, set[str]]:
    """For each report all that it came down from."""
    graph: nx.DiGraph[str] = nx.DiGraph(
        (child, parent) for child, held in parents.items() for parent in held
    )
    return {child: set(nx.descendants(graph, child)) for child in graph}


def _difference(mine: Iterable[Clue], theirs: Iterable[Clue]) -> Facts:
    facts: dict[str, float] = {}
    for sign, clues in ((1, mine), (-1, theirs)):
        for clue in clues:
            if clue.kind == STATED_DAY:
                continue
            facts[clue.kind] = facts.get(clue.kind, 0.0) + sign * clue.amount
    return facts


def further(family: Family, kinship: Mapping[str, float]) -> Iterator[Labelled]:
    """What is known of each possible parent beside the one that explains a child best.

    Args:
        family: the family.
        kinship: weights of who is kin, fitted without this family.
    """
    pile = family.pile
    low = LineageSettings(min_chance=_MIN_CANDIDATE, min_chance_further=_MIN_CANDIDATE)
    graph = possible_parents(pile, low)
    for child, parents in family.parents.items():
        if not parents:
            continue
        candidates = list(graph.successors(child))
        if not candidates:
            continue
        cover = Cover(pile, child, candidates)
        sure = {
            p: min(0.999, chance(kinship, weigh_kinship(pile, child, p).facts)) for p in candidates
        }
        first = max(candidates, key=lambda p: 10 * cover.share(p) + log(sure[p] / (1 - sure[p])))
        for parent in candidates:
            if parent == first:
                continue
            facts = further_facts(
                cover.gain(parent, [first]),
                told_beyond(pile.material, child, parent, [first]),
                sure[parent],
                named=names_another(pile.material, child, parent, [first]),
                kin=chance(kinship, weigh_kinship(pile, parent, first).facts),
            )
            yield facts, parent in parents


def left_out(
    families: Sequence[Family],
    unrelated: Sequence[Facts] = (),
    paired: Sequence[Sequence[Labelled]] = (),
    unlike: Sequence[Facts] = (),
) -> dict[str, list[tuple[float, bool]]]:
    """By what is asked: chance and truth of every case, each family by the other families."""
    kin: list[tuple[float, bool]] = []
    alone: list[tuple[float, bool]] = []
    turned: list[tuple[float, bool]] = []
    more: list[tuple[float, bool]] = []
    for family in families:
        others = [f for f in families if f is not family]
        weights = fit(others, unrelated, paired, unlike)
        for facts, right in family.kinship:
            (alone if facts["alone"] else kin).append((chance(weights["kinship"], facts), right))
        turned += [(chance(weights["direction"], f), right) for f, right in family.turns if right]
        rows = further(family, weights["kinship"])
        more += [(chance(weights["further"], facts), right) for facts, right in rows]
    for fold in range(_FOLDS):
        rest = [turns for at, turns in enumerate(paired) if at % _FOLDS != fold]
        direction = fit_direction(families, rest)
        held = [turn for turns in paired[fold::_FOLDS] for turn in turns]
        turned += [(chance(direction, facts), right) for facts, right in held if right]
    return {
        "kin": kin,
        "kin, with no report beside": alone,
        "direction without dates": turned,
        "a further parent": more,
    }


def fit_direction(
    families: Sequence[Family], paired: Sequence[Sequence[Labelled]]
) -> dict[str, float]:
    """The weights of the clues for one report being the child of another.

    Retellings tell much of length and loss and little of who names whom, which most of them lack:
    there the families' weight stands where it is larger.
    """
    turned = [turn for family in families for turn in family.turns]
    alone = fit_logistic(turned, _RIDGE)
    if not paired:
        return alone
    every = fit_logistic([*turned, *(turn for turns in paired for turn in turns)], _RIDGE_OF_PAIRS)
    return {
        clue: max(weight, alone.get(clue, 0.0)) if clue in _NAMING else weight
        for clue, weight in every.items()
    }


def fit(
    families: Sequence[Family],
    unrelated: Sequence[Facts] = (),
    paired: Sequence[Sequence[Labelled]] = (),
    unlike: Sequence[Facts] = (),
) -> dict[str, dict[str, float]]:
    """The weights of each table.

    Args:
        families: labelled.
        unrelated: what is known of pairs of real reports in a pile that are no kin.
        paired: the clues in each labelled pair.
        unlike: what is known of pairs of real reports in a handful that are no kin.
    """
    labelled = [pair for family in families for pair in family.kinship]
    counts = [1.0] * len(labelled) + [COUNT] * len(unrelated)
    of_unlike = [COUNT_OF_UNLIKE] * len(unlike)
    read = [*labelled, *((facts, False) for facts in unlike)]
    kinship = fit_logistic(read, _RIDGE, [1.0] * len(labelled) + of_unlike)
    unread = [(_unread(facts), right) for facts, right in labelled]
    of_pile = [*unread, *((_unread(facts), False) for facts in unrelated)]
    kinship_unread = fit_logistic(unread, _RIDGE)
    rows = [row for family in families for row in further(family, kinship)]
    rows_unread = [row for family in families for row in further(family, kinship_unread)]
    return {
        "kinship": kinship,
        "kinship_unread": kinship_unread,
        "pile": fit_logistic(of_pile, _RIDGE, counts),
        "direction": fit_direction(families, paired),
        "further": fit_logistic(rows, _RIDGE),
        "further_unread": fit_logistic([(_unread(f), right) for f, right in rows_unread], _RIDGE),
    }


def _unread(facts: Facts) -> Facts:
    """The same without what only a reader of the sentences knows."""
    return {name: value for name, value in facts.items() if name not in _READ}


def _print_figures(name: str, chances: Sequence[tuple[float, bool]]) -> None:
    truly = sum(right for _, right in chances)
    loss = -sum(log(max(1e-9, c if right else 1 - c)) for c, right in chances) / len(chances)
    print(f"{name}: {len(chances)} cases, {truly} of them so; log loss {loss:.3f}")
    for bar in _BARS:
        told = [right for c, right in chances if c >= bar]
        precision = sum(told) / max(1, len(told))
        print(f"  from {bar:.1f}: precision {precision:.3f} recall {sum(told) / truly:.3f}")


def as_toml(tables: Mapping[str, Mapping[str, float]], data: str, held: str = "") -> str:
    """The weights as the stage reads them.

    Args:
        tables: fitted, by name.
        data: what they were fitted on.
        held: the text as it was, of which other tables are kept.
    """
    sections = dict(_sections(held))
    for name, weights in tables.items():
        rows = [f"# On {data}.", *(f"{fact} = {weight:.4f}" for fact, weight in weights.items())]
        sections[name] = "\n".join(rows)
    told = (f"[{name}]\n{sections[name]}\n" for name in sorted(sections))
    return "\n".join(["# Written by bench.fit.lineage. Log odds by fact.\n", *told])


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """The tables of a file by name, each as it stands there."""
    for part in text.split("\n[")[1:]:
        name, _, rows = part.partition("]\n")
        yield name, rows.strip()


def main(arguments: Iterable[str] | None = None) -> None:
    """Fit, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--pairs", nargs="+", type=Path, default=[], metavar="GOLD")
    parser.add_argument("--real", type=Path, help="folder of public data, with fakes/ in it")
    parser.add_argument(
        "--write", nargs="*", metavar="TABLE", help="all tables where none is named"
    )
    asked = parser.parse_args(list(arguments) if arguments is not None else None)
    settings = Settings()
    families = [
        make_family(case, settings) for root in asked.gold for case in read_cases(root, "families")
    ]
    unrelated = find_unrelated(asked.real, settings) if asked.real else []
    unlike = find_unlike(asked.real, settings) if asked.real else []
    held = [case for root in asked.pairs for case in read_cases(root, "pairs")]
    paired = [pair_turns(case, settings) for case in held]
    for name, chances in left_out(families, unrelated, paired, unlike).items():
        _print_figures(name, chances)
    if asked.write is not None:
        pairs = sum(len(f.kinship) for f in families)
        data = f"{len(families)} families ({', '.join(map(str, asked.gold))}), {pairs} pairs, "
        data += f"{len(unrelated)} and {len(unlike)} pairs of real reports, "
        data += f"{len(paired)} retellings "
        data += f"({', '.join(map(str, asked.pairs)) or 'none'})"
        tables = fit(families, unrelated, paired, unlike)
        chosen = {name: tables[name] for name in asked.write or tables}
        told = as_toml(chosen, data, FITTED.read_text(encoding="utf-8"))
        FITTED.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
