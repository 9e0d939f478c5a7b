"""What fetching keeps to: whom it may reach, how much, how fast, and through what."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from headwater.acquire.fetch.addresses import is_public
from headwater.errors import ReadError
from headwater.settings import AcquireSettings
from headwater.version import VERSION

AGENT = "Headwater"
"""What a site's robots.txt calls us."""


def resolve_host(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, as the system's resolver gives them.

    Raises:
        ReadError: it has none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReadError(f"no address is known for {host}") from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of fetching; the defaults are those of the program, the rest is for tests.

    Attributes:
        settings: how long, how many redirects, how politely.
        max_bytes: the most that a page may have, packed or not.
        proxy: a proxy ("socks5h://127.0.0.1:9050", "http://proxy:3128"), or None.
        resolve: finds a host's addresses.
        is_allowed: whether an address may be connected to.
        ports: the ports that may be.
        make_tls: makes what connections are encrypted and servers recognised with.
        clock: seconds that only go forward.
        sleep: waits for so many seconds.
        now: the instant, in UTC.
    """

    settings: AcquireSettings = field(default_factory=AcquireSettings)
    max_bytes: int = 20_000_000
    proxy: str | None = None
    resolve: Callable[[str, int], tuple[str, ...]] = resolve_host
    is_allowed: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset({80, 443})
    make_tls: Callable[[], ssl.SSLContext] = ssl.create_default_context
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], str] = _now
    agent: str = f"{AGENT}/{VERSION} (a reader of news; it keeps to robots.txt)"
