"""Answers of stages as bytes, and the same answers under other report ids.

MessagePack over the model's own types: no code can hide in it, and what does not fit the types is
refused. Word vectors are left out, since the language model has them.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_type_hints

import msgspec

from headwater.annotate import with_vectors
from headwater.lineage.direction import Direction
from headwater.lineage.evidence import Evidence
from headwater.model import Annotations, Comparison, Report, Span

_T = TypeVar("_T")

# Fields that name a report by its id; wherever else one is named, a span does it.
_NAMING: Mapping[type, frozenset[str]] = {
    Annotations: frozenset({"report"}),
    Comparison: frozenset({"child", "parent"}),
    Direction: frozenset({"child", "parent"}),
    Evidence: frozenset({"child", "parent"}),
    Report: frozenset({"id"}),
}
# Speed before size: a parse shrinks to a sixth even so.
_LEVEL = 1


def pack(answer: object) -> bytes:
    """An answer as bytes."""
    if isinstance(answer, Annotations):
        answer = replace(answer, vectors={})
    return zlib.compress(msgspec.msgpack.encode(answer), _LEVEL)


def unpack(packed: bytes, kind: type[_T]) -> _T | None:
    """The answer of this kind that was packed; None where the bytes hold no such thing."""
    try:
        answer = msgspec.msgpack.decode(zlib.decompress(packed), type=kind)
    except (zlib.error, msgspec.DecodeError):
        return None
    return cast(_T, with_vectors(answer)) if isinstance(answer, Annotations) else answer


def renamed(answer: _T, names: Mapping[str, str]) -> _T:
    """The same answer with other report ids, wherever a span or a record names a report."""
    if all(old == new for old, new in names.items()):
        return answer
    return cast(_T, _renamed(answer, names))


def _renamed(thing: Any, names: Mapping[str, str]) -> Any:
    kind: Any = type(thing)
    if kind is Span:
        return Span(names.get(thing.report, thing.report), thing.start, thing.end, thing.text)
    if kind is tuple:
        return tuple([_renamed(part, names) for part in thing])
    telling = _telling(kind)
    if not telling:
        return thing
    told = _NAMING.get(kind, frozenset())
    values = [
        getattr(thing, name)
        if name not in telling
        else names.get(value := getattr(thing, name), value)
        if name in told
        else _renamed(getattr(thing, name), names)
        for name in _fields(kind)
    ]
    return kind(*values)


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


@cache
def _telling(kind: Any) -> frozenset[str]:
    """The fields of a record in which a report may be named; a token, say, has none."""
    if not isinstance(kind, type) or not is_dataclass(kind):
        return frozenset()
    hints = get_type_hints(kind)
    named: frozenset[str] = _NAMING.get(kind, frozenset())
    return named | {name for name in _fields(kind) if _may_name(hints[name])}


def _may_name(hint: Any) -> bool:
    """Whether a value of a type may hold a span."""
    if isinstance(hint, type) and is_dataclass(hint):
        return hint is Span or bool(_telling(hint))
    return any(_may_name(part) for part in get_args(hint))
