"""The page holds everything, in order, for every reader."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from importlib.resources import files
from itertools import pairwise

import pytest
from lxml import html
from tests.render.factory import make_dossier, make_empty_dossier, make_long_dossier

from headwater.dossier import Account, Dossier
from headwater.model import Published
from headwater.render.page import render_page

DOSSIERS = {
    "weir": make_dossier(),
    "empty": make_empty_dossier(),
    "nothing read": make_empty_dossier(account=Account(3, 0, (), (), ("nothing was read",))),
    "one report": make_empty_dossier(reports=make_dossier().reports[:1]),
    "many": make_long_dossier(12),
}


@pytest.fixture(params=DOSSIERS, name="dossier")
def fixture_dossier(request: pytest.FixtureRequest) -> Dossier:
    return DOSSIERS[request.param]


def test_same_dossier_gives_the_same_bytes(dossier: Dossier) -> None:
    assert render_page(dossier) == render_page(dossier)


def test_policy_allows_the_style_sheet_and_nothing_else(dossier: Dossier) -> None:
    page = render_page(dossier)
    tree = html.document_fromstring(page)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = re.findall(r"<style>(.*)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert page.index("Content-Security-Policy") < page.index("<style>")
    assert "@import" not in style
    assert "url(" not in style


def test_headings_go_down_one_level_at_a_time(dossier: Dossier) -> None:
    tree = html.document_fromstring(render_page(dossier))
    levels = [int(str(h.tag)[1]) for h in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_landmarks_and_skip_link(dossier: Dossier) -> None:
    tree = html.document_fromstring(render_page(dossier))
    assert tree.get("lang") == "en"
    for landmark in ("header", "nav", "main", "footer"):
        assert len(tree.findall(f".//{landmark}")) == 1
    first = tree.xpath("//a")[0]
    assert first.get("href") == "#answer"
    assert all(section.get("aria-labelledby") for section in tree.iter("section"))


def test_ids_are_unique_and_references_lead_somewhere(dossier: Dossier) -> None:
    tree = html.document_fromstring(render_page(dossier))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [h[1:] for h in tree.xpath("//a/@href") if h.startswith("#")]
    named = [i for names in tree.xpath("//@aria-labelledby") for i in names.split()]
    assert {*targets, *named} <= set(ids)


def test_drawings_have_words_for_those_who_do_not_see_them() -> None:
    tree = html.document_fromstring(render_page(make_dossier()))
    drawings = tree.xpath("//svg[not(@aria-hidden)]")
    assert len(drawings) == 6
    for drawing in drawings:
        assert drawing.get("role") == "img"
        assert drawing.findtext("title")
        assert drawing.findtext("desc")
        assert drawing.xpath("ancestor::section//table")


def test_answer_stands_first_and_what_is_missing_before_it() -> None:
    page = render_page(make_dossier())
    assert page.index("This answer is not whole") < page.index("<h1")
    assert "4 reports, 1 origin for 2 of 3 shared claims; 9 changes" in page


def test_whole_answer_is_not_called_poor() -> None:
    account = Account(4, 4, (), (), ())
    assert "not whole" not in render_page(make_dossier(account=account))


def test_page_holds_every_drift_claim_outcome_and_digest() -> None:
    dossier = make_dossier()
    shown = html.document_fromstring(render_page(dossier)).text_content()
    wanted = [d.detail for d in dossier.drift]
    wanted += [g.text for g in dossier.groups]
    wanted += [o.reason for o in (*dossier.account.failed, *dossier.account.skipped)]
    wanted += [r.text_sha256 for r in dossier.reports]
    wanted += [a.content.text for a in dossier.attributions]
    wanted += [p.name for p in dossier.places]
    wanted += [e for x in dossier.links for e in x.evidence]
    assert [text for text in wanted if text not in shown] == []


def test_conflict_names_who_says_which() -> None:
    tree = html.document_fromstring(render_page(make_dossier()))
    values = [" ".join(v.text_content().split()) for v in tree.find_class("values")[0]]
    assert values == [
        "at least 9 missing: Orrin Valley Post, Harbour Daily and Coast Mirror "
        "(origin: Orrin Valley Post)",
        "6 missing: Halden Radio (origin: Halden Radio)",
    ]


def test_address_is_shown_as_text_where_it_is_no_link() -> None:
    dossier = make_dossier()
    odd = dataclasses.replace(dossier.reports[0], url="javascript:alert(1)")
    page = render_page(dataclasses.replace(dossier, reports=(odd, *dossier.reports[1:])))
    tree = html.document_fromstring(page)
    assert "javascript:alert(1)" in tree.text_content()
    assert not tree.xpath("//a[contains(@href, 'javascript')]")


def test_impossible_dates_and_coordinates_are_no_error() -> None:
    dossier = make_dossier()
    odd = dataclasses.replace(
        dossier.reports[0], published=Published("0000-99-99", "9999-12-31T99", "metadata")
    )
    far = dataclasses.replace(dossier.places[0], lat=90.0, lon=-180.0)
    nan = dataclasses.replace(dossier.places[1], lat=float("nan"), lon=float("inf"))
    times = (dataclasses.replace(dossier.times[0], earliest="0001-01-01", latest="9999-12-31"),)
    render_page(
        dataclasses.replace(
            dossier, reports=(odd, *dossier.reports[1:]), places=(far, nan), times=times
        )
    )


def test_links_that_run_in_a_circle_are_no_error() -> None:
    dossier = make_dossier()
    back = dataclasses.replace(dossier.links[0], child="r1", parent="r2")
    own = dataclasses.replace(dossier.links[0], child="r4", parent="r4")
    page = render_page(dataclasses.replace(dossier, links=(*dossier.links, back, own)))
    assert page.count("Harbour Daily") > 1


def test_templates_mark_nothing_as_safe() -> None:
    folder = files("headwater.render").joinpath("templates")
    for template in folder.iterdir():
        if template.name.endswith(".html"):
            source = template.read_text("utf-8")
            assert "safe" not in re.findall(r"\|\s*(\w+)", source), template.name
            assert "autoescape" not in source
            assert "style=" not in source


@pytest.mark.slow
def test_fifty_reports_make_one_page_in_a_moment() -> None:
    page = render_page(make_long_dossier(50))
    assert len(page) < 2_000_000
