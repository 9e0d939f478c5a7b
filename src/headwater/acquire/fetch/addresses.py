"""Which addresses may be reached: those of the public internet, and no others.

A page can name any address, and a name can lead to any: to this machine, to the network around it,
to the service from which a cloud machine gets its keys. So every address is checked before a
connection is made, in all the forms in which it can be written or wrapped.
"""

from __future__ import annotations

import ipaddress
import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address

# What Python's `is_global` lets pass, or did in some version; IANA's special-purpose registries.
_REFUSED_4 = tuple(
    IPv4Network(n)
    for n in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        # The host agent of a cloud, reachable from its machines under a public address.
        "168.63.129.16/32",
    )
)  # fmt: skip
_PUBLIC_6 = IPv6Network("2000::/3")
_REFUSED_6 = tuple(
    IPv6Network(n)
    for n in (
        "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20", "5f00::/16",
    )
)  # fmt: skip
_MAPPED, _NAT64 = IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96")
# ISATAP writes an IPv4 address behind these 32 bits of the interface's part.
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)\Z", re.IGNORECASE)
_PRIVATE_NAMES = (
    "localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private",
    "home.arpa", "test", "invalid",
)  # fmt: skip


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also behind what it may be wrapped in.

    Args:
        address: as the resolver gives it; a zone ("fe80::1%eth0") makes it no public one.
    """
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return False
    return _is_public_4(known) if isinstance(known, IPv4Address) else _is_public_6(known)


def _is_public_4(address: IPv4Address) -> bool:
    return address.is_global and not any(address in network for network in _REFUSED_4)


def _is_public_6(address: IPv6Address) -> bool:
    if address.scope_id is not None:
        return False
    if address in _MAPPED or address in _NAT64:
        return _is_public_4(IPv4Address(int(address) & 0xFFFFFFFF))
    if address not in _PUBLIC_6 or any(address in network for network in _REFUSED_6):
        return False
    if int(address) >> 32 & 0xFFFFFFFF in _ISATAP:
        return _is_public_4(IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global


def literal_address(host: str) -> str | None:
    """The IP address that a host is written as; None if it is a name.

    Resolvers and browsers take more than four decimals for an IPv4 address: one number, fewer
    parts, hexadecimals, octals ("2130706433", "127.1", "0x7f000001", "0177.0.0.1"). All are known.

    Raises:
        ValueError: it ends in a number and is no address all the same.
    """
    bare = host.strip("[]").rstrip(".")
    if ":" in bare:
        return str(ipaddress.ip_address(bare))
    parts = bare.split(".")
    if not _NUMBER.match(parts[-1]):
        return None
    if len(parts) > 4 or not all(_NUMBER.match(part) for part in parts):
        raise ValueError(f"{host} is no address")
    numbers = [_number(part) for part in parts]
    last = numbers.pop()
    if any(n > 255 for n in numbers) or last >= 256 ** (4 - len(numbers)):
        raise ValueError(f"{host} is no address")
    leading = sum(n << 8 * (3 - place) for place, n in enumerate(numbers))
    return str(IPv4Address(leading + last))


def _number(part: str) -> int:
    lowered = part.lower()
    if lowered.startswith("0x"):
        return int(lowered[2:] or "0", 16)
    octal = len(lowered) > 1 and lowered.startswith("0")
    return int(lowered, 8 if octal else 10)


def is_private_name(host: str) -> bool:
    """Whether a name can only be one of the network around this machine."""
    bare = host.rstrip(".").lower()
    return "." not in bare or any(bare == n or bare.endswith(f".{n}") for n in _PRIVATE_NAMES)
