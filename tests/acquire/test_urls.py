"""One address for one page, and for any text the same again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.acquire import canonical_url
from headwater.acquire.urls import encode_target


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("HTTPS://Lake.Example:443/a", "https://lake.example/a"),
        ("http://lake.example:80", "http://lake.example/"),
        ("http://lake.example:8080/", "http://lake.example:8080/"),
        ("https://lake.example./a/", "https://lake.example/a"),
        ("https://lake.example/a#top", "https://lake.example/a"),
        ("https://user:secret@lake.example/a", "https://lake.example/a"),
        ("https://lake.example/a?utm_source=x&fbclid=1&UTM_Medium=y", "https://lake.example/a"),
        ("https://lake.example/a?b=2&a=1&gclid=x", "https://lake.example/a?a=1&b=2"),
        ("https://lake.example/a?id=3&", "https://lake.example/a?id=3"),
        ("https://lake.example/a?flag", "https://lake.example/a?flag"),
        ("https://lake.example/%7euser/%e9/b%2fc", "https://lake.example/~user/%E9/b%2Fc"),
        ("https://lake.example/caf\u00e9", "https://lake.example/caf%C3%A9"),
        ("https://lake.example/a b", "https://lake.example/ab"),
        ("https://lake.example/a%20b", "https://lake.example/a%20b"),
        ("https://lake.example/a/./b/../c", "https://lake.example/a/c"),
        ("https://lake.example/../../a", "https://lake.example/a"),
        ("https://lake.example/a/%2e%2e/b", "https://lake.example/b"),
        ("https://Z\u00fcrich.example/", "https://xn--zrich-kva.example/"),
        ("https://xn--zrich-kva.example/", "https://xn--zrich-kva.example/"),
        ("http://[2001:DB8::1]:80/a", "http://[2001:db8::1]/a"),
        ("urn:news:1", "urn:news:1"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("", ""),
        ("not an address", "notanaddress"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_addresses_of_one_page_become_one(url: str, wanted: str) -> None:
    assert canonical_url(url) == wanted


HOSTS = st.sampled_from(
    ["lake.example", "Z\u00fcrich.example", "a_b", "1.2.3.4", "[::1]", "\u00df.de"]
)
WORDS = st.text(alphabet=st.sampled_from("aZ09/.?&=%#+~ \u00e9\u4e2d:@;,%2e%2f-_"), max_size=40)


@given(HOSTS, WORDS, st.sampled_from(["http", "HTTPS", "ftp"]))
def test_what_is_canonical_stays(host: str, rest: str, scheme: str) -> None:
    once = canonical_url(f"{scheme}://{host}/{rest}")
    assert canonical_url(once) == once


@given(st.text())
def test_any_text_has_a_canonical_form(text: str) -> None:
    once = canonical_url(text)
    assert canonical_url(once) == once


@given(st.lists(st.sampled_from(["a=1", "b=2", "a=3", "utm_x=4", "c"]), max_size=6), st.randoms())
def test_the_order_of_a_query_does_not_matter(pairs: list[str], random: object) -> None:
    shuffled = sorted(pairs, reverse=True)
    first = canonical_url(f"https://lake.example/?{'&'.join(pairs)}")
    assert first == canonical_url(f"https://lake.example/?{'&'.join(shuffled)}")


@given(st.text(), st.text())
def test_a_request_can_name_anything_in_one_line(path: str, query: str) -> None:
    target = encode_target(path, query)
    assert target.isascii()
    assert target.isprintable()
    assert " " not in target
