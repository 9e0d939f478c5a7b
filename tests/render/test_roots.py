from __future__ import annotations

import dataclasses

from tests.render.factory import make_dossier, make_long_dossier
from tests.render.pieces import make_link

from headwater.dossier import Dossier
from headwater.model import Origin
from headwater.render.descent import descent, foremost
from headwater.render.lineage_svg import draw_lineage
from headwater.render.names import name_everything
from headwater.render.page import render_page
from headwater.render.roots import Roots, find_roots


def _roots(dossier: Dossier) -> Roots:
    found = find_roots(dossier, name_everything(dossier))
    assert found is not None
    return found


def _pile() -> Dossier:
    """A hundred reports: r1 with thirty copies, r40 with a line of three, the others alone."""
    whole = make_long_dossier(100)
    links = [make_link(f"r{n}", "r1", kind="copy") for n in range(2, 32)]
    links += [make_link("r41", "r40"), make_link("r42", "r41"), make_link("r43", "r42")]
    unseen = Origin("o2", "Gauge Watch", None, ("r1", "r40", "r90"))
    return dataclasses.replace(whole, links=tuple(links), origins=(*whole.origins, unseen))


def test_the_drawing_of_a_few_shows_every_root_by_itself() -> None:
    dossier = make_dossier()
    assert find_roots(dossier, name_everything(dossier)) is None


def test_roots_of_a_pile_stand_with_all_that_came_down_from_them() -> None:
    roots = _roots(_pile())
    assert [(r.name, r.said) for r in roots.at_hand] == [
        ("Outlet 1", "30 reports: 30 copies"),
        ("Outlet 40", "3 reports: 3 rewrites"),
    ]
    assert [(r.name, r.said) for r in roots.unseen] == [("Gauge Watch", "3 reports: 3 citations")]
    assert roots.kinds == ("copy", "rewrite", "cites")


def test_a_report_that_came_down_twice_from_a_root_is_one_leaf() -> None:
    pile = _pile()
    both = (*pile.links, make_link("r43", "r41", share=0.1))
    assert _roots(dataclasses.replace(pile, links=both)).at_hand[1].said == "3 reports: 3 rewrites"


def test_marks_lie_inside_their_strip() -> None:
    pile = make_long_dossier(130)
    root = _roots(pile).at_hand[0]
    assert len(root.marks) == 129
    assert all(0 < m.x < root.width and 0 < m.y < root.height for m in root.marks)


def test_of_many_rows_the_longest_lines_are_drawn_and_lone_reports_counted() -> None:
    pile = _pile()
    rows = descent(pile)
    shown = foremost(rows, 80)
    assert [r.id for r in shown][:2] == ["r1", "r2"]
    assert {r.id for r in shown} == {f"r{n}" for n in range(1, 32)} | {"r40", "r41", "r42", "r43"}
    drawing = draw_lineage(pile, name_everything(pile), 1040.0)
    assert drawing.left_out == len(rows) - len(shown)


def test_a_line_too_long_to_draw_is_cut() -> None:
    rows = descent(make_long_dossier(100))
    assert foremost(rows, 80) == rows[:80]


def test_a_page_tells_marks_apart_by_shape_and_in_words() -> None:
    page = render_page(_pile())
    assert "Reports that most others came down from" in page
    assert "30 reports: 30 copies" in page
    assert page.count('<circle class="leaf whole"') == 31  # and one in the legend
