"""An account that is likely gone, read beside what the child tells."""

from __future__ import annotations

import pytest
from tests.drift.retelling import SETTINGS, tell

from headwater.align import align
from headwater.drift.denials import reread
from headwater.drift.denials.left_out import LeftOut, left_out
from headwater.drift.denials.omitted_denial import check_denials
from headwater.drift.denials.reread import chance_as_read, doubts_of, reread_facts
from headwater.drift.denials.retold import Retold
from headwater.drift.find import check_all
from headwater.drift.scene import Scene
from headwater.model import Judgement, Telling

SOURCE = (
    "Divers said the owner had sunk the ferry for the insurance money. His lawyer denied it and "
    "said that the ferry had struck a rock."
)
CLAIM = "The owner had sunk the ferry for the insurance money, divers said."
KEPT = f"{CLAIM} Nothing of this is true, according to his lawyer: it ran onto a reef."


def _retold(child_text: str) -> tuple[Telling, Telling, tuple[Scene, ...]]:
    parent, child = tell(SOURCE, "r1"), tell(child_text, "r2")
    comparison = align(child.report, parent.report, child.parse, parent.parse, SETTINGS.align)
    return parent, child, check_all(child, [parent], [comparison]).scenes


def _likeliest(child_text: str) -> tuple[LeftOut, Retold]:
    parent, child, scenes = _retold(child_text)
    retold = Retold(child, parent, scenes)
    return max(left_out(retold), key=lambda found: found.chance), retold


def _facts(child_text: str) -> dict[str, float]:
    found, retold = _likeliest(child_text)
    return dict(reread_facts(found, retold, {}, 0.5))


def test_a_denial_in_other_words_is_told() -> None:
    assert _facts(KEPT)["told"] > _facts(CLAIM)["told"]


def test_what_each_reader_doubts_of_the_claim_is_known() -> None:
    found, retold = _likeliest(CLAIM)
    doubts = doubts_of([Judgement(0, 0.9, (), (), ()), Judgement(0, 0.1, (), (), (), "together")])
    facts = reread_facts(found, retold, doubts, 0.5)
    assert facts["apart: doubt"] > facts["together: doubt"] > 0.0
    assert facts["unread"] == 0.0
    assert _facts(CLAIM)["unread"] == 1.0


def test_an_unlikely_loss_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    found, retold = _likeliest(CLAIM)
    monkeypatch.setattr(reread, "WORTH_READING", 1.0)
    assert chance_as_read(found, retold, {}) == found.chance


def test_a_judge_has_its_say_and_words_alone_decide_without_one() -> None:
    parent, child, scenes = _retold(CLAIM)
    (by_words,) = check_denials(child, [parent], scenes)
    sure = Judgement(0, 0.95, (), (), ())
    (as_read,) = check_denials(child, [parent], scenes, [sure])
    assert by_words.kind == as_read.kind == "omitted-denial"
    assert by_words.confidence != as_read.confidence
