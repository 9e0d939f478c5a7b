"""The judge names the kinds as the corpus that it is fitted on does, and in the same order."""

from __future__ import annotations

from corpora.reworded import KINDS as WRITTEN

from headwater.judge.judge import KINDS


def test_the_network_answers_in_the_order_of_the_corpus() -> None:
    assert KINDS == WRITTEN
