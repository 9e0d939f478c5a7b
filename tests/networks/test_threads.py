"""Matrices are multiplied by one thread while it is asked for, and as before afterwards."""

from __future__ import annotations

from threadpoolctl import threadpool_info

from headwater.networks.threads import one_thread


def threads() -> list[int]:
    """How many threads each library for matrices may use now."""
    return [held["num_threads"] for held in threadpool_info() if held["user_api"] == "blas"]


def test_one_thread_inside_and_as_many_as_before_outside() -> None:
    """What the caller's own program does with matrices is none of our business."""
    before = threads()
    with one_thread():
        assert set(threads()) <= {1}
        with one_thread():
            assert set(threads()) <= {1}
        assert set(threads()) <= {1}
    assert threads() == before
