"""Captures: bytes as they were received, each once, with how they were come by.

The record is what the Berkeley Protocol (OHCHR, 2020) asks to be kept of a digital item: its
digests, where it came from, who took it, when and with what. The log carries a digest of each
record, so that `check` sees when one was changed.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import mimetypes
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from headwater.errors import CaseError
from headwater.model import Capture
from headwater.store import log
from headwater.store.casefile import CaseFile
from headwater.store.database import Row, storable
from headwater.store.log import TOOL, Signature

_CUSTODY = "name, sha256, path, facts, media_type, method, collected_at, collected_by, tool, nonce"
_CAPTURES = f"SELECT number, size, {_CUSTODY} FROM captures JOIN contents USING (sha256)"


@dataclass(frozen=True, slots=True)
class Custody:
    """How a capture was come by; `docs/case.md` says which field of the protocol each is.

    Attributes:
        number: in the order in which captures were added.
        size: bytes.
        name: stable name of the report ("report-3f9c2a71b04d").
        sha256: hex digest of the bytes.
        path: as the user gave it.
        facts: the capture without its bytes, as JSON: metadata, notes, digest of the packed file.
        media_type: by its name ("text/html").
        method: "file", "standard input" or "fetch".
        collected_at: when it was added, in UTC.
        collected_by: who added it.
        tool: name and version of what added it.
        nonce: chance, so that the digest of this record gives nothing away.
    """

    number: int
    size: int
    name: str
    sha256: str
    path: str
    facts: str
    media_type: str
    method: str
    collected_at: str
    collected_by: str
    tool: str
    nonce: str

    @property
    def given(self) -> Capture:
        """The capture as it was given, without its bytes.

        Fields that a later Headwater adds to a capture take their defaults.

        Raises:
            CaseError: the record is not as Headwater writes it.
        """
        try:
            return msgspec.convert(json.loads(self.facts) | {"content": b""}, Capture)
        except (ValueError, TypeError, msgspec.MsgspecError) as error:
            raise CaseError(
                f"the record of {self.name} was changed; see headwater check"
            ) from error

    @property
    def digest(self) -> str:
        """Digest of the record, as the log has it."""
        fields = dataclasses.asdict(self)
        del fields["number"], fields["size"]
        return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


def name_capture(case: CaseFile, capture: Capture) -> str:
    """The stable name of the report that a capture is of.

    The same bytes are the same report, wherever they lay, unless what came beside them says that
    they were published elsewhere.
    """
    metadata = capture.metadata
    sha256 = hashlib.sha256(capture.content).hexdigest()
    return case.name("report", sha256, metadata.url or "", metadata.outlet or "")


def holds(case: CaseFile, name: str) -> bool:
    """Whether a report of that name is in the case."""
    return case.database.value("SELECT 1 FROM captures WHERE name = ?", (name,)) is not None


def names(case: CaseFile) -> list[str]:
    """The stable names of all captures, in the order in which they were added."""
    return [name for (name,) in case.database.rows("SELECT name FROM captures ORDER BY number")]


def keep_capture(case: CaseFile, name: str, capture: Capture, signature: Signature) -> Custody:
    """Keep a capture; to be called inside of `Database.writing`, and once for each name."""
    custody = _record(case, name, capture, signature)
    case.database.run(
        "INSERT OR IGNORE INTO contents VALUES (?, ?, ?)",
        (custody.sha256, custody.size, capture.content),
    )
    case.database.run(
        f"INSERT INTO captures (number, {_CUSTODY}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        tuple(getattr(custody, f) for f in ("number", *_CUSTODY.split(", "))),
    )
    return custody


def custodies(case: CaseFile) -> list[Custody]:
    """The records of all captures, in the order in which they were added."""
    return [Custody(*row) for row in case.database.rows(f"{_CAPTURES} ORDER BY number")]


def load_capture(case: CaseFile, custody: Custody) -> Capture:
    """A capture as it was received."""
    return dataclasses.replace(custody.given, content=content(case, custody.sha256))


def content(case: CaseFile, sha256: str) -> bytes:
    """The bytes with a digest, that a capture of the case has."""
    return bytes(case.database.value("SELECT content FROM contents WHERE sha256 = ?", (sha256,)))


def faults(case: CaseFile) -> Iterator[str]:
    """What does not hold: bytes that changed, records that are not those of the log."""
    statement = "SELECT sha256, size, content FROM contents"
    for sha256, size, held in case.database.each(statement):
        if hashlib.sha256(held).hexdigest() != sha256 or len(held) != size:
            yield f"contents: {sha256} is not the digest of what is kept under it"
    logged = _logged(case)
    for custody in custodies(case):
        if logged.pop(custody.name, None) != custody.digest:
            yield f"captures: the record of {custody.name} is not the one that was logged"
    for name in logged:
        yield f"captures: {name} was logged and is not there"


def _logged(case: CaseFile) -> dict[str, str]:
    """Digests of records by name, as the log has them; without those that were purged."""
    statement = "SELECT body FROM log WHERE action IN ('added', 'purged') ORDER BY number"
    found: dict[str, str] = {}
    for (body,) in case.database.rows(statement):
        said = log.read_body(body) or {}
        found |= said.get("captures", {})
        for name in said.get("reports", ()):
            found.pop(name, None)
    return found


def _record(case: CaseFile, name: str, capture: Capture, signature: Signature) -> Custody:
    row: Row | None = case.database.row("SELECT max(number) FROM captures")
    facts = dataclasses.asdict(dataclasses.replace(capture, content=b""))
    del facts["content"]
    return Custody(
        number=((row[0] if row else None) or 0) + 1,
        size=len(capture.content),
        name=name,
        sha256=hashlib.sha256(capture.content).hexdigest(),
        path=storable(capture.path),
        facts=json.dumps(facts, sort_keys=True),
        media_type=capture.media_type
        or mimetypes.guess_type(capture.path)[0]
        or "application/octet-stream",
        method=capture.receipt.method,
        collected_at=signature.at,
        collected_by=signature.by,
        tool=TOOL,
        nonce=secrets.token_hex(16),
    )
