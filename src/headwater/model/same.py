"""A thing as a key of a cache."""

from __future__ import annotations

from typing import Generic, TypeVar

_T = TypeVar("_T")


class Same(Generic[_T]):
    """A thing as a key of a cache: by identity, where its parts cannot be hashed, or not soon.

    The key holds the thing, so that no other one can take its place while the cache lives.

    Attributes:
        thing: what it stands for.
    """

    __slots__ = ("thing",)

    def __init__(self, thing: _T) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.thing is self.thing
