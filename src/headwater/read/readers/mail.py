"""E-mails: newsletters, statements and agency copy as they were sent."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import Message

from headwater.errors import ReadError
from headwater.model import Capture
from headwater.raw.decode import decode
from headwater.read.dates import with_full_year
from headwater.read.fragments import read_fragment
from headwater.read.readers.declared import charset_of
from headwater.read.readers.messages import (
    content_of,
    header_of,
    leaves_of,
    name_of_part,
    parse_message,
    sender_of,
)
from headwater.read.words import OwnMetadata, Words, titled


def read_mail(capture: Capture) -> Words:
    """The subject and the text of an e-mail; attachments are named in a note.

    The plain part is read where there is one, else the HTML part. Who sent it is the author, by
    name only: addresses of sources are not carried on.

    Raises:
        ReadError: it has no text part.
    """
    message = parse_message(capture.content)
    leaves = leaves_of(message)
    part = _text_part(leaves)
    if part is None:
        raise ReadError("an e-mail without text; give its attachments as files")
    body, links, encoding, notes = _body(part)
    text, title = titled(header_of(message, "Subject"), body)
    sent = header_of(message, "Date")
    return Words(
        text, "mail", encoding, title, title[1] if title else 0,
        own=OwnMetadata(
            title=header_of(message, "Subject"),
            author=sender_of(message),
            dates=(with_full_year(sent),) if sent else (),
        ),
        links=links,
        notes=notes + _attachments(leaves, part),
    )  # fmt: skip


def _text_part(leaves: Sequence[Message]) -> Message | None:
    shown = [p for p in leaves if p.get_content_disposition() != "attachment"]
    for wanted in ("text/plain", "text/html"):
        for part in shown:
            if part.get_content_type() == wanted and content_of(part)[0].strip():
                return part
    return None


def _body(part: Message) -> tuple[str, tuple[str, ...], str, tuple[str, ...]]:
    content, media_type = content_of(part)
    page = part.get_content_type() == "text/html"
    decoded = decode(content, page=page, charset=charset_of(media_type))
    if not page:
        text = decoded.text.replace("\r\n", "\n").strip()
        return text, (), decoded.encoding, decoded.notes
    text, links = read_fragment(decoded.text)
    return text, links, decoded.encoding, decoded.notes


def _attachments(leaves: Sequence[Message], body: Message) -> tuple[str, ...]:
    """A note for each part that holds something else than the same words in another form."""
    return tuple(
        f"its attachment {name_of_part(part)!r} ({part.get_content_type()}) is not read; "
        "give it as a file"
        for part in leaves
        if part is not body
        and (
            part.get_content_disposition() == "attachment" or part.get_content_maintype() != "text"
        )
    )
