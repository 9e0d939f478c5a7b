"""An address taken apart for fetching; what must not be fetched is refused here."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import idna

from headwater.acquire.urls import encode_target
from headwater.errors import ReadError

_PORTS = {"http": 80, "https": 443}
_MAX_CHARS = 8_000


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked of whom.

    Attributes:
        url: the address as a request would name it.
        scheme: "http" or "https".
        host: in ASCII, without brackets.
        port: 80 or 443, or what the address says.
        path: path and query as they are sent.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt is for."""
        return f"{self.scheme}://{self.host_header}"

    @property
    def host_header(self) -> str:
        """The host as the Host header has it."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return shown if self.port == _PORTS[self.scheme] else f"{shown}:{self.port}"


def parse_target(url: str) -> Target:
    """The parts of an address.

    Raises:
        ReadError: it is not of the web, has a user name in it, or cannot be understood.
    """
    if len(url) > _MAX_CHARS:
        raise ReadError(f"an address of more than {_MAX_CHARS:,} characters")
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ReadError(f"no address ({error}); give one such as https://news.example/a") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise ReadError(f"{scheme or 'no'} address: only http and https are fetched")
    if not host:
        raise ReadError("an address without a host; give one such as https://news.example/a")
    if parts.username is not None or parts.password is not None:
        raise ReadError("an address with a user name in it; give it without")
    named = _ascii_host(host)
    path = encode_target(parts.path or "/", parts.query)
    target = Target(url, scheme, named, port or _PORTS[scheme], path)
    return Target(f"{target.origin}{path}", scheme, named, target.port, path)


def _ascii_host(host: str) -> str:
    bare = host.rstrip(".").lower()
    if bare.isascii() and bare.isprintable() and " " not in bare:
        return bare
    try:
        return idna.encode(bare, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise ReadError(f"{host!r} is no name of a host") from error
