"""When two addresses are the same page of a case."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from headwater.acquire import canonical_url

_WWW = re.compile(r"^(?:www\.)+")


def page_of(url: str) -> str:
    """A key that is the same for every address of one page, with or without "www.", http or https.

    Stricter keys would take a page for another one when its site moves to https; what tells pages
    apart is left as `canonical_url` has it. Anything but a web address stays as it is.
    """
    canonical = canonical_url(url)
    try:
        parts = urlsplit(canonical)
    except ValueError:
        return canonical
    if parts.scheme not in {"http", "https"}:
        return canonical
    host = _WWW.sub("", parts.netloc)
    return canonical_url(urlunsplit(parts._replace(scheme="https", netloc=host)))
