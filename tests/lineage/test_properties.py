"""What holds for every family, whatever it is made of."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lineage.family import INDEPENDENT, ORIGINAL, REWRITE, Family

from headwater.lineage import Lineage, trace_lineage
from headwater.lineage.dates import order_of
from headwater.settings import LineageSettings

_PARAGRAPHS = [p for text in (ORIGINAL, REWRITE, INDEPENDENT) for p in text.split("\n\n")]
_DATES = st.sampled_from(
    [None, "2024-02-05", "2024-02-06", "2024-02-06T12:00:00Z", "2024-02-07", "2024-02-07T01:00:00Z"]
)
_OUTLETS = st.sampled_from([None, "Steppe Wire", "Orsk Today", "Radio Orsk", "Dastan Post"])

pytestmark = pytest.mark.slow


@st.composite
def families(draw: st.DrawFn) -> Family:
    """Reports made of the same paragraphs, in part, in another order, dated or not."""
    family = Family()
    for _ in range(draw(st.integers(2, 5))):
        chosen = draw(st.lists(st.sampled_from(_PARAGRAPHS), min_size=1, max_size=5, unique=True))
        family.add("\n\n".join(chosen), outlet=draw(_OUTLETS), published=draw(_DATES))
    return family


def shape(lineage: Lineage) -> list[tuple[str, str]]:
    return sorted((x.child, x.parent) for x in lineage.links)


@given(families())
@settings(max_examples=25)
def test_links_are_acyclic_and_never_against_time(family: Family) -> None:
    lineage = family.trace()
    published = {r.id: r.published for r in lineage.reports}
    graph = nx.DiGraph(shape(lineage))
    assert nx.is_directed_acyclic_graph(graph)
    for child, parent in graph.edges:
        if parent in published:
            assert order_of(published[child], published[parent]) != "before"


@given(families())
@settings(max_examples=15)
def test_every_report_rests_on_an_origin(family: Family) -> None:
    lineage = family.trace()
    assert {r for o in lineage.origins for r in o.reports} == {r.id for r in family.reports}
    assert [o.id for o in lineage.origins] == [f"o{n}" for n in range(1, len(lineage.origins) + 1)]


@given(families(), st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_the_order_of_the_input_does_not_matter(family: Family, random: object) -> None:
    shuffled = list(family.reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    comparisons = dict(sorted(family.comparisons.items(), reverse=True))
    before = family.trace()
    after = trace_lineage(
        shuffled,
        family.annotations,
        {},
        family.citations,
        comparisons,
        family.echoes,
        LineageSettings(),
    )
    assert (after.links, after.origins) == (before.links, before.origins)


@given(families())
@settings(max_examples=15)
def test_outlets_renamed_give_the_same_shape(family: Family) -> None:
    """Renamed wherever they stand: a text that names an outlet cites it."""
    renamed = {
        "Steppe Wire": "Tundra Wire",
        "Orsk Today": "Quorn Today",
        "Radio Orsk": "Radio Quorn",
        "Dastan Post": "Belmar Post",
    }
    other = Family()
    for report in family.reports:
        text = report.text.replace("Steppe Wire", renamed["Steppe Wire"])
        other.add(
            text,
            outlet=renamed[report.outlet] if report.outlet else None,
            published=report.published.earliest,
        )
    assert shape(other.trace()) == shape(family.trace())


@given(families())
@settings(max_examples=15)
def test_a_verbatim_copy_never_adds_a_root(family: Family) -> None:
    def roots(lineage: Lineage) -> int:
        children = {x.child for x in lineage.links}
        return sum(r.id not in children for r in lineage.reports)

    before = roots(family.trace())
    family.add(family.reports[0].text, outlet="Copying House")
    assert roots(family.trace()) <= before
