"""A page seen again with other words: shown as what was changed in silence."""

from __future__ import annotations

from pathlib import Path

from tests.case.stories import known
from tests.newsroom import WIRE
from tests.store.cases import add, capture, new_case

PAGE = "https://meridian.example/blast"
# No date tells the two apart: only the order in which they were captured does.
FIRST = f"URL: {PAGE}\n" + "".join(
    line for line in WIRE.splitlines(keepends=True) if not line.startswith("Published")
).replace(", May 11", "")
LATER = FIRST.replace("apparently ", "").replace("three hours", "13 hours")


def test_a_stealth_edit_is_drift_from_the_earlier_version_to_the_later(tmp_path: Path) -> None:
    with new_case(tmp_path, [capture(FIRST, "z-first.txt")]) as case:
        add(case, [capture(LATER, "a-later.txt")])
        dossier = known(case).dossier
        ids = {r.path: r.id for r in dossier.reports}
        (link,) = [x for x in dossier.links if x.parent in ids.values()]
    assert (link.child, link.parent) == (ids["a-later.txt"], ids["z-first.txt"])
    assert (link.kind, link.undirected, link.confidence) == ("revision", False, 1.0)
    assert "seen again" in link.evidence[0]
    kinds = {d.kind for d in dossier.drift}
    assert {"hedge-dropped", "number-changed"} <= kinds
    assert {d.child.report for d in dossier.drift} == {ids["a-later.txt"]}
    assert [o.report for o in dossier.origins if o.report] == [ids["z-first.txt"]]


def test_the_order_of_capture_decides_and_not_that_of_paths(tmp_path: Path) -> None:
    with new_case(tmp_path, [capture(LATER, "a-later.txt")]) as case:
        add(case, [capture(FIRST, "z-first.txt")])
        dossier = known(case).dossier
        ids = {r.path: r.id for r in dossier.reports}
        (link,) = [x for x in dossier.links if x.parent in ids.values()]
    assert (link.child, link.parent) == (ids["z-first.txt"], ids["a-later.txt"])
