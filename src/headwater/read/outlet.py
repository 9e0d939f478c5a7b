"""Who published a report, as far as something beside its words says so.

What a report says of itself in its text ("told VOA") is weighed later, with the other reports.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from headwater.model import OutletBasis

# Host labels that name a form of a site, not the site.
_FORMS = frozenset({"www", "m", "mobile", "amp", "en", "english", "news", "edition", "web"})
_HOST = re.compile(r"[a-z0-9.-]{3,253}$")


def name_outlet(
    *,
    given: str | None,
    header: str | None,
    page: str | None,
    url: str | None,
    masthead: str | None = None,
) -> tuple[str | None, OutletBasis | None]:
    """The outlet and what says so.

    Args:
        given: from an option or a sidecar; it wins.
        header: from a header line of the text.
        page: from the page's own metadata.
        url: where the report stood; its host says it, too.
        masthead: as the page names itself among its lines; the last resort.
    """
    named: tuple[tuple[str | None, OutletBasis], ...] = (
        (given, "metadata"),
        (header, "header"),
        (page, "metadata"),
        (site_of(url), "url"),
        (masthead, "header"),
    )
    for outlet, basis in named:
        if outlet and outlet.strip():
            return " ".join(outlet.split()), basis
    return None, None


def web_url(words: str | None) -> str | None:
    """The address if it is one of the web (http or https, with a host), else None."""
    if not words:
        return None
    words = words.strip()
    try:
        parts = urlsplit(words)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    return words if words.isprintable() and " " not in words else None


def site_of(url: str | None) -> str | None:
    """The site that an address belongs to ("https://www.lakepost.example/a": lakepost.example)."""
    known = web_url(url)
    if known is None:
        return None
    host = (urlsplit(known).hostname or "").rstrip(".")
    if not _HOST.match(host):
        return None
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in _FORMS:
        labels = labels[1:]
    return ".".join(labels)
