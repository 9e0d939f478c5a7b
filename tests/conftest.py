"""What holds for every test: nothing reaches the network, and how hard Hypothesis tries."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

# Where the host stands among the arguments of each audit event that leads to the network.
_HOST_ARGUMENT = {
    "socket.connect": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyaddr": 0,
    "socket.gethostbyname": 0,
    "socket.sendmsg": 1,
    "socket.sendto": 1,
}
_THIS_MACHINE = {"", "127.0.0.1", "::1", "localhost"}
_attempts: list[str] = []


class NetworkRefusedError(RuntimeError):
    """A test tried to reach another machine."""


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse whatever would leave this machine, at the interpreter's own level.

    An audit hook also sees what libraries do in C or through a reference to the socket class that
    they took before the tests began; patching the class would miss both.
    """
    if event not in _HOST_ARGUMENT:
        return
    address = arguments[_HOST_ARGUMENT[event]]
    host = address[0] if isinstance(address, tuple) else address
    # Only names of internet hosts count: a local socket's path starts with a slash.
    name = host.decode(errors="replace") if isinstance(host, bytes) else host
    if isinstance(name, str) and name not in _THIS_MACHINE and not name.startswith(("/", "\0")):
        _attempts.append(f"{event} {name}")
        raise NetworkRefusedError(f"a test tried to reach {name!r} ({event})")


sys.addaudithook(_refuse_network)
# A proxy on this machine would be a way out that the hook takes for home.
for _variable in [v for v in os.environ if v.lower().endswith("_proxy")]:
    del os.environ[_variable]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--refresh-golden`: write the golden files of `tests/golden` anew."""
    parser.addoption(
        "--refresh-golden",
        action="store_true",
        help="write tests/golden/*.json anew; read the difference before you commit it",
    )


@pytest.fixture(autouse=True)
def network_attempts() -> Iterator[list[str]]:
    """Attempts to reach the network; the test fails if any are left, even if the code hid them."""
    _attempts.clear()
    yield _attempts
    assert not _attempts, f"nothing may leave the machine, but: {', '.join(_attempts)}"


# No deadline: the first example of a test may load the language model.
settings.register_profile("local", deadline=None, max_examples=50)
# The same examples on every run: a change fails for what it changed, not by chance.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "local"))
