from __future__ import annotations

import numpy as np
import pytest

from headwater.corpus.kernel.hashes import mix
from headwater.corpus.kernel.shingles import distinct
from headwater.corpus.kernel.sketches import BANDS, make_bands, make_sketches, resemblance


def sketches_of(*sets: range) -> np.ndarray:
    owners = np.concatenate([np.full(len(s), n, dtype=np.int64) for n, s in enumerate(sets)])
    hashes = mix(np.concatenate([np.array(s, dtype=np.uint64) for s in sets]))
    owners, hashes, _ = distinct(owners, hashes)
    return make_sketches(owners, hashes, len(sets))


@pytest.mark.parametrize("common", [0, 300, 600, 900, 1000])
def test_estimates_the_share_of_common_shingles(common: int) -> None:
    one, other = range(1000), range(1000 - common, 2000 - common)
    sketches = sketches_of(one, other)
    estimate = resemblance(sketches[:1], sketches[1:])[0]
    # Four standard errors of 64 bins.
    assert estimate == pytest.approx(common / (2000 - common), abs=0.25)


def test_same_sets_have_the_same_bands() -> None:
    sketches = sketches_of(range(500), range(500), range(7000, 7500))
    bands, filled = make_bands(sketches)
    assert bands.shape == (3, BANDS)
    assert filled.all()
    assert (bands[0] == bands[1]).all()
    assert not set(bands[0]) & set(bands[2])


def test_a_text_without_shingles_fills_no_band_and_is_like_nothing() -> None:
    sketches = make_sketches(np.zeros(0, np.int64), np.zeros(0, np.uint64), 2)
    assert not make_bands(sketches)[1].any()
    assert resemblance(sketches[:1], sketches[1:]).tolist() == [0.0]
