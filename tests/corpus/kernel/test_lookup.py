from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.corpus.kernel.lookup import make_lookup

NUMBERS = st.integers(0, 2**64 - 1)


@given(
    st.lists(NUMBERS | st.integers(0, 40), unique=True, max_size=60), st.lists(NUMBERS, max_size=9)
)
def test_finds_every_key_and_no_other(keys: list[int], others: list[int]) -> None:
    held = np.array(keys, dtype=np.uint64)
    lookup = make_lookup(held, np.arange(len(keys), dtype=np.int64))
    wanted = np.array([*keys, *others, 0, 1], dtype=np.uint64)
    values, known = lookup.find(wanted)
    assert known.tolist() == [w in set(keys) for w in wanted.tolist()]
    assert [v for v, k in zip(values, known, strict=True) if k] == [
        keys.index(w) for w in wanted.tolist() if w in set(keys)
    ]
    assert lookup.has(wanted).tolist() == known.tolist()
