from __future__ import annotations

from headwater.lexicon.commonness import is_uncommon, rarity


def test_a_word_of_every_report_tells_less_than_one_that_few_have() -> None:
    assert rarity("say") < rarity("police") < rarity("scaffolding") <= 1.0
    assert is_uncommon("scaffolding")
    assert not is_uncommon("people")
