"""Hashing in whole arrays: words from letters, shingles from words, keys from both.

All arithmetic is modulo 2^64 and depends on the words alone, never on the batch they came in, so
that every engine on every machine makes the same numbers.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

# Any odd base will do for a polynomial modulo 2^64; this is the multiplier of a linear
# congruential generator with a long period (Steele and Vigna 2021).
_BASE = 0xD1342543DE82EF95
_BASE_INVERSE = pow(_BASE, -1, 2**64)
# The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_ORDER = np.uint64(0x9E3779B97F4A7C15)


def mix(values: Hashes) -> Hashes:
    """Spread every bit over all bits; one to one."""
    mixed = values ^ (values >> np.uint64(30))
    mixed *= _MIX_1
    mixed ^= mixed >> np.uint64(27)
    mixed *= _MIX_2
    mixed ^= mixed >> np.uint64(31)
    return mixed


def hash_runs(
    letters: NDArray[np.uint16], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> Hashes:
    """One hash for each run `letters[start:end]`, the same wherever the run stands.

    A polynomial by prefix sums (Karp and Rabin 1987): the sum up to the end less that up to the
    start, shifted back by the inverse power of the start.
    """
    powers, inverses = _powers(1 << max(10, len(letters).bit_length()))
    sums = np.zeros(len(letters) + 1, dtype=np.uint64)
    np.cumsum(letters * powers[: len(letters)], out=sums[1:])
    return mix((sums[ends] - sums[starts]) * inverses[starts])


@lru_cache(maxsize=32)
def _powers(count: int) -> tuple[Hashes, Hashes]:
    def powers_of(base: int) -> Hashes:
        factors = np.full(count, base, dtype=np.uint64)
        factors[0] = 1
        return np.cumprod(factors)

    return powers_of(_BASE), powers_of(_BASE_INVERSE)


def hash_together(first: Hashes, *rest: Hashes) -> Hashes:
    """One hash for each row of several columns; their order counts."""
    joined = first
    for column in rest:
        joined = mix(joined * _ORDER + column)
    return joined


def signed(hashes: Hashes) -> NDArray[np.int64]:
    """The same 64 bits as Parquet and SQL hold them."""
    return hashes.view(np.int64)


def unsigned(values: NDArray[np.int64]) -> Hashes:
    """The 64 bits of `signed`, as the kernel reckons with them."""
    return values.view(np.uint64)


def hash_sequences(values: Hashes, owners: NDArray[np.int64], count: int) -> Hashes:
    """One hash for each owner's values in their order; owners stand in rising order.

    An owner without values gets the hash of nothing, which is the same for all of them.
    """
    firsts = np.searchsorted(owners, np.arange(count))
    places = np.arange(len(owners)) - firsts[owners]
    powers, _ = _powers(1 << max(10, len(owners).bit_length()))
    sums = np.zeros(len(values) + 1, dtype=np.uint64)
    np.cumsum(values * powers[places], out=sums[1:])
    lasts = np.append(firsts[1:], len(owners))
    return mix(sums[lasts] - sums[firsts])
