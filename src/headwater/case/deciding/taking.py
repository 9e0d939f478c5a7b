"""Taking a decision: is it one that can be taken about this, and if so, into the log with it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from headwater.case.deciding.targets import VERBS, Target
from headwater.errors import CaseError
from headwater.model import GroupStatus, LinkKind, Severity, Verb
from headwater.read import parse_published
from headwater.store import CaseFile, Entry, Signature, log

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""The Admiralty letters, for outlets and voices; people give them, Headwater never does."""

CREDIBILITY = {
    "1": "confirmed by other independent sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""The Admiralty figures, for groups of claims."""

# "Confirmed by other independent sources" has no meaning below two.
_MIN_ORIGINS_CONFIRMED = 2

_FIELDS: dict[str, tuple[str, ...]] = {
    "report": ("outlet", "published", "url", "author", "title", "language"),
    "link": ("kind", "direction"),
    "drift": ("severity",),
}
_CHOICES = {
    "kind": get_args(LinkKind),
    "direction": ("reversed",),
    "severity": get_args(Severity),
}


def decide(  # noqa: PLR0913 - a decision has these parts
    case: CaseFile,
    verb: Verb,
    target: Target,
    others: Sequence[Target] = (),
    *,
    value: str = "",
    note: str = "",
    signature: Signature,
) -> Entry:
    """Take a decision, whole or not at all.

    Args:
        case: the case.
        verb: what is decided; see `VERBS` for what it may be about.
        target: what it is about.
        others: of a merge, what else is the same; of a split, the claims of a group or the reports
            of a voice that are to stand apart.
        value: of a correction "outlet=VOA"; of a grade the letter or figure; of a note the words.
        note: why.
        signature: who decides, and when.

    Raises:
        CaseError: it cannot be taken about that; the message says what can.
    """
    if target.kind not in VERBS.get(verb, ()):
        raise CaseError(
            f"{verb} cannot be about {_a(target.kind)}; it is about {_listed(VERBS[verb])}"
        )
    _check_others(verb, target, others)
    value = _checked_value(verb, target, value)
    every = (target, *others)
    body = {
        "kind": target.kind,
        "target": target.name,
        "about": target.about,
        "anchor": dict(target.anchor),
        "with": [dataclasses.asdict(o) for o in others],
        "value": value,
        "note": note,
        "reports": list(dict.fromkeys(r for t in every for r in t.reports)),
    }
    with case.database.writing():
        return log.append(case.database, signature, verb, body)


def why_not_confirmed(origins: int, status: GroupStatus) -> str:
    """Why a group of claims cannot be graded 1, "confirmed by other independent sources", or "".

    Args:
        origins: how many independent ones stand behind it.
        status: what they say together.
    """
    if origins < _MIN_ORIGINS_CONFIRMED:
        return f"fewer than {_MIN_ORIGINS_CONFIRMED} independent origins are behind this"
    return "its origins contradict each other" if status == "conflicting" else ""


def undo(case: CaseFile, number: int, signature: Signature, note: str = "") -> Entry:
    """Undo a decision, or an undoing; it stays in the log, and the log says that it was undone.

    Raises:
        CaseError: no decision has that number.
    """
    with case.database.writing():
        entry = next((e for e in log.entries(case.database) if e.number == number), None)
        if entry is None or entry.body is None or entry.action not in get_args(Verb):
            raise CaseError(f"{number}: no decision has that number; see headwater log")
        body: Mapping[str, Any] = {
            "undoes": number,
            "note": note,
            "reports": entry.body.get("reports", []),
        }
        return log.append(case.database, signature, "undo", body)


def _check_others(verb: Verb, target: Target, others: Sequence[Target]) -> None:
    if verb not in {"merge", "split"}:
        if others:
            raise CaseError(f"{verb} is about one thing; give one name")
        return
    part = {"group": "claim", "voice": "report"}[target.kind] if verb == "split" else target.kind
    if not others:
        raise CaseError(f"{verb} needs {_a(part)} besides; name at least one")
    for other in others:
        if other.kind != part:
            raise CaseError(f"{other.about!r} is {_a(other.kind)}; {verb} needs {_a(part)} here")
        if other.name == target.name:
            raise CaseError(f"{other.about!r} is named twice; {verb} needs another {part}")
    if verb == "split":
        _check_parts(target, others)


def _check_parts(target: Target, parts: Sequence[Target]) -> None:
    whole = set(target.anchor["claims"] if target.kind == "group" else target.reports)
    strange = [p for p in parts if p.name not in whole]
    if strange:
        raise CaseError(f"{strange[0].about!r} is no part of {target.about!r}")
    if len({p.name for p in parts}) == len(whole):
        raise CaseError(f"nothing would be left of {target.about!r}; leave a part where it is")


def _checked_value(verb: Verb, target: Target, value: str) -> str:
    if verb == "correct":
        return _correction(target, value)
    if verb == "grade":
        return _grade(target, value.strip().upper())
    if verb == "note" and not value.strip():
        raise CaseError("a note needs words")
    if verb != "note" and value:
        raise CaseError(f"{verb} takes no value; {value!r} is one too many")
    return value


def _correction(target: Target, value: str) -> str:
    field, mark, said = value.partition("=")
    fields = _FIELDS[target.kind]
    if not mark or field not in fields or not said.strip():
        raise CaseError(
            f"{value!r}: correct {_a(target.kind)} by {_listed(fields)}, as FIELD=VALUE"
        )
    said = said.strip()
    if field in _CHOICES and said not in _CHOICES[field]:
        raise CaseError(f"{value!r}: {field} is one of {_listed(_CHOICES[field])}")
    if field == "published" and parse_published(said) is None:
        raise CaseError(f"{said!r} is no date; give one such as 2015-07-01")
    if field == "direction" and target.anchor["label"]:
        raise CaseError("what is not at hand cannot have taken from a report; reject the link")
    return f"{field}={said}"


def _grade(target: Target, grade: str) -> str:
    scale = CREDIBILITY if target.kind == "group" else RELIABILITY
    if grade not in scale:
        first, *_, last = scale
        raise CaseError(f"{grade!r}: {_a(target.kind)} is graded {first} to {last}")
    if grade != "1":
        return grade
    why = why_not_confirmed(target.anchor["origins"], target.anchor["status"])
    if why:
        raise CaseError(
            f"1 means confirmed by other independent sources, and {why}; 2 to 6 can be given"
        )
    return grade


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
