from __future__ import annotations

import dataclasses

import pytest
from tests.render.factory import make_dossier, make_empty_dossier, make_long_dossier
from tests.render.pieces import make_link

from headwater.dossier import Account, Dossier
from headwater.model import Origin
from headwater.render.answer import answer
from headwater.render.names import name_everything
from headwater.render.words import agree, count, day, interval, join, percent


def headline(dossier: Dossier) -> str:
    return answer(dossier, name_everything(dossier)).headline


def sentences(dossier: Dossier) -> tuple[str, ...]:
    return answer(dossier, name_everything(dossier)).sentences


def test_whole_answer_in_one_sentence() -> None:
    assert headline(make_dossier()) == (
        "4 reports, 1 origin for 2 of 3 shared claims; 9 changes in 2 retellings, 4 serious."
    )


def test_one_retelling_and_one_change_are_singular() -> None:
    dossier = make_dossier()
    pair = dataclasses.replace(
        dossier,
        reports=dossier.reports[:2],
        links=dossier.links[:1],
        groups=dossier.groups[2:3],
        drift=dossier.drift[:1],
    )
    assert headline(pair) == (
        "2 reports, 1 origin for the only shared claim; 1 change in the retelling, none serious."
    )
    assert headline(dataclasses.replace(pair, drift=())) == (
        "2 reports, 1 origin for the only shared claim; no change found in the retelling."
    )


@pytest.mark.parametrize(
    ("origins", "words"),
    [
        ((1, 1, 1), "1 origin for all 3 shared claims"),
        ((2, 3, 2), "2 or more origins for each of 3 shared claims"),
        ((1, 2, 1), "1 origin for 2 of 3 shared claims"),
        ((2,), "2 origins for the only shared claim"),
        ((), "no claim in common"),
    ],
)
def test_origins_are_counted_claim_by_claim(origins: tuple[int, ...], words: str) -> None:
    dossier = make_dossier()
    groups = tuple(
        dataclasses.replace(dossier.groups[0], id=f"g{n}", independent_origins=number)
        for n, number in enumerate(origins)
    )
    assert words in headline(dataclasses.replace(dossier, groups=groups))


def test_unrelated_reports_have_no_changes_to_count() -> None:
    dossier = dataclasses.replace(make_dossier(), links=(), drift=(), groups=())
    assert headline(dossier) == "4 reports, no claim in common."


@pytest.mark.parametrize(
    ("account", "words"),
    [
        (Account(0, 0, (), (), ()), "No report was given."),
        (Account(2, 0, (), (), ()), "No report could be read."),
    ],
)
def test_nothing_to_trace(account: Account, words: str) -> None:
    assert headline(make_empty_dossier(account=account)) == words


def test_one_report_cannot_be_compared() -> None:
    dossier = make_empty_dossier(reports=make_dossier().reports[:1])
    assert headline(dossier) == "1 report, so there is nothing to compare it with."


def test_sentences_say_who_took_from_whom() -> None:
    said = sentences(make_dossier())
    assert said[0] == (
        "Harbour Daily is a rewrite of Orrin Valley Post, which it names; "
        "62% of its own words come from there."
    )
    assert said[1].startswith("Coast Mirror is a copy of Orrin Valley Post, which it does not name")
    assert "Orrin Valley Post and Halden Radio take from no other report at hand." in said
    assert any("rest in part on Gauge Watch" in s for s in said)
    assert any("6 missing (Halden Radio)" in s for s in said)


def test_unknown_direction_is_said() -> None:
    link = make_link("r2", "r1", undirected=True)
    assert sentences(make_dossier(links=(link,)))[0] == (
        "Harbour Daily and Orrin Valley Post share words; "
        "which of them took from the other cannot be told."
    )


def test_many_links_are_counted() -> None:
    said = sentences(make_long_dossier(20))
    assert said[0] == "19 reports were taken from others: 19 copies."
    assert len(said) < 12


def test_shortfall_says_what_is_missing() -> None:
    dossier = make_dossier()
    said = answer(dossier, name_everything(dossier)).shortfall
    assert said[0] == "1 file of 6 could not be read, so what it would add is missing here."
    assert len(said) == 2


def test_reports_of_one_outlet_are_told_apart() -> None:
    dossier = make_dossier()
    same = tuple(dataclasses.replace(r, outlet="Post") for r in dossier.reports)
    names = name_everything(dataclasses.replace(dossier, reports=same))
    assert names.of("r1") == "Post (r1.txt)"
    alike = tuple(dataclasses.replace(r, path="a/b.txt") for r in same)
    names = name_everything(dataclasses.replace(dossier, reports=alike))
    assert len(set(names.reports.values())) == 4


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, "date unknown"),
        ("2031-05-04", "2031-05-04", "4 May 2031"),
        ("2031-05-04T06:10:00Z", "2031-05-04T06:10:00Z", "4 May 2031, 06:10 UTC"),
        ("2031-05-01", "2031-05-31", "May 2031"),
        ("2031-02-01", "2031-02-28", "February 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-05-03", "2031-05-09", "3 to 9 May 2031"),
        ("2031-04-28", "2031-05-04", "28 April to 4 May 2031"),
        ("2030-12-28", "2031-01-04", "28 December 2030 to 4 January 2031"),
        ("2031-05-04", None, "from 4 May 2031"),
        ("soon", "later", "soon to later"),
    ],
)
def test_intervals_in_words(earliest: str | None, latest: str | None, words: str) -> None:
    assert interval(earliest, latest) == words


def test_numbers_and_lists_in_words() -> None:
    assert [count(0, "copy"), count(1, "copy"), count(1_204, "copy")] == [
        "0 copies", "1 copy", "1,204 copies",
    ]  # fmt: skip
    assert agree(1, "rests") == "rests"
    assert agree(2, "rests") == "rest"
    assert join([]) == ""
    assert join(["A"]) == "A"
    assert join(["A", "B", "C"]) == "A, B and C"
    assert join(list("ABCDEFGH"), 3) == "A, B and 6 more"
    assert [percent(x) for x in (0, 0.001, 0.5, 0.999, 1)] == [
        "0%", "under 1%", "50%", "over 99%", "100%",
    ]  # fmt: skip
    assert day("not a date") == "not a date"


def test_of_many_absent_origins_those_most_rest_on_are_named() -> None:
    whole = make_long_dossier(12)
    ids = [r.id for r in whole.reports]
    absent = tuple(
        Origin(f"o{n}", f"Paper {n}", None, tuple(ids[:n])) for n in (1, 2, 3, 4, 5, 6, 7, 8)
    )
    said = sentences(dataclasses.replace(whole, origins=(*whole.origins, *absent)))
    resting = [s for s in said if "in part on" in s]
    assert len(resting) == 6
    assert "Paper 8" in resting[0]
    assert "2 further origins are not at hand; 2 reports at most rest on any of them." in said
