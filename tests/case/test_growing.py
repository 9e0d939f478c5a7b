"""What a case keeps is of no weight: with it or without, the findings are the same."""

from __future__ import annotations

from pathlib import Path

from tests.pipeline.piles import PILE, pile
from tests.store.cases import ANN, add, capture, new_case

from headwater.case.analysing import Known, analyse
from headwater.case.deciding import decide, find_target
from headwater.dossier import Dossier
from headwater.model import Verb
from headwater.store import CaseFile
from headwater.store.findings import clear_found
from headwater.store.purging import purge

PAGE = "https://post.example/alcyon"


def known(case: CaseFile) -> Known:
    return analyse(case, settings=PILE, signature=ANN)


def from_nothing(case: CaseFile) -> Dossier:
    """The findings of a case that kept nothing."""
    with case.database.writing():
        case.database.run("DELETE FROM kept")
        clear_found(case)
    return known(case).dossier


def take(case: CaseFile, verb: Verb, name: str, *others: str, value: str = "") -> None:
    held = known(case)
    targets = [find_target(held.dossier, held.namer, held.names, n) for n in (name, *others)]
    decide(case, verb, targets[0], targets[1:], value=value, note="", signature=ANN)


def test_reports_decisions_and_what_was_taken_away_leave_the_findings_of_a_new_case(
    tmp_path: Path,
) -> None:
    every = pile()
    with new_case(tmp_path, every[:4]) as case:
        link = next(x for x in known(case).dossier.links if x.parent.startswith("r"))
        take(case, "reject", f"{link.child}:{link.parent}")
        add(case, every[6:])
        held = known(case).dossier
        group = next(g for g in held.groups if len(g.claims) > 1)
        take(case, "split", group.id, group.claims[0])
        add(case, every[4:6])
        take(case, "merge", "g1", "g2")
        take(case, "correct", "r3", value="outlet=The Lantern")
        assert known(case).dossier == from_nothing(case)
        name = known(case).names["r5"]
        purge(case, [name], ANN)
        assert known(case).dossier == from_nothing(case)


def test_a_revised_page_leaves_the_findings_of_a_new_case(tmp_path: Path) -> None:
    text = pile()[2].content.decode()
    first, later = (f"URL: {PAGE}\n{text.replace('Fourteen', word)}" for word in ("Nine", "Ten"))
    with new_case(tmp_path, [*pile()[:2], capture(first, "page.txt")]) as case:
        known(case)
        add(case, [*pile()[3:5], capture(later, "page-again.txt")])
        assert any(x.kind == "revision" for x in known(case).dossier.links)
        assert known(case).dossier == from_nothing(case)


def test_what_passed_is_not_kept(tmp_path: Path) -> None:
    def held(case: CaseFile) -> list[tuple[object, ...]]:
        return case.database.rows(
            "SELECT key FROM kept WHERE stage IN ('pair', 'match', 'group') ORDER BY key"
        )

    with new_case(tmp_path, pile()[:3]) as case:
        for one in pile()[3:7]:
            known(case)
            add(case, [one])
        known(case)
        grown = held(case)
        from_nothing(case)
        assert set(grown) <= set(held(case))
