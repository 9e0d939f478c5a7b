"""What was declared beside the bytes: the charset in a media type's parameters."""

from __future__ import annotations

import re

_CHARSET = re.compile(r";\s{0,9}charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)


def charset_of(media_type: str | None) -> str | None:
    """The charset of "text/html; charset=windows-1251"; None where none is named."""
    match = _CHARSET.search(media_type or "")
    return match[1] if match else None
