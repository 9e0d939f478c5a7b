"""Bytes become text with the charset recorded, or are refused with a reason."""

from __future__ import annotations

import hashlib

import pytest

from headwater.acquire import capture_text
from headwater.errors import ReadError
from headwater.model import Capture
from headwater.raw.decode import decode
from headwater.raw.formats import PAGE
from headwater.raw.tell import tell_format
from headwater.read import read
from headwater.settings import ReadSettings

WORDS = "Police said that “two” people died — in Zürich."


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (WORDS.encode(), "utf-8 (valid)"),
        (WORDS.encode("utf-16"), "utf-16 (byte order mark)"),
        (WORDS.encode("utf-32"), "utf-32 (byte order mark)"),
        (WORDS.encode("utf-16-le"), "utf-16le (guessed, "),
        (WORDS.encode("utf-16-be"), "utf-16be (guessed, "),
        ((WORDS + " They were brothers, she said.").encode("cp1252"), "windows-1252 (guessed, "),
    ],
)
def test_charsets(content: bytes, encoding: str) -> None:
    decoded = decode(content, page=False)
    assert decoded.text.startswith(WORDS)
    assert decoded.encoding.startswith(encoding)


def test_the_mark_of_utf8_stays_so_that_offsets_hold() -> None:
    content = "\ufeffTwo die in blast".encode()
    decoded = decode(content, page=False)
    assert decoded.text == content.decode()
    report = read(Capture("a", content + b"\n\nPolice said so on Monday."), "r1", ReadSettings())
    assert report.title is not None
    assert report.title.text == "Two die in blast"
    assert report.title.start == 1


def test_other_scripts_are_guessed_and_the_guess_is_noted() -> None:
    words = "Полиция сообщила о двух погибших в городе. " * 5
    decoded = decode(words.encode("cp1251"), page=False)
    assert decoded.text == words
    assert "guessed" in decoded.encoding
    assert "guess" in decoded.notes[0]


def test_a_file_cut_inside_a_character_is_still_utf8() -> None:
    decoded = decode((WORDS + "é").encode()[:-1], page=False)
    assert decoded.text == WORDS + "\ufffd"
    assert decoded.encoding == "utf-8 (damaged)"
    assert decoded.notes


@pytest.mark.parametrize(
    ("page", "text", "encoding"),
    [
        (b"<meta charset='iso-8859-1'>\x93Z\xfcrich\x94", "“Zürich”", "windows-1252 (declared)"),
        (b'<meta content="text/html; charset=KOI8-R">\xc4\xc1', "да", "koi8-r (declared)"),
        ("<meta charset=latin1>Zürich".encode(), "Zürich", "utf-8 (valid)"),
        (b"<meta charset=rot13>Zurich", "Zurich", "utf-8 (valid)"),
        (b"<meta charset=utf-7>+AGE-", "+AGE-", "utf-8 (valid)"),
        (b"<meta charset=punycode>Zurich", "Zurich", "utf-8 (valid)"),
        (b"<meta charset=utf-16>Zurich", "Zurich", "utf-8 (valid)"),
        (b"<meta charset=nonsense>Zurich", "Zurich", "utf-8 (valid)"),
    ],
)
def test_declared_charsets(page: bytes, text: str, encoding: str) -> None:
    decoded = decode(page, page=True)
    assert decoded.text.endswith(text)
    assert decoded.encoding == encoding


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    text = "Two \ud800 die\n\nPolice said so on \udfff Monday."
    report = read(capture_text(text, "first"), "r1", ReadSettings())
    assert report.text == text.replace("\ud800", "\ufffd").replace("\udfff", "\ufffd")
    assert "2 lone surrogate(s)" in report.notes[0]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \r\n\t",
        "\u200b\ufeff\u202e\u00a0".encode(),
        b"%PDF-1.7 ...",
        b"PK\x03\x04rest",
        b"\x1f\x8bnot opened by acquire",
        b"\x89PNG\r\n",
        b"a\0b\0\0\0\0\1\2\3" * 50,
        b"...",
        b"\xff\xfe",
        b"".join(hashlib.sha256(bytes([i])).digest() for i in range(150)),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(ReadError) as error:
        read(Capture("a.txt", content), "r1", ReadSettings())
    assert "\n" not in str(error.value)
    assert "give" in str(error.value)


def test_caps() -> None:
    with pytest.raises(ReadError, match=r"max_bytes"):
        read(Capture("a", b"a" * 11), "r1", ReadSettings(max_bytes=10))
    with pytest.raises(ReadError, match=r"max_text_chars"):
        read(Capture("a", b"a" * 11), "r1", ReadSettings(max_text_chars=10))


@pytest.mark.parametrize(
    ("content", "path", "page"),
    [
        (b"  <!DOCTYPE html><p>", "a.txt", True),
        (b"<?xml version='1.0'?><html>", "a", True),
        ("\ufeff<html>".encode("utf-16"), "a", True),
        (b"words", "a.HTM", True),
        (b"words", "a.html.gz", True),
        (b"words <html>", "a.txt", False),
    ],
)
def test_pages_are_known_by_their_first_words(content: bytes, path: str, page: bool) -> None:
    assert (tell_format(content, path) is PAGE) is page
