"""Whom fetching may reach: the public internet, in whatever form an address is written."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.acquire.fetch.addresses import is_private_name, is_public, literal_address

REFUSED = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 169.254.169.254
169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1
198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
168.63.129.16 :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1
64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 100::1 2001::1 2001:0:7f00:1::
2001:db8::1 2002:7f00:1:: 2002:a9fe:a9fe:: 2002:808:808:: fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0
fec0::1 ff02::1 2606:4700::5efe:7f00:1 2606:4700::200:5efe:a00:1 3fff::1 5f00::1
""".split()
ALLOWED = """
8.8.8.8 1.1.1.1 93.184.216.34 172.15.0.1 172.32.0.1 192.167.1.1 100.63.255.255 100.128.0.1
2606:4700:4700::1111 2a00:1450:4001::1 ::ffff:8.8.8.8 64:ff9b::808:808 2606:4700::5efe:808:808
""".split()


@pytest.mark.parametrize("address", REFUSED)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ALLOWED)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("127.0.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("0x7F.1", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("017700000001", "127.0.0.1"),
        ("1", "0.0.0.1"),
        ("0x", str(ipaddress.IPv4Address(0))),
        ("127.0.0.1.", "127.0.0.1"),
        ("::1", "::1"),
        ("::ffff:127.0.0.1", "::ffff:7f00:1"),
        ("2852039166", "169.254.169.254"),
        ("lake.example", None),
        ("1.lake.example", None),
        ("127.0.0.1.lake.example", None),
    ],
)
def test_numbers_are_addresses_in_all_their_forms(host: str, address: str | None) -> None:
    assert literal_address(host) == address


@pytest.mark.parametrize("host", ["1.2.3.4.5", "256.1.1.1", "4294967296", "08.1", "a.1", "::g"])
def test_what_ends_in_a_number_and_is_no_address_is_an_error(host: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the kind is the contract
        literal_address(host)


@given(st.integers(0, 2**32 - 1))
def test_every_form_of_an_address_is_that_address(number: int) -> None:
    plain = str(ipaddress.IPv4Address(number))
    first, rest = number >> 24, number & 0xFFFFFF
    for form in (str(number), hex(number), f"0{number:o}", f"{first}.{rest}", plain):
        assert literal_address(form) == plain


@given(st.integers(0, 2**32 - 1))
def test_what_wraps_an_address_is_as_public_as_it(number: int) -> None:
    plain = str(ipaddress.IPv4Address(number))
    assert is_public(f"::ffff:{plain}") == is_public(plain)
    assert is_public(f"64:ff9b::{plain}") == is_public(plain)


@pytest.mark.parametrize(
    "name", ["localhost", "a.localhost", "printer.local", "nas", "x.internal."]
)
def test_names_of_the_network_around_are_known(name: str) -> None:
    assert is_private_name(name)
    assert not is_private_name("lake.example")
