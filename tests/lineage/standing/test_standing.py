"""Words that reports of different matters hold alike: found, and no evidence of kinship."""

from __future__ import annotations

from tests.factory import make_report
from tests.lineage.family import Family

from headwater.annotate import annotate
from headwater.lineage.standing import find_standing
from headwater.model import Report
from headwater.settings import AnnotateSettings

ABOUT = (
    "The Quay Gazette is the oldest daily of the northern coast and has been read in its harbours "
    "and offices since the winter of 1891"
)
FIRE = (
    "Fire guts cannery in Dastan\n\nA fire destroyed the fish cannery at Dastan on Monday night "
    "and left 140 people without work.\n\nThe owner, Ilan Dorr, said the roof had come down within "
    f"minutes. {ABOUT}. A night watchman was treated for burns."
)
STRIKE = (
    "Pilots refuse to bring ships in\n\nHarbour pilots in Merrin stopped work at dawn over their "
    "pensions, and 17 freighters lay at anchor.\n\nTheir chairwoman, Aliya Sultan, said talks with "
    f"the ministry had been a farce. {ABOUT}. Tugs kept running."
)
SCHOOL = (
    "Orsk school loses its heating again\n\nPupils in Orsk were sent home after the boiler failed "
    "for the third time since October.\n\nThe headmaster, Pavel Groz, wrote to parents that 9 "
    f"classrooms were below ten degrees. {ABOUT}. Coal is short in the whole district."
)
MORE = "\n\nDivers had searched the basin until the evening, and the mayor thanked them by name."
WAR = "More than 90,000 people have lost their lives since the uprising began nine years ago."


def _standing(*reports: Report) -> dict[str, str]:
    """The standing words of each report, in a row."""
    annotations = {r.id: annotate(r, AnnotateSettings()) for r in reports}
    marks = find_standing({r.id: r for r in reports}, annotations)
    return {
        i: " ".join(annotations[i].tokens[at].text for at in sorted(found))
        for i, found in marks.items()
    }


def _of_gazette(*texts: str) -> list[Report]:
    return [
        make_report(text, id=f"r{n}", outlet="Quay Gazette", headline=True)
        for n, text in enumerate(texts, 1)
    ]


def test_what_an_outlet_says_of_itself_in_reports_of_any_matter_is_standing() -> None:
    found = _standing(*_of_gazette(FIRE, STRIKE, SCHOOL))

    assert set(found) == {"r1", "r2", "r3"}
    assert all(words == ABOUT for words in found.values())


def test_what_two_reports_share_may_be_taken_from_one_another() -> None:
    assert _standing(*_of_gazette(FIRE, STRIKE)) == {}


def test_versions_of_one_report_share_words_because_they_tell_the_same() -> None:
    assert _standing(*_of_gazette(FIRE, FIRE + MORE, FIRE.replace("140", "150"))) == {}


def test_reports_of_several_outlets_hold_a_formula_weeks_apart() -> None:
    texts = [text.replace(ABOUT, WAR.rstrip(".")) for text in (FIRE, STRIKE, SCHOOL)]
    outlets = "Quay Gazette", "Steppe Wire", "Radio Kol"

    def dated(*days: str) -> list[Report]:
        return [
            make_report(text, id=f"r{n}", outlet=outlet, published=day)
            for n, (text, outlet, day) in enumerate(zip(texts, outlets, days, strict=True), 1)
        ]

    weeks = _standing(*dated("2031-02-03", "2031-02-14", "2031-03-09"))

    assert set(weeks.values()) == {WAR.rstrip(".")}
    assert _standing(*dated("2031-02-03", "2031-02-03", "2031-02-04")) == {}


def test_the_headline_of_another_report_of_the_outlet_is_a_link_to_it() -> None:
    teased = STRIKE + " Fire guts cannery in Dastan Bell found on the sea floor"
    reports = _of_gazette(FIRE, teased)

    assert _standing(*reports) == {"r2": "Fire guts cannery in Dastan"}


def test_a_report_of_hardly_anything_else_keeps_its_words() -> None:
    bare = f"From the newsroom\n\n{ABOUT}."

    assert "r4" not in _standing(*_of_gazette(FIRE, STRIKE, SCHOOL, bare))


def test_the_order_of_the_reports_decides_nothing() -> None:
    reports = _of_gazette(FIRE, STRIKE, SCHOOL)

    assert _standing(*reports) == _standing(*reversed(reports))


def test_standing_words_link_nothing() -> None:
    family = Family()
    for text in (FIRE, STRIKE, SCHOOL):
        family.add(text, outlet="Quay Gazette")

    assert family.trace().links == ()


def test_a_copy_is_linked_beside_reports_that_share_its_standing_words() -> None:
    family = Family()
    for text in (FIRE, STRIKE, SCHOOL):
        family.add(text, outlet="Quay Gazette", published="2031-02-03")
    copy = family.add(FIRE, outlet="Radio Kol", published="2031-02-04")

    (link,) = family.trace().links
    assert (link.child, link.parent, link.kind, link.share) == (copy, "r1", "copy", 1.0)
