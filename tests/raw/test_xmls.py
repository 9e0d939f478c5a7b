"""XML of strangers: nothing is expanded, nothing fetched, what is malformed is mended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.steps import count_steps

from headwater.errors import ReadError
from headwater.raw.xmls import decode_xml, local_name, parse_xml, words_of

LAUGHS = (
    "<!DOCTYPE r [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9))
    + "]><r>&j;</r>"
)


def words(content: str | bytes) -> str:
    encoded = content if isinstance(content, bytes) else content.encode()
    return words_of(parse_xml(decode_xml(encoded)[0])[0])


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("<r>a &amp; b &#65; &#x42;</r>", "a & b A B"),
        ("<r>a & b &nbsp;&eacute; &nonsense; &#0; &#xD800; &lt;</r>", "a & b é &nonsense; � � <"),
        ("<r>3 < 4 and <5</r>", "3 < 4 and <5"),
        ("<r><![CDATA[a & b <c> &amp;]]></r>", "a & b <c> &amp;"),
        ("<r><![CDATA[never ends</r>", "never ends"),
        ("<r>\x00\x07a\x1b</r>", "a"),
        ("  \ufeff<?xml version='1.0' encoding='utf-16'?><r>é</r>", "é"),
        ("<r><a>one<b>two</a>three", "onetwothree"),
        (LAUGHS, "&j;"),
        ("<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r>&x;</r>", "&x;"),
        ("<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>] ><r>&x;</r>", "&x;"),
        ("<!DOCTYPE r [<!ENTITY % p SYSTEM 'http://x.example/'> %p;]><r>a</r>", "a"),
    ],
)
def test_what_is_read(content: str, wanted: str) -> None:
    assert words(content) == wanted


def test_other_charsets_are_read_as_declared() -> None:
    content = "<?xml version='1.0' encoding='windows-1251'?><r>Лунд</r>".encode("cp1251")
    assert words(content) == "Лунд"


@pytest.mark.parametrize("content", ["words", "<!DOCTYPE r [<!ENTITY a 'b'>", ""])
def test_what_is_no_xml_is_refused(content: str) -> None:
    with pytest.raises(ReadError):
        words(content)


@pytest.mark.parametrize(
    "piece",
    ["<a>", "&a", "<!--", "<![CDATA[", "&#", "<", "<!DOCTYPE r [", "]>", "<a b='", " ", "\n", "<?"],
)
def test_hostile_xml_is_read_in_linear_time(piece: str) -> None:
    def steps(size: int) -> int:
        return count_steps(lambda: decode_xml(b"<r>" + (piece * size)[:size].encode()))

    assert steps(100_000) < 2.5 * steps(50_000) + 5_000


@given(st.text())
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        tree, _ = parse_xml(decode_xml(f"<r>{text}".encode("utf-8", "replace"))[0])
    except ReadError:
        return
    assert local_name(tree)
