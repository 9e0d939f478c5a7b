"""A web server on this machine for tests of fetching, with the rules that let them reach it."""

from __future__ import annotations

import contextlib
import dataclasses
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from headwater.acquire.fetch.rules import Rules
from headwater.settings import AcquireSettings

HOST = "127.0.0.1"
Answer = bytes | Callable[[bytes, socket.socket], None]
NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


def page(
    body: bytes | str = "words", status: str = "200 OK", kind: str = "text/html", **headers: str
) -> bytes:
    """A response."""
    content = body if isinstance(body, bytes) else body.encode()
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(content)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + content


def redirect(place: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return page("", status, Location=place)


@dataclass
class Server:
    """A server while it runs: what it answers to which path, and what it was asked."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[bytes] = field(default_factory=list)
    connections: int = 0

    def rules(self, **changed: object) -> Rules:
        """Rules under which any name leads to this server, and nothing else may be reached."""
        rules = Rules(
            AcquireSettings(timeout_seconds=5.0, pause_seconds=0.0),
            max_bytes=100_000,
            resolve=lambda host, port: (HOST,),
            is_allowed=lambda address: address == HOST,
            ports=frozenset({self.port}),
            sleep=lambda seconds: None,
            now=lambda: "2024-05-07T08:00:00Z",
        )
        return dataclasses.replace(rules, **changed)  # type: ignore[arg-type]

    def url(self, path: str = "/", host: str = "lake.example", scheme: str = "http") -> str:
        """An address that leads to this server under its rules."""
        return f"{scheme}://{host}:{self.port}{path}"

    def asked(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [r.split(b" ", 2)[1].decode() for r in self.requests]


@contextlib.contextmanager
def serving(tls: ssl.SSLContext | None = None, host: str = HOST) -> Iterator[Server]:
    """Run a server until the block ends; a path without an answer is not found."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as listener:
        server = Server(listener.getsockname()[1], {"/robots.txt": NO_ROBOTS})
        stop = threading.Event()
        listener.settimeout(0.05)
        thread = threading.Thread(target=_serve, args=(listener, server, tls, stop))
        thread.start()
        try:
            yield server
        finally:
            stop.set()
            thread.join()


def _serve(
    listener: socket.socket, server: Server, tls: ssl.SSLContext | None, stop: threading.Event
) -> None:
    while not stop.is_set():
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        server.connections += 1
        with connection, contextlib.suppress(OSError):
            connection.settimeout(5)
            wrapped = tls.wrap_socket(connection, server_side=True) if tls else connection
            with wrapped:
                _answer(server, wrapped)


def _answer(server: Server, connection: socket.socket) -> None:
    request = b""
    while b"\r\n\r\n" not in request and (more := connection.recv(65_536)):
        request += more
    if not request:
        return
    server.requests.append(request)
    path = request.split(b" ", 2)[1].decode()
    answer = server.answers.get(path, page("gone", "404 Not Found"))
    if isinstance(answer, bytes):
        connection.sendall(answer)
    else:
        answer(request, connection)


def trickle(request: bytes, connection: socket.socket) -> None:
    """Answer one byte at a time, without end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"a")
        time.sleep(0.02)


def endless(request: bytes, connection: socket.socket) -> None:
    """Answer as fast as can be, without end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"a" * 65_536)


def certificates(folder: Path, name: str = "lake.example") -> tuple[ssl.SSLContext, Path]:
    """A server's TLS context for a host, and the file with the certificate to trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, private = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, private)
    return context, certificate
