"""Messages of RFC 5322 with MIME parts: what e-mails and saved pages (MHTML) are made of.

The library's older policy is used and headers are decoded here: its newer one parses them with a
grammar whose time grows with the square of their length (28 s for headers of 85 KB, measured on
Python 3.11).
"""

from __future__ import annotations

import contextlib
import email
import email.errors
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from headwater.errors import ReadError

_MAX_PARTS = 1_000
_MAX_HEADER_CHARS = 2_000


def parse_message(content: bytes) -> Message:
    """The message in these bytes.

    Raises:
        ReadError: its parts are nested deeper than any real message's.
    """
    start = content.find(b"\n") + 1 if content.startswith(b"From ") else 0
    try:
        return email.message_from_bytes(content[start:].lstrip(b"\r\n"))
    except (RecursionError, ValueError, LookupError, email.errors.MessageError) as error:
        raise ReadError("a message whose parts cannot be told apart; save it again") from error


def leaves_of(message: Message) -> list[Message]:
    """The parts that hold something, in their order.

    Raises:
        ReadError: there are more than any real message has.
    """
    leaves: list[Message] = []
    pending: list[Message] = [message]
    while pending:
        part = pending.pop()
        payload = part.get_payload()
        if part.is_multipart() and isinstance(payload, list):
            pending.extend(p for p in reversed(payload) if isinstance(p, Message))
        else:
            leaves.append(part)
        if len(leaves) + len(pending) > _MAX_PARTS:
            raise ReadError(f"a message of more than {_MAX_PARTS:,} parts; save the report alone")
    return leaves


def header_of(message: Message, name: str) -> str | None:
    """A header's words, decoded, with single spaces; None where there are none."""
    raw = message.get(name)
    if raw is None:
        return None
    words = str(raw)[:_MAX_HEADER_CHARS]
    # One that says its charset wrongly: the words as they stand are the best there is.
    with contextlib.suppress(ValueError, LookupError, email.errors.MessageError):
        words = str(make_header(decode_header(words)))
    return " ".join(words.split()) or None


def sender_of(message: Message) -> str | None:
    """The name of who sent it; an address is no byline, and is left where it is."""
    said = header_of(message, "From")
    try:
        name = parseaddr(said)[0] if said else ""
    except (RecursionError, ValueError):  # comments nested deeper than anybody writes
        return None
    return name if name and "@" not in name else None


def content_of(part: Message) -> tuple[bytes, str]:
    """A part's bytes without its transfer encoding, and its media type with its charset."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = part.get_param("charset")
    declared = f"; charset={charset}" if isinstance(charset, str) else ""
    return content, f"{part.get_content_type()}{declared}"


def name_of_part(part: Message) -> str:
    """What a part is called, for a person to read."""
    try:
        name = part.get_filename()
    except (ValueError, LookupError):
        name = None
    return " ".join((name or "without a name").split())[:80]
