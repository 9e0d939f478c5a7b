from __future__ import annotations

import numpy as np
import pyarrow as pa

from headwater.corpus.kernel.shingles import (
    MOST_OWNERS,
    cover,
    distinct,
    distinct_short,
    shingles,
    uncovered,
)
from headwater.corpus.kernel.words import split_words


def test_no_shingle_reaches_from_one_text_into_the_next() -> None:
    words = split_words(pa.array(["a b c d", "a b", "b c d"]))
    hashes, whole = shingles(words, 3)
    assert whole.tolist() == [True, True, False, False, False, False, True, False, False]
    assert hashes[1] == hashes[6]
    assert hashes[0] != hashes[1]


def test_shingles_of_another_width_are_others() -> None:
    words = split_words(pa.array(["a a a a a a"]))
    assert shingles(words, 2)[0][0] != shingles(words, 3)[0][0]


def test_order_counts() -> None:
    words = split_words(pa.array(["the dam broke", "broke the dam"]))
    hashes, _ = shingles(words, 3)
    assert hashes[0] != hashes[3]


def test_cover_and_uncovered_are_opposites() -> None:
    starts = np.array([False, True, False, False, False, False])
    covered = cover(starts, 3)
    assert covered.tolist() == [False, True, True, True, False, False]
    assert uncovered(covered, 2).tolist() == [False, False, False, False, True, True]


def test_distinct_hashes_of_each_owner() -> None:
    owners = np.array([1, 0, 1, 0, 1023], dtype=np.int64)
    hashes = np.array([5, 7, 5, 3, 2**63], dtype=np.uint64) << np.uint64(0)
    found_owners, found, rows = distinct(owners, hashes)
    assert found_owners.tolist() == [0, 0, 1, 1023]
    assert found.tolist() == [3, 7, 5, 2**63]
    assert hashes[rows].tolist() == found.tolist()
    high = hashes << np.uint64(20)
    high[4] = 2**63
    short_owners, short = distinct_short(owners, high)
    assert short_owners.tolist() == [0, 0, 1, 1023]
    assert short.tolist() == [3 << 20, 7 << 20, 5 << 20, 2**63]
    assert MOST_OWNERS == 1024
