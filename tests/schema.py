"""The JSON contract of a dossier as data, and a check of any value against it.

In a schema a type stands for a value of that type, a set for one of its members, a list of one
schema for a list of such values, a dictionary for an object with exactly these keys, and `Maybe`
for a value or null.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value of a schema, or null."""

    schema: Any


@dataclass(frozen=True, slots=True)
class Without:
    """An object with all keys of `schema`, but for some that may be missing."""

    schema: dict[str, Any]
    may_miss: frozenset[str]


SPAN = {"report": str, "start": int, "end": int, "text": str}
OUTCOME = {"path": str, "reason": str}
RANGE = {"low": float, "high": float}
SOURCE_KIND = {"person", "group", "outlet", "document", "unnamed"}
VOICE = Without(
    {
        "name": str,
        "kind": SOURCE_KIND,
        "role": str,
        "of": str,
        "channel": str,
        "recipient": str,
        "voice": str,
        "anonymous": bool,
        "number": {"one", "several"},
        "relation": {"eyewitness", "participant", "official", "hearsay"},
    },
    frozenset({"role", "of", "channel", "recipient", "voice", "anonymous", "number", "relation"}),
)
DRIFT_KIND = {
    "attribution-dropped",
    "attribution-shifted",
    "certainty-raised",
    "hedge-dropped",
    "hedge-added",
    "number-changed",
    "entity-changed",
    "role-swapped",
    "detail-added",
    "merged",
    "negated",
    "quote-altered",
    "quote-fabricated",
    "omitted-denial",
}
PLOVER_EVENT = set(
    "AGREE CONSULT SUPPORT COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT CRIME".split()
)

DOSSIER: dict[str, Any] = {
    "schema": {"headwater/dossier/1"},
    "version": str,
    "account": {
        "given": int,
        "read": int,
        "skipped": [OUTCOME],
        "failed": [OUTCOME],
        "degraded": [str],
    },
    "provenance": {
        "settings": str,
        "stages": dict,
        "language_model": Maybe(str),
        "attribution_method": str,
        "drift_method": str,
    },
    "reports": [
        {
            "id": str,
            "path": str,
            "url": Maybe(str),
            "sha256": str,
            "text_sha256": str,
            "title": Maybe(SPAN),
            "outlet": Maybe(str),
            "outlet_basis": Maybe({"header", "metadata", "self-reference", "url"}),
            "author": Maybe(str),
            "dateline": Maybe(SPAN),
            "published": {
                "earliest": Maybe(str),
                "latest": Maybe(str),
                "basis": {"metadata", "text", "none"},
            },
            "language": str,
            "encoding": str,
            "extraction": str,
            "furniture": [SPAN | {"rule": str}],
        }
    ],
    "attributions": [
        {
            "id": str,
            "content": SPAN,
            "cue": Maybe(SPAN),
            "source": Maybe(SPAN),
            "source_kind": SOURCE_KIND,
            "direct": bool,
            "continued": bool,
            "chain": [VOICE],
            "cue_class": {"neutral", "factive", "doubting", "denying", "estimating", "attitude"},
            "confidence": float,
            "evidence": [str],
        }
    ],
    "voices": [
        {
            "id": str,
            "name": str,
            "kind": SOURCE_KIND,
            "spellings": [str],
            "reports": [str],
            "attributions": [str],
        }
    ],
    "claims": [
        {
            "id": str,
            "span": SPAN,
            "attributions": [str],
            "certainty": {"stated", "hedged", "denied", "hypothetical"},
            "hedges": [SPAN],
            "numbers": [
                SPAN
                | {
                    "value": float,
                    "unit": str,
                    "bound": {"exact", "at-least", "at-most", "about"},
                }
            ],
            "event": Maybe(str),
            "group": Maybe(str),
        }
    ],
    "alignments": [{"child": SPAN, "parent": SPAN, "score": float, "verbatim": float}],
    "links": [
        {
            "child": str,
            "parent": str,
            "kind": {"copy", "excerpt", "rewrite", "cites", "revision"},
            "cited": bool,
            "share": float,
            "undirected": bool,
            "confidence": float,
            "evidence": [str],
        }
    ],
    "origins": [{"id": str, "name": str, "report": Maybe(str), "reports": [str]}],
    "groups": [
        {
            "id": str,
            "text": str,
            "claims": [str],
            "reports": [str],
            "origins": [str],
            "independent_origins": int,
            "status": {"single-origin", "corroborated", "conflicting"},
            "values": [
                {
                    "value": str,
                    "claims": [str],
                    "origins": [str],
                    "independent_origins": int,
                    "earliest": Maybe(str),
                    "latest": Maybe(str),
                }
            ],
            "confidence": float,
            "evidence": [str],
        }
    ],
    "drift": [
        {
            "id": str,
            "kind": DRIFT_KIND,
            "severity": {"high", "medium", "low"},
            "child": SPAN,
            "parent": SPAN,
            "detail": str,
            "confidence": float,
        }
    ],
    "events": [
        {
            "id": str,
            "claims": [str],
            "type": PLOVER_EVENT,
            "mode": Maybe(str),
            "context": [str],
            "modality": {"asserted", "historical", "future", "hypothetical", "negated"},
            "actors": [str],
            "recipients": [str],
            "place": Maybe(str),
            "time": Maybe(str),
            "dead": Maybe(RANGE),
            "injured": Maybe(RANGE),
            "arrested": Maybe(RANGE),
            "trigger": Maybe(SPAN),
            "reason": str,
            "acled": Maybe({"type": str, "sub_type": str}),
        }
    ],
    "places": [
        {
            "id": str,
            "span": SPAN,
            "name": str,
            "geonameid": Maybe(int),
            "lat": Maybe(float),
            "lon": Maybe(float),
            "kind": str,
            "country": Maybe(str),
            "precision": {1, 2, 3},
            "confidence": float,
            "candidates": int,
            "province": Maybe(str),
            "district": Maybe(str),
            "where_prec": Maybe({1, 2, 3, 4, 5, 6, 7}),
            "resolution": Maybe({1, 2, 3, 4, 5}),
            "uncertainty_m": Maybe(int),
            "relation": {"in", "near", "between"},
            "within": Maybe(
                {
                    "name": str,
                    "geonameid": Maybe(int),
                    "kind": str,
                    "lat": Maybe(float),
                    "lon": Maybe(float),
                }
            ),
            "role": {"place", "body"},
        }
    ],
    "times": [
        {
            "id": str,
            "span": SPAN,
            "earliest": Maybe(str),
            "latest": Maybe(str),
            "precision": {1, 2, 3},
            "anchor": {"published", "text", "none"},
            "type": {"DATE", "TIME", "DURATION", "SET"},
            "value": str,
        }
    ],
}


def problems(value: Any, schema: Any, where: str = "dossier") -> Iterator[str]:
    """Each place where a value is not as the schema has it, as a readable line."""
    match schema:
        case Maybe():
            if value is not None:
                yield from problems(value, schema.schema, where)
        case Without():
            missing = schema.may_miss - _keys(value)
            present = {k: v for k, v in schema.schema.items() if k not in missing}
            yield from _object_problems(value, present, where)
        case dict():
            yield from _object_problems(value, schema, where)
        case list():
            yield from _list_problems(value, schema[0], where)
        case set():
            if value not in schema:
                yield f"{where} is {value!r}, none of {sorted(schema)}"
        case _:
            yield from _type_problems(value, schema, where)


def _keys(value: Any) -> set[str]:
    return set(value) if isinstance(value, dict) else set()


def _list_problems(value: Any, entry_schema: Any, where: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{where} is no list but {value!r}"
        return
    for place, entry in enumerate(value):
        yield from problems(entry, entry_schema, f"{where}[{place}]")


def _type_problems(value: Any, wanted: type, where: str) -> Iterator[str]:
    # JSON has one kind of number: a whole one is a fraction too, a truth value is neither.
    kinds = (int, float) if wanted is float else (wanted,)
    if not isinstance(value, kinds) or (isinstance(value, bool) and wanted is not bool):
        yield f"{where} is {value!r}, no {wanted.__name__}"


def _object_problems(value: Any, schema: dict[str, Any], where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{where} is no object but {value!r}"
        return
    for key in schema.keys() - value.keys():
        yield f"{where} has no {key}"
    for key in value.keys() - schema.keys():
        yield f"{where} has {key}, which the contract does not know"
    for key in schema.keys() & value.keys():
        yield from problems(value[key], schema[key], f"{where}.{key}")


def spans_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every span anywhere in a dossier's JSON."""
    if isinstance(value, dict):
        if value.keys() >= SPAN.keys():
            yield value
        for entry in value.values():
            yield from spans_in(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from spans_in(entry)
