"""How agencies say that a report is not to be used: IPTC's publishing status in our words."""

from __future__ import annotations

from headwater.model import PubStatus

_NOTES: dict[PubStatus, str] = {
    "canceled": "KILL: its publisher took it back (canceled); nothing may rest on it",
    "withheld": "its publisher withholds it for now (withheld)",
}
_MAX_NOTE_CHARS = 300

_STATUSES: dict[str, PubStatus] = {
    "canceled": "canceled",
    "cancelled": "canceled",
    "withheld": "withheld",
    "embargoed": "withheld",
}


def pub_status_of(words: str | None) -> PubStatus:
    """The status that ninjs ("canceled") or NewsML-G2 ("stat:canceled") gives; usable unless said.

    Args:
        words: the value as written, with or without the prefix of its vocabulary.
    """
    code = (words or "").strip().lower().rpartition(":")[2].rpartition("/")[2]
    return _STATUSES.get(code, "usable")


def notes_of_status(status: PubStatus, ed_note: str | None) -> tuple[str, ...]:
    """What a reader must know of an item: its status unless it is usable, and its desk's note."""
    notes = (_NOTES[status],) if status in _NOTES else ()
    words = " ".join((ed_note or "").split())[:_MAX_NOTE_CHARS]
    return (*notes, f"its agency notes: {words}") if words else notes
