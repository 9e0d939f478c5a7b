"""Which addresses may become links: a report's own words must never send a reader anywhere."""

from __future__ import annotations

from urllib.parse import urlsplit

# No address may hold these unescaped (RFC 3986); in mark-up and in notations they end it early.
_NEVER = frozenset('<>"{}|\\^`')


def safe_url(url: str | None) -> str | None:
    """The address if it is one that a reader may follow (http, https), else None."""
    if url is None or not url.isprintable() or any(c.isspace() or c in _NEVER for c in url):
        return None
    try:
        parts = urlsplit(url)
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        return None
    # `urlsplit` takes the scheme in any case of letters; a name and password are nobody's business.
    follows = parts.scheme in {"http", "https"} and parts.hostname and parts.username is None
    return url if follows and port_is_right else None
