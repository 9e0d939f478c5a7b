"""One request and its answer, with every byte that went over the wire."""

from __future__ import annotations

import contextlib
import http.client
import io
import re
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from headwater.acquire.fetch.connect import connect, remaining
from headwater.acquire.fetch.rules import Rules
from headwater.acquire.fetch.target import Target
from headwater.errors import ReadError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Answers that only say that the answer is coming ("100 Continue").
_INTERIM = re.compile(rb"HTTP/1\.[01] 1\d\d[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n")
# Status line and headers come on top of what the body may have.
_HEADER_ROOM = 131_072


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer.

    Attributes:
        target: what was asked for.
        sent: the request's bytes.
        came: the response's bytes, framing and all.
        status: the response's code.
        reason: what the server calls it.
        headers: the response's headers by name in lower case; of two the last counts.
        body: without the framing of its transfer, still packed.
        address: the IP address that answered; None behind a proxy.
        problem: why the body is not whole; None if it is.
    """

    target: Target
    sent: bytes
    came: bytes
    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes
    address: str | None
    problem: str | None = None


class _TooLargeError(Exception):
    """More came over the wire than a page may have."""


class _Wire(io.RawIOBase):
    """The receiving side of a connection: a deadline, a bound, and a record of what came."""

    def __init__(self, connection: socket.socket, rules: Rules, deadline: float) -> None:
        self.came = bytearray()
        self._connection = connection
        self._rules = rules
        self._deadline = deadline

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Receive what is there, however slowly it comes, until the deadline for all of it."""
        self._connection.settimeout(remaining(self._rules, self._deadline))
        with memoryview(buffer) as view:
            size = self._connection.recv_into(view)
            self.came += view[:size]
        if len(self.came) > self._rules.max_bytes + _HEADER_ROOM:
            raise _TooLargeError
        return size


class _Received:
    """What the response's parser takes for a socket."""

    def __init__(self, wire: _Wire) -> None:
        self._wire = wire

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(self._wire)


def exchange(
    target: Target, rules: Rules, deadline: float, conditions: Mapping[str, str]
) -> Exchange:
    """Ask for a page and take the answer.

    Args:
        target: what is asked for.
        rules: whom to reach, and how much to take.
        deadline: on the rules' clock.
        conditions: further headers, such as If-None-Match.

    Raises:
        ReadError: it may not be had, nobody answers, or what answers does not speak HTTP.
    """
    connection, address = connect(target, rules, deadline)
    with contextlib.closing(connection):
        sent = _request(target, rules, conditions)
        wire = _Wire(connection, rules, deadline)
        with _failures(target):
            connection.settimeout(remaining(rules, deadline))
            connection.sendall(sent)
            response = http.client.HTTPResponse(_Received(wire), method="GET")  # type: ignore[arg-type]
            response.begin()
        body, problem = _body(response, rules)
    headers = {name.lower(): value for name, value in response.getheaders()}
    interim = _INTERIM.match(wire.came)
    came = bytes(wire.came[interim.end() if interim else 0 :])
    reason = "".join(c for c in response.reason if c.isprintable())[:60]
    return Exchange(
        target, sent, came, response.status, reason, headers, body, address, problem
    )  # fmt: skip


@contextlib.contextmanager
def _failures(target: Target) -> Iterator[None]:
    try:
        yield
    except TimeoutError as error:
        raise ReadError(f"{target.host} takes too long to answer") from error
    except _TooLargeError as error:
        raise ReadError(f"{target.host} answers with endless headers") from error
    except (http.client.HTTPException, ValueError) as error:
        raise ReadError(f"{target.host} does not answer as a web server does") from error
    except OSError as error:
        raise ReadError(f"{target.host} broke off the connection") from error


def _body(response: http.client.HTTPResponse, rules: Rules) -> tuple[bytes, str | None]:
    """As much of the body as came, and what keeps it from being whole."""
    body = bytearray()
    try:
        for piece in iter(lambda: response.read1(65_536), b""):
            body += piece
            _refuse_large(body, rules)
    except _TooLargeError:
        return bytes(body), f"larger than {rules.max_bytes:,} bytes, the most that is read"
    except ReadError as error:
        return bytes(body), str(error)
    except TimeoutError:
        return bytes(body), f"not had within {rules.settings.timeout_seconds:g} s"
    except (http.client.HTTPException, OSError, ValueError):
        return bytes(body), "the server broke off before its end"
    # What a server that breaks off still owes of the length that it announced.
    return bytes(body), "the server broke off before its end" if response.length else None


def _refuse_large(body: bytearray, rules: Rules) -> None:
    if len(body) > rules.max_bytes:
        raise _TooLargeError


def _request(target: Target, rules: Rules, conditions: Mapping[str, str]) -> bytes:
    """The request: no cookies, no referrer, nothing that tells one reader from another."""
    headers = {
        "Host": target.host_header,
        "User-Agent": rules.agent,
        "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
        "Accept-Language": "en, *;q=0.5",
        "Accept-Encoding": "gzip, deflate, br",
        "Connection": "close",
        **{k: v for k, v in conditions.items() if v.isprintable()},
    }
    lines = [f"GET {target.path} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")
