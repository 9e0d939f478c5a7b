"""Answers of stages as bytes, and the same answers under other report ids.

MessagePack over the model's own types: no code can hide in it, and what does not fit the types is
refused. Word vectors are left out, since the language model has them.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

import msgspec

from headwater.annotate import with_vectors
from headwater.model import Annotations, Comparison, Span

_T = TypeVar("_T")

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
    if isinstance(thing, Span):
        return Span(names.get(thing.report, thing.report), thing.start, thing.end, thing.text)
    if isinstance(thing, tuple):
        return tuple(_renamed(part, names) for part in thing)
    if isinstance(thing, Annotations):
        return _renamed_annotations(thing, names)
    if isinstance(thing, Comparison):
        return replace(
            _renamed_fields(thing, names),
            child=names.get(thing.child, thing.child),
            parent=names.get(thing.parent, thing.parent),
        )
    if is_dataclass(thing) and not isinstance(thing, type):
        return _renamed_fields(thing, names)
    return thing


def _renamed_fields(record: Any, names: Mapping[str, str]) -> Any:
    held = {f.name: getattr(record, f.name) for f in fields(record)}
    told = {name: _renamed(value, names) for name, value in held.items()}
    changed = {name: value for name, value in told.items() if value is not held[name]}
    return replace(record, **changed) if changed else record


def _renamed_annotations(parse: Annotations, names: Mapping[str, str]) -> Annotations:
    """As for any record; but tokens, of which there are many, name no report."""
    return replace(
        parse,
        report=names.get(parse.report, parse.report),
        sentences=_renamed(parse.sentences, names),
        names=_renamed(parse.names, names),
        quotations=_renamed(parse.quotations, names),
    )
