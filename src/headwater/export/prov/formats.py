"""PROV records as PROV-JSON (W3C Member Submission of 2013) and as PROV-N (W3C Recommendation)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from headwater.dossier import Dossier
from headwater.export.encoding import encoded, json_bytes
from headwater.export.format import Format
from headwater.export.prov.mapping import prov_document
from headwater.export.prov.records import (
    ACTIVITY_TIMES,
    PREFIXES,
    RELATIONS,
    Document,
    Literal,
    Name,
    Record,
)


def render_prov_json(dossier: Dossier) -> bytes:
    """The dossier as PROV-JSON."""
    document = prov_document(dossier)
    return json_bytes(
        {
            "prefix": PREFIXES,
            **_json_records(document.about),
            "bundle": {document.bundle: {"prefix": PREFIXES, **_json_records(document.records)}},
        }
    )


def _json_records(records: Sequence[Record]) -> dict[str, Any]:
    kinds: dict[str, dict[str, Any]] = {}
    for number, record in enumerate(records, start=1):
        formal = RELATIONS.get(record.kind)
        name = f"_:id{number}" if formal else record.names[0]
        fields = dict(zip(formal, record.names, strict=False)) if formal else {}
        kinds.setdefault(record.kind, {})[name] = {**fields, **_json_attributes(record)}
    return kinds


def _json_attributes(record: Record) -> dict[str, Any]:
    values: dict[str, list[Any]] = {}
    for key, value in record.attributes:
        values.setdefault(key, []).append(_json_value(value))
    return {key: found[0] if len(found) == 1 else found for key, found in values.items()}


def _json_value(value: Literal) -> Any:
    match value:
        case Name():
            return {"$": value.text, "type": "prov:QUALIFIED_NAME"}
        case bool():
            return {"$": "true" if value else "false", "type": "xsd:boolean"}
        case int():
            return {"$": str(value), "type": "xsd:int"}
        case float():
            return {"$": str(value), "type": "xsd:double"}
        case _:
            return value


def render_prov_n(dossier: Dossier) -> bytes:
    """The dossier as PROV-N."""
    return encoded("\n".join(_notation(prov_document(dossier))) + "\n")


def _notation(document: Document) -> list[str]:
    prefixes = [f"prefix {prefix} <{uri}>" for prefix, uri in PREFIXES.items()]
    return [
        "document",
        *(f"  {line}" for line in (*prefixes, *map(_statement, document.about))),
        f"  bundle {document.bundle}",
        *(f"    {line}" for line in (*prefixes, *map(_statement, document.records))),
        "  endBundle",
        "endDocument",
    ]


def _statement(record: Record) -> str:
    names = list(record.names)
    places = len(RELATIONS.get(record.kind, ())) or (
        1 + ACTIVITY_TIMES if record.kind == "activity" else 1
    )
    arguments = [*names, *["-"] * (places - len(names))]
    if record.attributes:
        said = ", ".join(f"{key}={_notation_value(value)}" for key, value in record.attributes)
        arguments.append(f"[{said}]")
    return f"{record.kind}({', '.join(arguments)})"


def _notation_value(value: Literal) -> str:
    match value:
        case Name():
            return f"'{value.text}'"
        case bool():
            return f'"{"true" if value else "false"}" %% xsd:boolean'
        case int():
            return str(value)
        case float():
            return f'"{value}" %% xsd:double'
        case _:
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"'


PROV_JSON = Format(
    name="prov-json",
    media_type="application/json",
    suffix=".prov.json",
    about="W3C PROV as PROV-JSON: what was derived from what, and who said it",
    render=render_prov_json,
)
PROV_N = Format(
    name="prov-n",
    media_type="text/provenance-notation",
    suffix=".provn",
    about="the same in PROV-N, for people to read",
    render=render_prov_n,
)
