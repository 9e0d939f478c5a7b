"""ZIP archives: a Word file, a web archive with its index (WACZ), or a folder of reports."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from headwater.acquire.items import Failed, Item, NoReportsError, Skipped
from headwater.acquire.names import printable, skip_reason
from headwater.acquire.opening.piece import Bounds, Piece
from headwater.acquire.sidecar import parse_sidecar, sidecar_names
from headwater.errors import ReadError
from headwater.model import Metadata
from headwater.raw.formats import DOCX
from headwater.raw.zips import DAMAGE, Zip, ZipLimits

_WACZ_INDEX = "datapackage.json"
_MAX_INDEX_BYTES = 20_000_000
# Other formats in the same wrapping, by a member that each of them has.
_OTHERS = {
    "xl/workbook.xml": "an Excel file",
    "ppt/presentation.xml": "a PowerPoint file",
    "META-INF/container.xml": "an EPUB book",
    "content.xml": "an OpenDocument file",
    "META-INF/MANIFEST.MF": "a Java archive",
    "AndroidManifest.xml": "an Android program",
}


def open_zip(piece: Piece, bounds: Bounds) -> Iterator[Item | Piece]:
    """What a ZIP archive holds.

    Raises:
        NoReportsError: it is a file of another kind in this wrapping, or empty.
        ReadError: it is damaged or a bomb.
    """
    settings = bounds.settings
    limits = ZipLimits(max_bytes=settings.max_unpacked_bytes, max_ratio=settings.max_ratio)
    archive = Zip(piece.file, limits)
    if archive.holds("word/document.xml"):
        content = piece.read(bounds.max_bytes)
        yield dataclasses.replace(piece.capture(content), media_type=DOCX.media_types[0])
        return
    other = next((called for name, called in _OTHERS.items() if archive.holds(name)), None)
    if other:
        raise NoReportsError(f"{other}, not a report; give its text")
    if not archive.members:
        raise NoReportsError("an empty ZIP archive")
    index = archive.member(_WACZ_INDEX)
    digests = _digests(archive, index) if index else None
    if digests is None:
        yield from _members(piece, archive, bounds)
    else:
        yield from _web_archives(piece, archive, digests)


def _members(piece: Piece, archive: Zip, bounds: Bounds) -> Iterator[Item | Piece]:
    """The members as a folder would have them, sidecars and all, in the order of their names."""
    receipt = piece.receipt_within("archive")
    for member in sorted(archive.members, key=lambda m: m.filename):
        path = f"{piece.path}#{printable(member.filename)}"
        reason = skip_reason(member.filename)
        if reason:
            yield Skipped(path, reason)
            continue
        try:
            file = _opened(archive, member)
            metadata, notes = _sidecar(archive, member)
        except ReadError as error:
            yield Failed(path, str(error))
            continue
        bounds.count_unpacked(member.file_size)
        yield Piece(
            path, file, metadata=metadata, notes=notes, receipt=receipt, depth=piece.depth + 1,
            named=False,
        )  # fmt: skip


def _opened(archive: Zip, member: zipfile.ZipInfo) -> BinaryIO:
    """A member as a file that can be read from its start again, never held whole."""
    archive.refuse(member)
    try:
        return cast(BinaryIO, archive.open(member))
    except DAMAGE as error:
        raise ReadError(f"damaged in its ZIP archive ({type(error).__name__})") from error


def _sidecar(archive: Zip, member: zipfile.ZipInfo) -> tuple[Metadata, tuple[str, ...]]:
    folder, slash, name = member.filename.rpartition("/")
    for candidate in sidecar_names(name):
        beside = archive.member(f"{folder}{slash}{candidate}")
        if beside is not None:
            return parse_sidecar(printable(candidate), archive.read(beside, _MAX_INDEX_BYTES))
    return Metadata(), ()


def _web_archives(piece: Piece, archive: Zip, digests: dict[str, str]) -> Iterator[Item | Piece]:
    """The web archives of a WACZ; the rest of it is their index."""
    receipt = piece.receipt_within("archive")
    found = False
    for member in sorted(archive.members, key=lambda m: m.filename):
        path = f"{piece.path}#{printable(member.filename)}"
        if not member.filename.endswith((".warc", ".warc.gz")):
            yield Skipped(path, "part of the packing of a web archive (WACZ)")
            continue
        found = True
        try:
            _check_member(archive, member, digests.get(member.filename))
            file = _opened(archive, member)
        except ReadError as error:
            yield Failed(path, str(error))
            continue
        yield Piece(path, file, receipt=receipt, depth=piece.depth + 1, named=False)
    if not found:
        yield Failed(piece.path, "a web archive (WACZ) without a WARC in it")


def _digests(archive: Zip, index: zipfile.ZipInfo) -> dict[str, str] | None:
    """SHA-256 by member, as the index of a WACZ has them; None where it is no such index."""
    try:
        said = json.loads(archive.read(index, _MAX_INDEX_BYTES))
    except (ValueError, RecursionError, ReadError):
        said = None
    resources = said.get("resources") if isinstance(said, dict) else None
    warcs = any(m.filename.startswith("archive/") for m in archive.members)
    if not isinstance(resources, list):
        return {} if warcs else None
    named = [r for r in resources if isinstance(r, dict)]
    return {str(r.get("path")): str(r.get("hash", "")) for r in named}


def _check_member(archive: Zip, member: zipfile.ZipInfo, said: str | None) -> None:
    """Refuse a member that is not what the index was made of; one without a digest passes."""
    algorithm, _, wanted = (said or "").partition(":")
    if algorithm.lower().replace("-", "") != "sha256" or not wanted:
        return
    digest = hashlib.sha256()
    for chunk in archive.chunks(member):
        digest.update(chunk)
    if digest.hexdigest() != wanted.lower():
        raise ReadError("its bytes do not match its digest in datapackage.json")
