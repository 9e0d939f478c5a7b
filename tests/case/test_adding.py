"""Adding to a case: nothing twice, revisions known as such, everything accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case.stories import RULES
from tests.store.cases import ANN, FERRY, WHEAT, add, capture, new_case

from headwater.case.analysing import analyse
from headwater.case.pages import page_of
from headwater.model import Capture
from headwater.raw.formats import RECORD
from headwater.store.captures import names
from headwater.store.checking import check_case
from headwater.store.readings import repetitions, revisions
from headwater.store.search import search

PAGE = "https://quaygazette.example/ferry"


def paged(text: str, url: str = PAGE) -> str:
    """A text with the line that says where it was published."""
    return f"URL: {url}\n{text}"


def test_the_same_bytes_again_add_nothing_wherever_they_lie(tmp_path: Path) -> None:
    with new_case(tmp_path, [capture(FERRY)]) as case:
        added = add(case, [capture(FERRY), capture(FERRY, "copy/of.txt"), capture(WHEAT)])
        assert [path for _, path in added.added] == ["ferry.txt"]
        assert [o.path for o in added.again] == ["ferry.txt", "copy/of.txt"]
        assert added.given == len(added.added) + len(added.again)
        assert len(names(case)) == 2


def test_the_same_bytes_from_another_outlet_are_another_report(tmp_path: Path) -> None:
    with new_case(tmp_path, [capture(FERRY)]) as case:
        added = add(case, [capture(FERRY, "b.txt", outlet="Harbour Brief")])
        assert len(added.added) == 1


def test_a_page_seen_again_with_other_words_is_a_revision(tmp_path: Path) -> None:
    later = FERRY.replace("at least nine", "at least 14")
    with new_case(tmp_path, [capture(paged(FERRY))]) as case:
        added = add(case, [capture(paged(later, f"{PAGE}?utm_source=post"), "later.txt")])
        (first, second) = names(case)
        assert revisions(case) == {second: first}
        assert [o.path for o in added.revisions] == ["later.txt"]
        assert first in added.revisions[0].reason
        assert case.database.rows("SELECT name, revises FROM reports ORDER BY added_at, name")


def test_a_page_seen_again_with_the_same_words_counts_once_and_is_kept(tmp_path: Path) -> None:
    page = "<html><head><title>Ferry</title></head><body><article><p>{}</p></article>{}</body>"
    words = (
        "The Sornay ferry sank off Cape Veld on Tuesday, killing nine, the coastguard said. " * 4
    )
    first = capture(page.format(words, ""), "a.html", url=PAGE)
    again = capture(page.format(words, "<aside>7 May</aside><!-- 2 -->"), "b.html", url=PAGE)
    with new_case(tmp_path, [first]) as case:
        added = add(case, [again])
        assert added.added == ()
        assert "same words" in added.again[0].reason
        assert len(names(case)) == 2
        assert repetitions(case) == {2}
        assert len(search(case, "sornay")) == 1
        assert len(case.database.rows("SELECT * FROM reports")) == 1
        assert check_case(case).faults == ()


def test_what_cannot_be_read_is_kept_and_accounted_for(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        added = add(case, [capture("  \n", "blank.txt"), capture(WHEAT), capture("...", "dots")])
        assert [o.path for o in added.failed] == ["blank.txt", "dots"]
        assert all(o.reason for o in added.failed)
        assert added.given == len(added.added) + len(added.failed)
        assert len(names(case)) == 3
        assert len(case.database.rows("SELECT * FROM reports WHERE problem IS NOT NULL")) == 2
        again = add(case, [capture("  \n", "blank.txt")])
        assert len(again.again) == 1


def test_a_log_entry_names_what_each_step_added(tmp_path: Path) -> None:
    captures = [capture(f"Ferry {n} sank, sailors said.", f"{n}.txt") for n in range(120)]
    with new_case(tmp_path, captures) as case:
        rows = case.database.rows("SELECT body FROM log WHERE action = 'added'")
        assert len(rows) == 3
        assert check_case(case).faults == ()
        assert check_case(case).captures == 120


@pytest.mark.parametrize(
    "url",
    [
        "https://quaygazette.example/ferry/",
        "http://www.QuayGazette.example:80/ferry#comments",
        "https://quaygazette.example:443/ferry?utm_source=a&fbclid=b",
    ],
)
def test_addresses_of_one_page_are_one(url: str) -> None:
    assert page_of(url) == page_of(PAGE)


@pytest.mark.parametrize(
    "url",
    [f"{PAGE}?page=2", f"{PAGE}/photos", "https://other.example/ferry", f"{PAGE}.html", "ferry"],
)
def test_addresses_of_other_pages_are_others(url: str) -> None:
    assert page_of(url) != page_of(PAGE)


@given(url=st.one_of(st.text(max_size=30), st.text(max_size=20).map(lambda t: f"http://a.b/{t}")))
def test_an_address_once_made_canonical_stays_so(url: str) -> None:
    assert page_of(page_of(url)) == page_of(url)


def test_the_order_of_adding_changes_no_name(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        add(case, [capture(WHEAT, "w.txt"), capture(FERRY)], ANN)
        assert sorted(names(case)) == sorted(
            case.name("report", *key)
            for key in [
                (digest, "", "") for (digest,) in case.database.rows("SELECT sha256 FROM contents")
            ]
        )


def test_half_a_character_in_json_or_mail_ends_no_analysis(tmp_path: Path) -> None:
    said = "A dam burst at Teska\\ud800 on Friday, killing two people, the mayor said."
    record = f'{{"title": "Dam \\ud800", "text": "{said}"}}'
    mail = b"Subject: Dam \xff bursts\nFrom: Desk \xfe <d@lund.example>\n\nA dam burst at Teska.\n"
    half = Capture("half.json", record.encode(), media_type=RECORD.media_types[0])
    captures = [half, Capture("half.eml", mail)]
    with new_case(tmp_path, captures) as case:
        dossier = analyse(case, settings=RULES, signature=ANN).dossier
        assert len(dossier.reports) == 2
        assert not list(check_case(case).faults)
        again = analyse(case, settings=RULES, signature=ANN).dossier
    assert again == dossier
