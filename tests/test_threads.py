"""Libraries that multiply matrices get one thread, unless the user says more; work side by side."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, get_ident

import pytest

from headwater import threads
from headwater.networks.session import loaded_once
from headwater.threads import be_one_of_many, multiply_with_one_thread, side_by_side


def test_one_thread_unless_the_user_says_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in the environment already is the user's wish."""
    monkeypatch.setattr(os, "environ", {"OMP_NUM_THREADS": "3"})
    multiply_with_one_thread()
    assert os.environ["OMP_NUM_THREADS"] == "3"
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"


def test_answers_come_in_the_order_of_what_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two wait for each other: neither would end if they were not done at the same time."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    meeting = Barrier(2, timeout=20)

    def squared(number: int) -> int:
        meeting.wait()
        return number * number

    assert side_by_side(squared, range(6)) == [0, 1, 4, 9, 16, 25]


def test_one_of_many_does_nothing_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its fellows keep the other processors busy."""
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    monkeypatch.setattr(threads, "_is_one_of_many", False)
    be_one_of_many()
    assert side_by_side(lambda _: get_ident(), range(3)) == [get_ident()] * 3


def test_the_first_error_is_raised() -> None:
    """As it would be by a plain loop."""
    with pytest.raises(ZeroDivisionError):
        side_by_side(lambda number: 1 // number, [1, 0, 2])


def test_what_is_loaded_once_is_loaded_once() -> None:
    """By however many at the same time."""
    loads: list[int] = []

    @loaded_once
    def load() -> int:
        loads.append(1)
        return len(loads)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: load(), range(64))) == {1}
