from __future__ import annotations

import pytest
from tests.lineage.family import INDEPENDENT, ORIGINAL, REWRITE, Family, edges, only_link

from headwater.lineage.kinship import weigh_kinship
from headwater.lineage.outlets import infer_outlets
from headwater.lineage.specifics import Pile
from headwater.model import CitationKind

TOLD: tuple[tuple[str, str, CitationKind], ...] = (
    ("told Steppe Wire", "Steppe Wire", "self"),
    ("seen by Steppe Wire", "Steppe Wire", "self"),
)


def test_a_rewrite_is_linked_to_its_original_without_dates_or_citation() -> None:
    family = Family()
    family.add(REWRITE)
    family.add(ORIGINAL, cites=TOLD)
    link = only_link(family.trace())
    assert (link.child, link.parent, link.kind, link.cited) == ("r1", "r2", "rewrite", False)
    assert not link.undirected


def test_a_citation_stands_first_in_the_evidence() -> None:
    family = Family()
    family.add(ORIGINAL, cites=TOLD)
    family.add(
        f"{REWRITE}\n\nThe knocking went on, according to a report on Steppe Wire.",
        cites=(("according to a report on Steppe Wire", "Steppe Wire", "report"),),
    )
    link = only_link(family.trace())
    assert (link.child, link.parent, link.cited) == ("r2", "r1", True)
    assert link.evidence[0] == "names Steppe Wire in 'according to a report on Steppe Wire'"


def test_an_outlet_is_inferred_from_what_people_told_it() -> None:
    family = Family()
    family.add(ORIGINAL, cites=TOLD)
    (report,) = family.trace().reports
    assert (report.outlet, report.outlet_basis) == ("Steppe Wire", "self-reference")


def test_a_name_that_is_cited_as_anothers_report_is_not_ones_own() -> None:
    family = Family()
    family.add(
        "The miners were told Steppe Wire was wrong, Steppe Wire reported.",
        cites=(
            ("told Steppe Wire", "Steppe Wire", "self"),
            ("Steppe Wire reported", "Steppe Wire", "report"),
        ),
    )
    (report,) = infer_outlets(family.reports, family.citations)
    assert report.outlet is None


def test_what_was_told_the_outlet_of_another_report_was_told_there() -> None:
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire")
    family.add(REWRITE + " Veliev told Steppe Wire so.", cites=TOLD[:1])
    reports = infer_outlets(family.reports, family.citations)
    assert [r.outlet for r in reports] == ["Steppe Wire", None]


def test_a_copy_that_carries_told_x_along_is_not_published_by_x() -> None:
    family = Family()
    family.add(ORIGINAL, cites=TOLD, published="2024-02-06")
    family.add(ORIGINAL, cites=TOLD, published="2024-02-07")
    lineage = family.trace()
    assert [r.outlet for r in lineage.reports] == ["Steppe Wire", None]
    assert only_link(lineage).kind == "copy"


def test_a_part_taken_word_for_word_is_an_excerpt() -> None:
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire")
    family.add("\n\n".join(ORIGINAL.split("\n\n")[1:4]), outlet="Orsk Today")
    link = only_link(family.trace())
    assert (link.child, link.kind) == ("r2", "excerpt")


def test_an_agencys_story_cut_to_length_is_a_copy() -> None:
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire")
    family.add("\n\n".join(ORIGINAL.split("\n\n")[:4]), outlet="Orsk Today")
    link = only_link(family.trace())
    assert (link.child, link.kind) == ("r2", "copy")


def test_the_same_outlets_later_version_is_a_revision() -> None:
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire", published="2024-02-06T10:00:00Z")
    family.add(
        ORIGINAL.replace("At least 14", "At least 16"),
        outlet="Steppe Wire",
        published="2024-02-06T15:00:00Z",
    )
    link = only_link(family.trace())
    assert (link.child, link.kind, link.cited) == ("r2", "revision", False)
    assert "published 5 hours later" in link.evidence


def test_an_independent_report_of_the_same_event_is_not_linked() -> None:
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire")
    family.add(INDEPENDENT, outlet="Radio Orsk")
    assert not family.trace().links


def test_a_bodys_own_release_is_the_parent_of_the_wire_that_retells_it() -> None:
    release = (
        "Ministry of Mines\n\n"
        "Fourteen miners died when a gallery of the Korvan coal mine near Dastan collapsed.\n\n"
        "The minister, Dana Sar, said that 23 men from the village of Orsk had been brought up.\n\n"
        "Press Service of the Ministry of Mines"
    )
    wire = (
        "Fourteen miners died when a gallery of the Korvan coal mine near Dastan collapsed.\n\n"
        "Dana Sar, the minister, said that 23 men from the village of Orsk had been brought up."
    )
    family = Family()
    family.add(wire)
    family.add(release)
    link = only_link(family.trace())
    assert (link.child, link.parent, link.undirected) == ("r1", "r2", False)
    assert any("issued by the body itself" in words for words in link.evidence)


def test_dates_win_over_everything_else() -> None:
    family = Family()
    family.add(ORIGINAL, published="2024-02-08", cites=TOLD)
    family.add(REWRITE, published="2024-02-07")
    assert edges(family.trace()) == {("r1", "r2")}


def test_a_report_that_names_an_outlets_earlier_report_is_not_the_parent_of_a_later_one() -> None:
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire", published="2024-02-08")
    family.add(
        f"Steppe Wire reported on Monday. {REWRITE}",
        outlet="Orsk Today",
        published="2024-02-07",
        cites=(("Steppe Wire reported", "Steppe Wire", "report"),),
    )
    lineage = family.trace()
    assert ("r1", "r2") not in edges(lineage)
    assert [o.name for o in lineage.origins if o.report is None] == ["Steppe Wire"]


def test_two_copies_without_any_clue_are_undirected_and_both_are_named() -> None:
    family = Family()
    family.add(ORIGINAL, outlet="Orsk Today")
    family.add(ORIGINAL, outlet="Dastan Post")
    link = only_link(family.trace())
    assert link.undirected
    assert "Orsk Today" in link.evidence[0]
    assert "Dastan Post" in link.evidence[0]


def test_of_a_chain_only_the_direct_parent_is_linked() -> None:
    further = (
        "Fourteen miners died at the Korvan mine outside Dastan when a gallery gave way, Orsk "
        "Today reports.\n\n"
        "Some 23 men, mostly from Orsk, were brought to the surface alive by Tuesday evening.\n\n"
        "Tamir Coal was warned in March about water in the eastern shaft. Prosecutors seized 40 "
        "boxes of records."
    )
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire", published="2024-02-06T08:00:00Z")
    family.add(REWRITE, outlet="Orsk Today", published="2024-02-06T12:00:00Z")
    family.add(
        further,
        outlet="Mine Digest",
        published="2024-02-07T12:00:00Z",
        cites=(("Orsk Today reports", "Orsk Today", "report"),),
    )
    assert edges(family.trace()) == {("r2", "r1"), ("r3", "r2")}


def test_of_two_copies_the_root_is_the_parent() -> None:
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire", published="2024-02-06T08:00:00Z")
    family.add(ORIGINAL, outlet="Orsk Today", published="2024-02-06T09:00:00Z")
    family.add(REWRITE, outlet="Mine Digest", published="2024-02-06T12:00:00Z")
    assert edges(family.trace()) == {("r2", "r1"), ("r3", "r1")}


def test_a_child_that_carries_what_only_one_copy_has_comes_from_that_copy() -> None:
    marked = ORIGINAL.replace("Pavel Groz", "Viktor Hlinka").replace("40 boxes", "57 boxes")
    child = REWRITE.replace("Pavel Groz", "Viktor Hlinka").replace("40 boxes", "57 boxes")
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire", published="2024-02-06T08:00:00Z")
    family.add(marked, outlet="Orsk Today", published="2024-02-06T09:00:00Z")
    family.add(child, outlet="Mine Digest", published="2024-02-06T12:00:00Z")
    assert ("r3", "r2") in edges(family.trace())
    assert ("r3", "r1") not in edges(family.trace())


def test_a_report_fused_from_two_has_both_as_parents() -> None:
    fused = f"{REWRITE}\n\n" + (
        "Women stood in the snow outside the gate with photographs of their husbands. Nobody from "
        "the company came out to speak to them, according to Raushan Bek, whose son works on the "
        "night shift.\n\n"
        "A nurse at the Dastan clinic counted 12 bodies."
    )
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire", published="2024-02-06")
    family.add(INDEPENDENT, outlet="Radio Orsk", published="2024-02-06")
    family.add(fused, outlet="Mine Digest", published="2024-02-09")
    lineage = family.trace()
    assert edges(lineage) == {("r3", "r1"), ("r3", "r2")}
    assert [o.reports for o in lineage.origins] == [("r1", "r3"), ("r2", "r3")]


def test_a_report_that_is_named_for_one_sentence_is_a_parent_as_well() -> None:
    nurse = "A nurse at the clinic in Dastan had counted 12 bodies by then, Radio Orsk reported."
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire")
    family.add(INDEPENDENT, outlet="Radio Orsk")
    family.add(
        f"{REWRITE}\n\n{nurse}",
        outlet="Mine Digest",
        published="2024-02-09",
        cites=(("Radio Orsk reported", "Radio Orsk", "report"),),
    )
    assert edges(family.trace()) == {("r3", "r1"), ("r3", "r2")}


def test_an_outlets_name_stands_for_one_of_its_versions() -> None:
    def later(text: str) -> str:
        return text.replace("Pavel Groz", "Viktor Hlinka").replace("40 boxes", "57 boxes")

    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire", published="2024-02-06T08:00:00Z")
    family.add(later(ORIGINAL), outlet="Steppe Wire", published="2024-02-06T12:00:00Z")
    family.add(
        f"{later(REWRITE)}\n\nThe toll may rise, Steppe Wire reported.",
        outlet="Mine Digest",
        published="2024-02-07T12:00:00Z",
        cites=(("Steppe Wire reported", "Steppe Wire", "report"),),
    )
    assert edges(family.trace()) == {("r2", "r1"), ("r3", "r2")}


def after_paragraph(text: str, where: int) -> str:
    paragraphs = text.split("\n\n")
    paragraphs[min(where, len(paragraphs) - 1)] += " The Dastan Courier said so."
    return "\n\n".join(paragraphs)


COURIER: tuple[str, str, CitationKind] = ("The Dastan Courier said", "Dastan Courier", "report")


@pytest.mark.parametrize(("where", "apart"), [(0, True), (5, False)])
def test_what_two_name_at_their_head_makes_siblings_of_them(where: int, apart: bool) -> None:
    family = Family()
    for text, outlet in ((ORIGINAL, "Steppe Wire"), (REWRITE, "Orsk Today")):
        family.add(after_paragraph(text, where), outlet=outlet, cites=(COURIER,))
    facts = weigh_kinship(Pile(family.material), "r2", "r1").facts
    assert bool(facts["siblings"]) is apart


@pytest.mark.parametrize(("other", "same"), [("Steppe Wire", True), ("Orsk Today", False)])
def test_whom_an_outlet_heard_twice_makes_no_siblings_of_its_reports(
    other: str, same: bool
) -> None:
    family = Family()
    for text, outlet in ((ORIGINAL, "Steppe Wire"), (REWRITE, other)):
        family.add(after_paragraph(text, 0), outlet=outlet, cites=(COURIER,))
    facts = weigh_kinship(Pile(family.material), "r2", "r1").facts
    assert bool(facts["same_outlet"]) is same
    assert bool(facts["own_names"]) is same
    assert bool(facts["siblings"]) is not same


@pytest.mark.parametrize("outlet", ["Voice of the Steppe", "VOS"])
def test_initials_name_the_outlet(outlet: str) -> None:
    family = Family()
    family.add(ORIGINAL, outlet="Voice of the Steppe")
    family.add(
        f"{REWRITE}\n\nThe toll may rise, {outlet} reported.",
        outlet="Orsk Today",
        cites=((f"{outlet} reported", outlet, "report"),),
    )
    assert only_link(family.trace()).cited
