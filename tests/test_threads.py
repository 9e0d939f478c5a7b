"""Libraries that multiply matrices are told to do so with one thread, unless the user says more."""

from __future__ import annotations

import os

import pytest

from headwater.threads import multiply_with_one_thread

NAME = "OPENBLAS_NUM_THREADS"


def test_one_thread_unless_the_user_says_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)
    multiply_with_one_thread()
    assert os.environ[NAME] == "1"
    monkeypatch.setenv(NAME, "3")
    multiply_with_one_thread()
    assert os.environ[NAME] == "3"
