"""The log of a case in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from headwater.store import Entry

_MAX_NAMES = 3

_DONE = {
    "confirm": "confirmed",
    "reject": "rejected",
    "split": "split",
    "merge": "merged",
    "correct": "corrected",
    "note": "noted on",
    "grade": "graded",
}


def say_entry(entry: Entry) -> str:
    """What an entry says, on one line: what was done, to what, and why."""
    body = entry.body
    if body is None:
        return f"{entry.action} (what it said was purged)"
    if entry.action in _DONE:
        return _because(_decided(entry.action, body), body["note"])
    match entry.action:
        case "added":
            said = f"added {_some(list(body['captures']))}"
        case "analysed":
            said = f"findings made of {body['reports_read']} reports, sha256 {body['sha256'][:16]}"
        case "purged":
            said = f"purged {', '.join(body['reports'])}"
        case "protected":
            said = f"protected SOURCE-{body['number']}"
        case "packed":
            said = f"packed {body['files']} files"
        case "undo":
            said = _because(f"undid {body['undoes']}", body["note"])
        case _:
            said = "the case was made"
    return said


def _decided(verb: str, body: Mapping[str, Any]) -> str:
    others = "; ".join(o["about"] for o in body["with"])
    said = f"{_DONE[verb]} {body['target']} ({body['about']})"
    said += f" {'with' if verb == 'merge' else 'without'} {others}" if others else ""
    return f"{said}: {body['value']}" if body["value"] else said


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:_MAX_NAMES])
    return shown + (f" and {len(names) - _MAX_NAMES} more" if len(names) > _MAX_NAMES else "")


def _because(said: str, note: str) -> str:
    return f"{said}, because: {note}" if note else said
