"""A dossier's JSON -> Dossier: what `headwater trace --json` wrote, read back.

The JSON says less than the model holds (the words of an alignment, the strength of a hedge, and a
report's text unless it was asked for); what it does not say gets the plainest value. Written again
it gives the same bytes.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any, NoReturn

import msgspec

from headwater.dossier.dossier import SCHEMA, Dossier, Json
from headwater.errors import ReadError

_SPAN = ("report", "start", "end", "text")
_ENDS = {"low", "high"}
_BOM = b"\xef\xbb\xbf"
_FAMILY = SCHEMA.rpartition("/")[0]


def is_dossier(content: bytes) -> bool:
    """Whether bytes are meant as a dossier's JSON, of whatever version of the schema."""
    if not content.removeprefix(_BOM).lstrip().startswith(b"{") or _FAMILY.encode() not in content:
        return False
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        # Cut short, perhaps: it is told apart by how every dossier of ours begins.
        return f'"schema": "{_FAMILY}/'.encode() in content[:200]
    return isinstance(value, dict) and str(value.get("schema", "")).startswith(f"{_FAMILY}/")


def load_dossier(content: bytes) -> Dossier:
    """The dossier that was written as these bytes.

    Args:
        content: JSON in UTF-8, as `Dossier.to_json` writes it; keys that we do not know are passed
            over.

    Raises:
        ReadError: it is not JSON, not of our schema, lacks something, holds a value of another
            kind, or has a span whose words do not stand in the text that it carries.
    """
    try:
        value = json.loads(content, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"no dossier: it is not whole JSON ({error})") from error
    schema = value.get("schema") if isinstance(value, dict) else None
    if schema != SCHEMA:
        raise ReadError(f"no dossier of the schema {SCHEMA}, but {str(schema)[:60]!r}")
    try:
        dossier = msgspec.convert(_reshaped(value), Dossier)
        texts = {report.id: report.text for report in dossier.reports if report.text}
        wrong = next(_misplaced(value, texts), None)
    except (msgspec.ValidationError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(f"the dossier is not as its schema has it: {_say(error)}") from error
    if wrong is not None:
        raise ReadError(f"a span of the dossier does not hold the words at its place: {wrong}")
    return dossier


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")


def _finite(figure: str) -> float:
    number = float(figure)
    if not math.isfinite(number):
        raise ValueError(f"{figure[:20]} is too large a number")
    return number


def _say(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _reshaped(value: Json) -> Json:
    """The contract's fields in the shape of the model."""
    return {
        **value,
        "provenance": {
            **value["provenance"],
            "stages": list(value["provenance"]["stages"].items()),
        },
        "reports": [_report(r) for r in value["reports"]],
        "claims": [_claim(c) for c in value["claims"]],
        "alignments": [
            {"child_sentence": 0, "parent_sentence": 0, "words": (), **a}
            for a in value["alignments"]
        ],
        "events": [_event(e) for e in value["events"]],
        "decisions": value.get("decisions", []),
        "places": [{"country": None, **p} for p in value["places"]],
    }


def _report(fields: Json) -> Json:
    return {
        "text": "",
        "agency_tags": (),
        "blocks": (),
        **fields,
        "furniture": [_spanned(f) for f in fields["furniture"]],
    }


def _claim(fields: Json) -> Json:
    return {
        "sentence": 0,
        **fields,
        "hedges": [{"strength": 0.0, **_spanned(h)} for h in fields["hedges"]],
        "numbers": [_number(n) for n in fields["numbers"]],
    }


def _number(fields: Json) -> Json:
    return {"low": fields["value"], "high": fields["value"], **_spanned(fields)}


def _event(fields: Json) -> Json:
    ranges = {k: _ends(v) for k, v in fields.items() if isinstance(v, dict) and v.keys() == _ENDS}
    return {**fields, **ranges}


def _ends(fields: Json) -> tuple[Any, Any]:
    return fields["low"], fields["high"]


def _spanned(fields: Json) -> Json:
    """Fields that lie beside those of their span, with the span as a field of its own."""
    span = {key: fields[key] for key in _SPAN}
    return {"span": span, **{k: v for k, v in fields.items() if k not in _SPAN}}


def _misplaced(value: Any, texts: dict[str, str]) -> Iterator[str]:
    """Each span whose words are not those of its report's text, as a readable line."""
    if isinstance(value, list):
        for entry in value:
            yield from _misplaced(entry, texts)
    elif isinstance(value, dict):
        if all(key in value for key in _SPAN) and value["report"] in texts:
            start, end = value["start"], value["end"]
            if texts[value["report"]][start:end] != value["text"] or not 0 <= start <= end:
                yield f"{value['report']}, {start} to {end}"
        for entry in value.values():
            yield from _misplaced(entry, texts)
