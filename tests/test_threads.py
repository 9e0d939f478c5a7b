"""Libraries that multiply matrices are told to do so with one thread, unless the user says more."""

from __future__ import annotations

import os

import pytest

from headwater.threads import multiply_with_one_thread


def test_one_thread_unless_the_user_says_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in the environment already is the user's wish."""
    monkeypatch.setattr(os, "environ", {"OMP_NUM_THREADS": "3"})
    multiply_with_one_thread()
    assert os.environ["OMP_NUM_THREADS"] == "3"
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
