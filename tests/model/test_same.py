"""A key of a cache that goes by identity."""

from __future__ import annotations

from functools import lru_cache

from headwater.model.same import Same


def test_equal_things_that_are_two_are_two_keys() -> None:
    """One list is the same as itself alone, though another holds the same."""
    one, other = [1, 2], [1, 2]
    assert Same(one) == Same(one)
    assert hash(Same(one)) == hash(Same(one))
    assert Same(one) != Same(other)
    assert Same(one) != one


def test_a_cache_holds_what_it_was_asked_of() -> None:
    """As long as the cache lives no other thing can have the address of one that it knows."""

    @lru_cache(maxsize=4)
    def length(key: Same[list[int]]) -> int:
        return len(key.thing)

    assert [length(Same([0] * n)) for n in range(4)] == [0, 1, 2, 3]
    assert length.cache_info().misses == 4
