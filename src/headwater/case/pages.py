"""When two addresses are the same page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Parameters that say how a reader came to a page and nothing of the page.
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref|ref_src|cmpid|at_\w+)$", re.I
)
_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str) -> str:
    """An address without what does not tell one page from another.

    Host in lower case and without "www.", http taken for https, no default port, no fragment, no
    tracking parameters, parameters in order, no slash at the end. An address that cannot be taken
    apart stays as it is.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return url
    if parts.scheme.lower() not in _PORTS or not host:
        return url
    if port and port not in _PORTS.values():
        host = f"{host}:{port}"
    asked = [
        (k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)
    ]
    return urlunsplit(("https", host, parts.path.rstrip("/") or "/", urlencode(sorted(asked)), ""))
