"""Bytes to text: which charset, how it was found, and what is not text at all.

The byte order marks of UTF-16 and UTF-32 are no characters and go with the decoding. UTF-8 has no
byte order: a mark at its start stays in the text, so that offsets hold against the user's file.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from headwater.errors import ReadError

# Longest first: the mark of UTF-16 begins that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or a Word or EPUB file)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
# Charsets of the WHATWG Encoding Standard that the decoder trusts a page with. Python knows more
# codecs under the same roof, some of them slow (punycode) or no charsets at all (rot13, utf-7).
_DECLARABLE = frozenset(
    "ascii utf-8 utf-16-le utf-16-be cp866 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 "
    "iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u "
    "mac-roman cp874 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 mac-cyrillic "
    "gbk gb2312 gb18030 big5 big5hkscs euc_jp iso2022_jp shift_jis cp932 euc_kr cp949".split()
)
# Pages that say Latin-1 mean its superset with curly quotes, as every browser assumes.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_SHOWN = {"cp1252": "windows-1252", "utf-16-le": "utf-16le", "utf-16-be": "utf-16be"}
_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})""", re.I)
_XML_ENCODING = re.compile(rb"""^\s{0,99}<\?xml[^>]{0,200}encoding=["']([A-Za-z0-9_.-]{2,40})""")
_DECLARED_WITHIN = 4096
_SNIFFED_WITHIN = 4096
# charset-normalizer reads the whole input for each charset that it tries; a slice is enough.
_GUESSED_WITHIN = 100_000
_MIN_CONFIDENCE = 0.2
_HIGH_BYTES = bytes(range(0x80, 0x100))
_MAX_BAD_SHARE = 0.1
_MAX_HIGH_SHARE = 0.08
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MAX_CONTROL_SHARE = 0.05
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A capture's text, the charset with how it was found, and what went wrong on the way."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(content: bytes, *, page: bool, charset: str | None = None) -> Decoded:
    """The text of a capture.

    In this order: byte order mark, valid UTF-8, the charset that a page declares, UTF-16 without a
    mark, a guess. Valid UTF-8 beyond ASCII comes before a declaration, because bytes are hardly
    ever valid UTF-8 by chance and pages often declare what their template said.

    Args:
        content: the bytes as captured.
        page: whether they look like HTML, whose declared charset counts.
        charset: what the sender declared beside the bytes (a header); it counts before the page.

    Raises:
        ReadError: they are no text.
    """
    _refuse_known_binary(content)
    decoded = (
        _by_mark(content)
        or _wide(content)
        or _by_label(content, charset)
        or (_declared(content) if page else None)
        or _utf8(content)
        or _damaged_utf8(content)
        or _western(content)
        or _guessed(content)
    )
    _refuse_garbage(decoded.text)
    return decoded


def _refuse_known_binary(content: bytes) -> None:
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            raise ReadError(f"{kind}, not text; give plain text or HTML")


def _by_mark(content: bytes) -> Decoded | None:
    for mark, charset in _MARKS:
        if content.startswith(mark):
            try:
                text = content.decode(charset)
                return Decoded(text, f"{charset} (byte order mark)")
            except UnicodeDecodeError:
                text = content.decode(charset, "replace")
                note = f"not all bytes are valid {charset}; the others became U+FFFD"
                return Decoded(_whole(text), f"{charset} (byte order mark)", (note,))
    return None


def _utf8(content: bytes) -> Decoded | None:
    try:
        return Decoded(content.decode("utf-8"), "utf-8 (valid)")
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    count = len(_SURROGATE.findall(text))
    note = f"{count} lone surrogate(s) are no characters; they became U+FFFD"
    return Decoded(_whole(text), "utf-8 (valid but for surrogates)", (note,))


def _damaged_utf8(content: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes, as in a file that was cut inside a character."""
    text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    if bad > max(1, _MAX_BAD_SHARE * good) or good <= bad:
        return None
    note = f"{bad} character(s) are not valid UTF-8; they became U+FFFD"
    return Decoded(text, "utf-8 (damaged)", (note,))


def _western(content: bytes) -> Decoded | None:
    """Windows-1252 for text that is nearly all ASCII.

    A few curly quotes and accents tell too little for a guess from statistics.
    """
    high = len(content) - len(content.translate(None, _HIGH_BYTES))
    if high > _MAX_HIGH_SHARE * len(content):
        return None
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    confidence = 1.0 - high / len(content) / (2 * _MAX_HIGH_SHARE)
    note = f"the charset is a guess (windows-1252, {confidence:.2f})"
    return Decoded(text, f"windows-1252 (guessed, {confidence:.2f})", (note,))


def _whole(text: str) -> str:
    """The text with each lone surrogate replaced, one for one: offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


def _declared(content: bytes) -> Decoded | None:
    match = _XML_ENCODING.search(content[:_DECLARED_WITHIN]) or _CHARSET.search(
        content[:_DECLARED_WITHIN]
    )
    return _by_label(content, match[1].decode("ascii") if match else None)


def _by_label(content: bytes, label: str | None) -> Decoded | None:
    """With the charset of this name, unless the bytes are UTF-8 or do not fit."""
    if not label or (not content.isascii() and _is_utf8(content)):
        return None
    try:
        name = codecs.lookup(label.strip("\"' ")).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    if name not in _DECLARABLE or name.startswith("utf-16"):
        return None  # a page whose declaration can be read byte by byte is not UTF-16
    try:
        return Decoded(content.decode(name), f"{_SHOWN.get(name, name)} (declared)")
    except UnicodeDecodeError:
        return None


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wide(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: half of the bytes of Western text are NUL, all on one side."""
    sample = content[:_SNIFFED_WITHIN]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    for share, other, charset in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if share >= 0.6 and other <= 0.1:
            cut = content if len(content) % 2 == 0 else content[:-1]
            text = _whole(cut.decode(charset, "replace"))
            return Decoded(text, f"{_SHOWN[charset]} (guessed, {share:.2f})")
    return None


def _guessed(content: bytes) -> Decoded:
    match = from_bytes(content[:_GUESSED_WITHIN]).best()
    if match is None:
        raise ReadError("no charset fits, so it is not text; give plain text or HTML in UTF-8")
    confidence = max(0.0, 1.0 - match.chaos)
    charset = match.encoding
    if confidence < _MIN_CONFIDENCE:
        raise ReadError("no charset fits well; give plain text or HTML in UTF-8")
    notes: tuple[str, ...] = (f"the charset is a guess ({_named(charset)}, {confidence:.2f})",)
    text = _whole(content.decode(charset, "replace"))
    if "\ufffd" in text:
        notes += (f"not all bytes are valid {_named(charset)}; the others became U+FFFD",)
    return Decoded(text, f"{_named(charset)} (guessed, {confidence:.2f})", notes)


def _named(charset: str) -> str:
    name = codecs.lookup(charset).name
    return _SHOWN.get(name, name)


def _refuse_garbage(text: str) -> None:
    """Refuse what decodes but is no text: too many control or replaced characters."""
    garbage = len(_CONTROL.findall(text))
    if garbage > max(2, _MAX_CONTROL_SHARE * len(text)):
        raise ReadError("binary data, not text; give plain text or HTML")
