"""A text that a library caller holds already, as a capture."""

from __future__ import annotations

from headwater.model import Capture, Metadata, Receipt


def capture_text(text: str, name: str, metadata: Metadata | None = None) -> Capture:
    """A capture of a text given by a library caller.

    Args:
        text: the words; lone surrogates survive here and are replaced by the reader, which says so.
        name: what the report is called in the account and the dossier.
        metadata: what the caller knows about it.
    """
    return Capture(
        name,
        text.encode("utf-8", "surrogatepass"),
        metadata or Metadata(),
        receipt=Receipt("library"),
    )
