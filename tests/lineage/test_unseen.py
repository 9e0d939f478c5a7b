from __future__ import annotations

from tests.lineage.family import INDEPENDENT, ORIGINAL, REWRITE, Family, edges

from headwater.lineage import Lineage
from headwater.model import Origin

CITING = (
    "Fourteen miners were killed at the Korvan mine on Monday, the newspaper Zhetisu Herald "
    "reported.",
    "The Korvan coal mine has lost 14 men in its worst accident for years, the Zhetisu Herald "
    "reported. Coal was to be shipped from Dastan as usual.",
)


def unseen(lineage: Lineage) -> list[Origin]:
    return [o for o in lineage.origins if o.report is None]


def test_reports_that_cite_the_same_unseen_report_share_its_origin() -> None:
    family = Family()
    for text in CITING:
        family.add(text, cites=(("Zhetisu Herald reported", "Zhetisu Herald", "report"),))
    lineage = family.trace()
    (origin,) = unseen(lineage)
    assert (origin.name, origin.reports) == ("Zhetisu Herald", ("r1", "r2"))
    assert edges(lineage) == {("r1", origin.id), ("r2", origin.id)}
    assert {x.kind for x in lineage.links} == {"cites"}
    assert [o.report for o in lineage.origins] == [None]


def test_a_mere_description_names_no_origin() -> None:
    family = Family()
    family.add(
        "Fourteen miners were killed, local media reported.",
        cites=(("local media reported", "local media", "report"),),
    )
    assert not unseen(family.trace())


def test_what_the_parent_cites_is_not_cited_again_by_its_child() -> None:
    family = Family()
    line = "\n\nThe mine was to close in May, the Zhetisu Herald said."
    for text, outlet, day in ((ORIGINAL, "Steppe Wire", 6), (REWRITE, "Orsk Today", 7)):
        family.add(
            f"{text}{line}",
            outlet=outlet,
            published=f"2024-02-0{day}",
            cites=(("the Zhetisu Herald said", "Zhetisu Herald", "report"),),
        )
    lineage = family.trace()
    (origin,) = unseen(lineage)
    assert edges(lineage) == {("r2", "r1"), ("r1", origin.id)}


def test_a_body_that_a_child_alone_quotes_is_no_origin_of_the_story() -> None:
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire")
    family.add(
        f"{REWRITE}\n\nAccording to Pamir Club, masked men burned two buses in the capital on "
        "the same night and painted slogans on a bridge.",
        outlet="Orsk Today",
        cites=(("According to Pamir Club", "Pamir Club", "body"),),
    )
    assert not unseen(family.trace())


def test_a_body_is_an_origin_where_independent_reports_credit_it_with_the_same() -> None:
    counted = "Pamir Monitor has counted 31 accidents in the coal mines of Dastan since January."
    recorded = "There were 31 accidents in coal mines near Dastan this year, Pamir Monitor says."
    march = "A march was held in the capital. Students carried lamps and red helmets. "
    price = "The price of coal rose again in the markets of Orsk. Traders blame the railway. "
    family = Family()
    for text, outlet in ((march + counted, "Steppe Wire"), (price + recorded, "Radio Orsk")):
        family.add(text, outlet=outlet, cites=(("Pamir Monitor", "Pamir Monitor", "body"),))
    assert [o.name for o in unseen(family.trace())] == ["Pamir Monitor"]


def test_a_body_that_a_report_and_its_copy_quote_is_quoted_once() -> None:
    family = Family()
    for outlet in ("Steppe Wire", "Orsk Today"):
        family.add(
            f"{ORIGINAL}\n\nThe Mining Ministry of Dastan said the shaft was old.",
            outlet=outlet,
            cites=(("Mining Ministry of Dastan", "Mining Ministry of Dastan", "body"),),
        )
    assert [o.reports for o in unseen(family.trace())] == [("r1",)]


def test_a_child_that_adds_something_of_its_own_is_an_origin_too() -> None:
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire")
    family.add(
        f"{REWRITE}\n\nA reporter of this paper saw three ambulances leave the village school "
        "after midnight.",
        outlet="Orsk Today",
        published="2024-02-09",
    )
    lineage = family.trace()
    assert [(o.name, o.reports) for o in lineage.origins] == [
        ("Steppe Wire", ("r1", "r2")),
        ("Orsk Today", ("r2",)),
    ]


LEAD = (
    "Fourteen miners were killed at Korvan on Monday, the Mining Inspectorate of Dastan said.\n\n"
)


def test_a_body_at_the_head_of_a_report_that_others_took_from_is_an_origin() -> None:
    family = Family()
    for text, outlet, day in ((ORIGINAL, "Steppe Wire", 6), (REWRITE, "Orsk Today", 7)):
        family.add(
            f"{LEAD}{text}",
            outlet=outlet,
            published=f"2024-02-0{day}",
            cites=(("Mining Inspectorate of Dastan", "Mining Inspectorate of Dastan", "body"),),
        )
    (origin,) = unseen(family.trace())
    assert (origin.name, origin.reports) == ("Mining Inspectorate of Dastan", ("r1", "r2"))


def test_a_body_of_a_report_that_stands_alone_is_no_origin_of_a_story() -> None:
    family = Family()
    family.add(
        f"{LEAD}{INDEPENDENT}",
        outlet="Steppe Wire",
        cites=(("Mining Inspectorate of Dastan", "Mining Inspectorate of Dastan", "body"),),
    )
    assert not unseen(family.trace())


def test_a_body_that_spoke_to_the_outlet_itself_is_no_further_origin() -> None:
    told = "Fourteen miners were killed, the Mining Inspectorate of Dastan told Steppe Wire.\n\n"
    family = Family()
    for text, outlet, day in ((ORIGINAL, "Steppe Wire", 6), (REWRITE, "Orsk Today", 7)):
        family.add(
            f"{told}{text}",
            outlet=outlet,
            published=f"2024-02-0{day}",
            cites=(
                ("Mining Inspectorate of Dastan", "Mining Inspectorate of Dastan", "body"),
                ("told Steppe Wire", "Steppe Wire", "self"),
            ),
        )
    assert not unseen(family.trace())


def test_two_statements_of_one_ministry_are_not_one() -> None:
    march = "A march was held in the capital. Students carried lamps and red helmets. "
    price = "The price of coal rose again in the markets of Orsk. Traders blame the railway. "
    family = Family()
    for text, outlet in (
        (f"{march}The Interior Ministry said that nine students were held.", "Steppe Wire"),
        (f"{price}The Interior Ministry said that a bridge near Orsk was shut.", "Radio Orsk"),
    ):
        family.add(text, outlet=outlet, cites=(("Interior Ministry", "Interior Ministry", "body"),))
    assert not unseen(family.trace())


def test_any_body_is_nobody() -> None:
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire")
    family.add(
        f"{REWRITE}\n\nA rescue centre told masked men on the same night to leave two buses.",
        outlet="Orsk Today",
        cites=(("A rescue centre", "rescue centre", "body"),),
    )
    assert not unseen(family.trace())


def test_a_monitor_that_reports_is_a_body_and_no_parent() -> None:
    counted = "The Dastan Rights Monitor has counted 31 accidents in the coal mines of Dastan."
    recorded = "There were 31 accidents in coal mines of Dastan, the Dastan Rights Monitor counted."
    march = "A march was held in the capital. Students carried lamps and red helmets. "
    price = "The price of coal rose again in the markets of Orsk. Traders blame the railway. "
    family = Family()
    for text, outlet in ((march + counted, "Steppe Wire"), (price + recorded, "Radio Orsk")):
        family.add(
            text,
            outlet=outlet,
            cites=(("Dastan Rights Monitor", "Dastan Rights Monitor", "report"),),
        )
    assert [o.name for o in unseen(family.trace())] == ["Dastan Rights Monitor"]


def test_a_state_outlet_that_all_cite_in_passing_is_no_origin_they_share() -> None:
    march = "Students marched with lamps through the capital, our reporter saw. "
    price = "Traders in Orsk told us that the price of coal rose again. "
    family = Family()
    for text, outlet in ((march, "Steppe Wire"), (price, "Radio Orsk")):
        family.add(
            f"{text}Shops were shut. The trains ran late. Schools closed at noon.\n\n"
            "The minister was calm on state television.",
            outlet=outlet,
            cites=(("state television", "state television", "report"),),
        )
    (origin,) = unseen(family.trace())
    assert origin.name == "state television"
    assert len(origin.reports) == 1


def test_a_tag_is_that_of_the_outlet_at_hand_that_bears_its_initials() -> None:
    family = Family()
    family.add(ORIGINAL, outlet="Maluti News Agency", published="2024-02-06")
    family.add(
        f"KORVAN (MNA) - {ORIGINAL}",
        outlet="Orsk Today",
        published="2024-02-07",
        cites=(("(MNA)", "Mehr News Agency", "tag"),),
    )
    lineage = family.trace()
    assert edges(lineage) == {("r2", "r1")}
    assert not unseen(lineage)
