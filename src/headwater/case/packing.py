"""A package to hand on: a BagIt bag (RFC 8493) in one zip file, the same bytes for the same case.

It holds what was received, what was read, what was found and what was done. Nothing of whoever is
protected is in it: texts and dossier are rewritten, and a capture that names somebody, or that
cannot be looked into, stays behind.
"""

from __future__ import annotations

import hashlib
import io
import json
import secrets
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headwater.case.analysing import Known, analyse
from headwater.case.guarding import find_protected
from headwater.case.history import say_entry
from headwater.case.protecting import Finder, protect_dossier
from headwater.dossier import Dossier
from headwater.errors import CaseError
from headwater.render.page import render_page
from headwater.store import CaseFile, Entry, Signature, log
from headwater.store.captures import Custody, content, custodies
from headwater.store.readings import revisions
from headwater.version import VERSION

if TYPE_CHECKING:
    from headwater.pipeline import Progress
    from headwater.settings import Settings

# A zip cannot leave its times out; this is the first that it can hold.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_BAGIT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_ENCODINGS = ("utf-8", "utf-16", "latin-1")
_TEXT_TYPES = ("text/", "application/json", "application/xml", "application/xhtml")


@dataclass(frozen=True, slots=True)
class Packed:
    """What was written.

    Attributes:
        files: how many files the package holds.
        size: bytes of the package.
        sha256: its digest.
        withheld: how many captures stayed behind, since they name somebody protected or cannot be
            looked into.
    """

    files: int
    size: int
    sha256: str
    withheld: int


def pack_case(
    case: CaseFile,
    out: Path,
    *,
    settings: Settings | None = None,
    signature: Signature,
    progress: Progress | None = None,
) -> Packed:
    """Write the package, whole or not at all, and log that it was written.

    Args:
        case: the case.
        out: the zip file; it must not be there yet.
        settings: what to find with; those of the last analysis where None.
        signature: who packs, and when.
        progress: called with (stage, done, total).

    Raises:
        CaseError: the package cannot be written, or its name names somebody protected.
    """
    finder = find_protected(case)
    if finder.names(str(out)):
        raise CaseError(f"{finder.cover(str(out))}: names somebody; name another file")
    if out.exists():
        raise CaseError(f"{out}: is there already; name a file that is not")
    known = analyse(case, settings=settings, signature=signature, progress=progress)
    bag = _Bag(case, known, finder)
    files = bag.files()
    packed = _zipped(files)
    _write(out, packed)
    with case.database.writing():
        log.append(case.database, signature, "packed", {"files": len(files)})
    digest = hashlib.sha256(packed).hexdigest()
    return Packed(len(files), len(packed), digest, len(bag.withheld))


class _Bag:
    """Puts the files of a package together."""

    def __init__(self, case: CaseFile, known: Known, finder: Finder) -> None:
        self.case = case
        self.names = known.namer.reports
        self.finder = finder
        self.dossier: Dossier = protect_dossier(known.dossier, finder)
        self.custodies = custodies(case)
        self.withheld = {c.name for c in self.custodies if self._names_somebody(c)}

    def files(self) -> dict[str, bytes]:
        """Every file of the package by its path in it, tag files last."""
        payload = {f"data/{path}": held for path, held in self._payload()}
        tags = {
            "bagit.txt": _BAGIT.encode(),
            "bag-info.txt": self._info(payload).encode(),
            "manifest-sha256.txt": _manifest(payload).encode(),
        }
        return {**payload, **tags, "tagmanifest-sha256.txt": _manifest(tags).encode()}

    def _payload(self) -> Iterator[tuple[str, bytes]]:
        for custody in self.custodies:
            if custody.name not in self.withheld:
                yield f"captures/{custody.name}", content(self.case, custody.sha256)
        for report in self.dossier.reports:
            name = self.names[report.id]
            yield f"texts/{name}.txt", report.text.encode("utf-8", "backslashreplace")
        yield "dossier.json", self.dossier.to_json(with_text=True).encode()
        yield "dossier.html", render_page(self.dossier).encode("utf-8", "backslashreplace")
        yield "custody.json", _json([self._record(c) for c in self.custodies])
        entries = log.entries(self.case.database)
        yield "log.jsonl", b"".join(_json(self._entry(e), indent=None) for e in entries)

    def _names_somebody(self, custody: Custody) -> bool:
        """Whether a capture holds a protected name, or may: what cannot be read as text may."""
        if not self.finder.people:
            return False
        if not custody.media_type.startswith(_TEXT_TYPES) and not _is_text(
            content(self.case, custody.sha256)
        ):
            return True
        held = content(self.case, custody.sha256)
        return any(self.finder.names(held.decode(e, "replace")) for e in _ENCODINGS)

    def _record(self, custody: Custody) -> dict[str, Any]:
        """How a capture was come by, in the words of the Berkeley Protocol's record."""
        given, cover = custody.given, self.finder.cover
        withheld = custody.name in self.withheld
        record: dict[str, Any] = {
            "item_id": custody.name,
            "sha256": None if withheld else custody.sha256,
            "bytes": None if withheld else custody.size,
            "media_type": custody.media_type,
            "original_name": cover(Path(custody.path).name),
            "target_url": cover(given.metadata.url) if given.metadata.url else None,
            "collected_at": custody.collected_at,
            "collected_by": cover(custody.collected_by),
            "tool": custody.tool,
            "method": custody.method,
            "evidentiary_path": None if withheld else f"data/captures/{custody.name}",
            "working_path": self._working_path(custody.name),
            "revises": self._revised.get(custody.name),
            "custody": [
                {
                    "at": custody.collected_at,
                    "who": cover(custody.collected_by),
                    "action": "collected",
                    "to_hash": None if withheld else custody.sha256,
                }
            ],
        }
        if withheld:
            record["withheld"] = "names somebody who is protected, or cannot be looked into"
        return record

    @property
    def _revised(self) -> Mapping[str, str]:
        return revisions(self.case)

    def _working_path(self, name: str) -> str | None:
        return f"data/texts/{name}.txt" if name in set(self.names.values()) else None

    def _entry(self, entry: Entry) -> dict[str, Any]:
        return {
            "number": entry.number,
            "at": entry.at,
            "by": self.finder.cover(entry.by),
            "tool": entry.tool,
            "action": entry.action,
            "said": self.finder.cover(say_entry(entry)),
            "sha256": entry.sha256,
        }

    def _info(self, payload: Mapping[str, bytes]) -> str:
        size = sum(map(len, payload.values()))
        lines = [
            f"Bag-Software-Agent: headwater {VERSION}",
            f"Payload-Oxum: {size}.{len(payload)}",
            f"Headwater-Log-Digest: {log.head(self.case.database)}",
            f"Headwater-Captures-Withheld: {len(self.withheld)}",
        ]
        return "\n".join(lines) + "\n"


def _is_text(held: bytes) -> bool:
    try:
        return "\0" not in held.decode("utf-8")
    except UnicodeDecodeError:
        return False


def _manifest(files: Mapping[str, bytes]) -> str:
    return "".join(f"{hashlib.sha256(files[p]).hexdigest()}  {p}\n" for p in sorted(files))


def _json(value: object, indent: int | None = 1) -> bytes:
    said = json.dumps(value, ensure_ascii=False, indent=indent)
    return said.encode("utf-8", "backslashreplace") + b"\n"


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip file without a time, a comment or a trace of the machine."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, held in files.items():
            member = zipfile.ZipInfo(path, _NO_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, held)
    return packed.getvalue()


def _write(out: Path, packed: bytes) -> None:
    part = out.with_name(f"{out.name}.{secrets.token_hex(4)}.part")
    try:
        part.write_bytes(packed)
        part.replace(out)
    except OSError as error:
        raise CaseError(f"{out}: could not be written ({error.strerror})") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
