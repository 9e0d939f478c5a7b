"""A piece of what was given (a file, a member, a record), and the bounds for all that it holds."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from headwater.acquire.fetch.fetched import Fetched
from headwater.acquire.items import Item, TooMuchError
from headwater.errors import ReadError
from headwater.model import Capture, Metadata, Receipt, ReceiptMethod
from headwater.settings import AcquireSettings

_CHUNK = 1_048_576
_NOT_KEPT = "it was fetched and not kept; to have it again, name an archive with --keep"


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes that are one report or hold many.

    Attributes:
        path: as the user gave it; for what was taken out of something, "outer#inner".
        file: the bytes; readable from the start again.
        media_type: as declared, or None.
        metadata: what is known of it from beside it (a sidecar, an option).
        notes: what degraded it so far.
        receipt: how it came.
        depth: how many things it was taken out of.
        named: whether the user named it, or a folder or an archive had it.
        packed_sha256: digest of the gzip file that it was unpacked from.
    """

    path: str
    file: BinaryIO
    media_type: str | None = None
    metadata: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()
    receipt: Receipt = field(default_factory=Receipt)
    depth: int = 0
    named: bool = True
    packed_sha256: str | None = None

    def inner(self, name: str, content: bytes, method: ReceiptMethod) -> Piece:
        """A piece taken out of this one.

        Args:
            name: what this one calls it; shown behind a "#", never used as a path.
            content: its bytes.
            method: what kind of place this one is.
        """
        return dataclasses.replace(
            self,
            path=f"{self.path}#{name}",
            file=io.BytesIO(content),
            media_type=None,
            metadata=Metadata(),
            notes=(),
            receipt=self.receipt_within(method),
            depth=self.depth + 1,
            named=False,
            packed_sha256=None,
        )

    def receipt_within(self, method: ReceiptMethod) -> Receipt:
        """The receipt of what is taken out of this piece: how the outermost container came."""
        digest = self.receipt.container_sha256 or self.packed_sha256 or self.digest()
        return dataclasses.replace(self.receipt, method=method, container_sha256=digest)

    def digest(self) -> str:
        """SHA-256 of the bytes, as a hex digest; they are left at their start."""
        digest = hashlib.sha256()
        self.file.seek(0)
        while chunk := self.file.read(_CHUNK):
            digest.update(chunk)
        self.file.seek(0)
        return digest.hexdigest()

    def read(self, max_bytes: int) -> bytes:
        """All the bytes.

        Raises:
            ReadError: there are more than `max_bytes`.
        """
        self.file.seek(0)
        content = self.file.read(max_bytes + 1)
        refuse_large(len(content), max_bytes)
        return content

    def capture(self, content: bytes) -> Capture:
        """This piece as the capture of one report."""
        return Capture(
            self.path, content, self.metadata, self.notes, self.packed_sha256, self.media_type,
            self.receipt,
        )  # fmt: skip


def fetched_piece(place: str, page: Fetched) -> Piece:
    """What was fetched as a piece to open, called by the address that was asked for."""
    receipt = Receipt("fetch", page.url, page.received, record=page.record)
    notes = page.notes if page.record else (*page.notes, _NOT_KEPT)
    return Piece(place, io.BytesIO(page.content), page.media_type, notes=notes, receipt=receipt)


def refuse_large(size: int, max_bytes: int) -> None:
    """Raise `ReadError` where something is larger than what is read."""
    if size > max_bytes:
        raise ReadError(
            f"larger than {max_bytes:,} bytes, the most that is read (read.max_bytes); "
            "give the report alone"
        )


class Bounds:
    """How much one place may give in all; shared by everything that is inside it.

    Attributes:
        max_bytes: the most that one report may have.
        settings: the other bounds.
    """

    def __init__(self, max_bytes: int, settings: AcquireSettings) -> None:
        self.max_bytes = max_bytes
        self.settings = settings
        self._items = 0
        self._unpacked = 0

    def count_item(self) -> None:
        """One more item was found.

        Raises:
            TooMuchError: it is one too many.
        """
        self._items += 1
        if self._items > self.settings.max_items:
            raise TooMuchError(
                f"holds more than {self.settings.max_items:,} items (acquire.max_items); "
                "the rest is not read; give it in parts"
            )

    def count_unpacked(self, size: int) -> None:
        """So many bytes more came out of something packed.

        Raises:
            TooMuchError: it is too much in all.
        """
        self._unpacked += size
        if self._unpacked > self.settings.max_unpacked_bytes:
            raise TooMuchError(
                f"unpacks to more than {self.settings.max_unpacked_bytes:,} bytes in all "
                "(acquire.max_unpacked_bytes); the rest is not read; give it in parts"
            )


Opener = Callable[[Piece, Bounds], Iterator[Item | Piece]]
"""Takes a piece of one format apart; gives captures, what was left out, and pieces to open."""
