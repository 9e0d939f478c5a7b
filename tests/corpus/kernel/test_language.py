from __future__ import annotations

import numpy as np
import pyarrow as pa
from tests.corpus.kernel.counted import language_in
from tests.corpus.newswire import Newsroom

from headwater.corpus.kernel.alignment.sides import pair_hashes
from headwater.corpus.kernel.language import BIT, Language
from headwater.corpus.kernel.words import split_words


def bits(model: Language, text: str) -> list[float]:
    words = split_words(pa.array([text]))
    alone = model.bits_alone(words.hashes)
    after = model.bits_after(pair_hashes(words), alone, np.roll(alone, 1))
    return [a / BIT for a in after.tolist()]


def test_a_rare_word_surprises_more_than_a_common_one() -> None:
    room = Newsroom(3)
    model = language_in([" ".join(room.body()) for _ in range(60)])
    common, rare = model.bits_alone(split_words(pa.array(["the zanzibar"])).hashes) / BIT
    assert rare > common + 4


def test_a_word_that_always_follows_surprises_little() -> None:
    room = Newsroom(4)
    model = language_in([" ".join(room.body()) for _ in range(60)])
    # "Port Amsel" is a place of the room; "Amsel" stands nowhere else.
    first, second = bits(model, "Port Amsel")
    assert second < first
    assert second <= 2.0


def test_of_a_word_behind_a_rare_one_little_is_known() -> None:
    room = Newsroom(5)
    model = language_in([" ".join(room.body()) for _ in range(60)])
    after_common = bits(model, "the zanzibar")[1]
    after_rare = bits(model, "quorzel zanzibar")[1]
    assert after_rare < after_common
