"""A connection to an address that was checked, under the name that was asked for."""

from __future__ import annotations

import socket

from python_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
from python_socks.sync import Proxy

from headwater.acquire.fetch.addresses import is_private_name, literal_address
from headwater.acquire.fetch.rules import Rules
from headwater.acquire.fetch.target import Target
from headwater.errors import ReadError, SettingsError

_MAX_TRIED = 4
_SCHEMES = ("socks5h://", "socks5://", "socks4://", "http://")


def connect(target: Target, rules: Rules, deadline: float) -> tuple[socket.socket, str | None]:
    """A connected socket, encrypted where the address says so, and the IP address that it leads to.

    The name is resolved once, every address that it has is checked, and the connection is made to
    one of those: a name that changes between check and use changes nothing. Behind a proxy the name
    is resolved there, and the address is None.

    Raises:
        ReadError: the address is not one of the public internet, or nobody answers.
    """
    if target.port not in rules.ports:
        raise ReadError(f"port {target.port}: only ports 80 and 443 are connected to")
    if rules.proxy:
        plain, address = _through_proxy(target, rules, deadline), None
    else:
        plain, address = _directly(target, rules, deadline)
    if target.scheme == "http":
        return plain, address
    try:
        plain.settimeout(remaining(rules, deadline))
        return rules.make_tls().wrap_socket(plain, server_hostname=target.host), address
    except OSError as error:  # what TLS raises is one, too
        plain.close()
        raise ReadError(f"no safe connection to {target.host} ({_why(error)})") from error


def remaining(rules: Rules, deadline: float) -> float:
    """Seconds until the deadline.

    Raises:
        ReadError: it has passed.
    """
    left = deadline - rules.clock()
    if left <= 0:
        raise ReadError(f"not had within {rules.settings.timeout_seconds:g} s")
    return left


def checked_addresses(target: Target, rules: Rules) -> tuple[str, ...]:
    """The IP addresses of a host, if each of them may be connected to.

    Raises:
        ReadError: one of them may not, or there is none.
    """
    try:
        literal = literal_address(target.host)
    except ValueError as error:
        raise ReadError(f"{target.host} is no address") from error
    addresses = (literal,) if literal else rules.resolve(target.host, target.port)
    refused = [a for a in addresses if not rules.is_allowed(a)]
    if refused:
        raise ReadError(
            f"{target.host} leads to {refused[0]}, which is no address of the public internet; "
            "it is not fetched"
        )
    if not addresses:
        raise ReadError(f"no address is known for {target.host}")
    return addresses


def _directly(target: Target, rules: Rules, deadline: float) -> tuple[socket.socket, str]:
    reasons = []
    for address in checked_addresses(target, rules)[:_MAX_TRIED]:
        try:
            made = socket.create_connection(
                (address, target.port), timeout=remaining(rules, deadline)
            )
        except OSError as error:
            reasons.append(_why(error))
        else:
            return made, address
    raise ReadError(f"{target.host} does not answer ({reasons[0]})")


def _through_proxy(target: Target, rules: Rules, deadline: float) -> socket.socket:
    """A connection that the proxy makes; what can be checked without resolving is checked here."""
    try:
        literal = literal_address(target.host)
    except ValueError as error:
        raise ReadError(f"{target.host} is no address") from error
    if literal and not rules.is_allowed(literal):
        raise ReadError(f"{target.host} is no address of the public internet; it is not fetched")
    if not literal and is_private_name(target.host):
        raise ReadError(f"{target.host} is no name of the public internet; it is not fetched")
    proxy = make_proxy(rules.proxy or "")
    try:
        return proxy.connect(target.host, target.port, timeout=remaining(rules, deadline))
    except (ProxyError, ProxyConnectionError, ProxyTimeoutError, OSError) as error:
        raise ReadError(f"the proxy gives no connection to {target.host} ({error})") from error


def make_proxy(address: str) -> Proxy:
    """The proxy at an address; it resolves the names, so that no one else learns them.

    Raises:
        SettingsError: it is no address of a proxy.
    """
    wrong = SettingsError(
        f"--proxy {address!r} is no proxy; give one such as socks5h://127.0.0.1:9050"
    )
    if not address.lower().startswith(_SCHEMES):
        raise wrong
    try:
        return Proxy.from_url(address.replace("socks5h://", "socks5://", 1), rdns=True)
    except ValueError as error:
        raise wrong from error


def _why(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return "it takes too long"
    return (error.strerror or str(error) or type(error).__name__).lower()
