"""The log: append-only, chained, and whole again after a purge."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.cases import ANN, BEN, new_case

from headwater.errors import CaseError
from headwater.store import CaseFile, log, open_case
from headwater.store.checking import check_case

BODIES = st.dictionaries(
    st.text(max_size=8), st.one_of(st.text(max_size=20), st.integers(), st.none()), max_size=4
)


def write(case: CaseFile, count: int = 3) -> None:
    for number in range(count):
        with case.database.writing():
            log.append(case.database, BEN, "note", {"value": f"word {number}"})


def test_entries_say_who_did_what_and_when_in_order(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        write(case)
        entries = list(log.entries(case.database))
    assert [e.number for e in entries] == [1, 2, 3, 4]
    assert [(e.by, e.at, e.action) for e in entries[1:]] == [("ben", BEN.at, "note")] * 3
    assert entries[2].body == {"value": "word 1"}
    assert entries[0].tool.startswith("headwater ")


@given(bodies=st.lists(BODIES, max_size=5))
def test_whatever_is_said_comes_back_and_the_chain_holds(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[dict[str, object]]
) -> None:
    with new_case(tmp_path_factory.mktemp("log")) as case:
        for body in bodies:
            with case.database.writing():
                log.append(case.database, ANN, "note", body)
        assert [e.body for e in log.entries(case.database)][1:] == bodies
        assert log.faults(case.database) == []


def test_no_statement_changes_or_takes_out_an_entry(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        write(case)
        for statement in (
            "DELETE FROM log WHERE number = 2",
            "DELETE FROM log",
            "UPDATE log SET by = 'carl' WHERE number = 2",
            "UPDATE log SET body = '{}' WHERE number = 2",
            "UPDATE log SET number = 9 WHERE number = 2",
            "UPDATE log SET sha256 = 'x' WHERE number = 2",
            "UPDATE log SET at = '' WHERE number = 2",
        ):
            with pytest.raises(CaseError, match="cannot be"):
                case.database.run(statement)
        assert log.faults(case.database) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET by = 'carl' WHERE number = 3",
        'UPDATE log SET body = \'{"value": "no"}\' WHERE number = 3',
        "UPDATE log SET at = '2020-01-01T00:00:00Z' WHERE number = 3",
        "UPDATE log SET action = 'reject' WHERE number = 3",
        "DELETE FROM log WHERE number = 3",
        "UPDATE log SET nonce = NULL WHERE number = 3",
        "UPDATE log SET number = number + 10 WHERE number > 3",
    ],
)
def test_whoever_goes_round_the_triggers_is_found_out(tmp_path: Path, statement: str) -> None:
    with new_case(tmp_path) as case:
        write(case)
        path = case.path
    raw = sqlite3.connect(path)
    raw.executescript("DROP TRIGGER log_keeps_every_entry; DROP TRIGGER log_changes_no_entry;")
    raw.execute(statement)
    raw.commit()
    raw.close()
    with open_case(path, ANN.at) as case:
        assert any(fault.startswith("log:") for fault in check_case(case).faults)


@pytest.mark.parametrize("body", ["", "not json", "[]", "3"])
def test_a_log_that_is_not_ours_is_told_in_one_line(tmp_path: Path, body: str) -> None:
    with new_case(tmp_path) as case:
        write(case)
        path = case.path
    raw = sqlite3.connect(path)
    raw.execute("DROP TRIGGER log_changes_no_entry")
    raw.execute("UPDATE log SET body = ? WHERE number = 3", (body,))
    raw.commit()
    raw.close()
    with open_case(path, ANN.at) as case:
        assert "log: what entry 3 says was changed" in check_case(case).faults
        with pytest.raises(CaseError, match="entry 3 of the log was changed"):
            list(log.entries(case.database))


def test_an_emptied_body_is_gone_and_the_chain_still_holds(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        write(case)
        before = log.head(case.database)
        with case.database.writing():
            log.empty_bodies(case.database, [3])
        assert [e.body for e in log.entries(case.database)][2] is None
        assert log.faults(case.database) == []
        assert log.head(case.database) == before
