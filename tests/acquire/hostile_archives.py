"""Hostile archives: bombs, nests, traps and damage in ZIP, gzip, WARC and WACZ."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import random
import stat
import struct
import zipfile
from collections.abc import Iterator

import brotli
from tests.acquire import made

Files = Iterator[tuple[str, bytes]]
SENTENCE = made.LEAD
NAMES = (
    "../../evil.txt", "/etc/passwd.txt", "C:\\evil.txt", "\\\\host\\share\\a.txt", "CON", "NUL.txt",
    "a" * 4_096 + ".txt", "\u202etxt.exe", "a\nb.txt", "a\x1b[31m.txt", ".hidden/a.txt",
    "__MACOSX/a.txt", "a/../../b.txt", "a\\..\\b.txt", "~/.ssh/a.txt", "$(id).txt", "a;b|c.txt",
    "<script>.txt", "'; DROP TABLE reports.txt", "\ufeffa.txt", "a\u200b.txt", " .txt", "..txt",
)  # fmt: skip


def archives() -> Files:
    """Bombs, nests, traps and damage in ZIP archives and what is packed like them."""
    yield "bomb-flat.zip", made.zipped({"a.txt": b"A" * 80_000_000})
    yield "bomb-many.zip", made.zipped({f"{n}.txt": b"A" * 9_000_000 for n in range(8)})
    inner = made.zipped({f"{n}.txt": b"A" * 2_000_000 for n in range(4)})
    for depth in range(6):
        inner = made.zipped({f"{n}.zip": inner for n in range(2)})
        yield f"bomb-nested-{depth}.zip", inner
    many = made.zipped({f"{n}": b"" for n in range(20_000)}, zipfile.ZIP_STORED)
    yield "many-members.zip", many
    yield "million-members.zip", _claims_members(1_000_000)
    yield "names.zip", made.zipped({name.replace("\0", ""): SENTENCE for name in NAMES})
    yield "nul-name.zip", made.zipped({"aXb.txt": SENTENCE}).replace(b"aXb.txt", b"a\0b.txt")
    two = {"a.txt": SENTENCE, "b.txt": made.SECOND}
    yield "same-name.zip", made.zipped(two).replace(b"b.txt", b"a.txt")
    yield "link.zip", _with_mode("link.txt", stat.S_IFLNK | 0o777, b"/etc/passwd")
    yield "device.zip", _with_mode("device.txt", stat.S_IFCHR | 0o666, b"words")
    yield "locked.zip", _locked()
    yield "overlap.zip", _overlapping()
    yield "lzma.zip", made.zipped({"a.txt": SENTENCE}, zipfile.ZIP_LZMA)
    yield "bzip2.zip", made.zipped({"a.txt": SENTENCE}, zipfile.ZIP_BZIP2)
    yield "crc.zip", made.zipped({"a.txt": "abcdef"}, zipfile.ZIP_STORED).replace(b"abc", b"abd", 1)
    sound = made.zipped({"a.txt": SENTENCE, "b.html": made.PAGE})
    for cut in (1, 10, 21, 22, 60, len(sound) // 2):
        yield f"cut-{cut}.zip", sound[:-cut]
    yield "prefixed.zip", b"junk" * 100 + sound
    yield "quine-like.zip", made.zipped({"self.zip": sound, "self.zip.gz": gzip.compress(sound)})
    yield "empty.zip", made.zipped({})
    yield "comment.zip", sound[:-2] + struct.pack("<H", 60_000) + b"c" * 60_000
    for name, content in (("bz2", bz2.compress(b"a" * 9)), ("xz", lzma.compress(b"a" * 9))):
        yield f"other.{name}", content
    yield "other.7z", b"7z\xbc\xaf\x27\x1c" + b"\0" * 50
    yield "excel.xlsx", made.zipped({"xl/workbook.xml": "<a/>"})
    yield "book.zip", made.zipped({"META-INF/container.xml": "<a/>", "mimetype": "epub"})


def _claims_members(count: int) -> bytes:
    """An archive whose directory says that it is as long as so many members need."""
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, count * 47, 0, 0)
    return b"PK\x03\x04" + b"\0" * 30 + b"PK\x01\x02" * 2_000_000 + end


def _with_mode(name: str, mode: int, content: bytes) -> bytes:
    file = io.BytesIO()
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(info, content)
    return file.getvalue()


def _locked() -> bytes:
    content = bytearray(made.zipped({"a.txt": SENTENCE}))
    content[bytes(content).index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def _overlapping() -> bytes:
    content = made.zipped({"a.txt": b"A" * 500, "b.txt": b"A" * 500}, zipfile.ZIP_STORED)
    second = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 1)
    return content[: second + 42] + struct.pack("<L", 0) + content[second + 46 :]


def packed() -> Files:
    """Gzip as it should not be."""
    yield "bomb.txt.gz", made.bomb()
    yield "bomb-twice.txt.gz", gzip.compress(made.bomb(100_000_000))
    yield "bomb.csv.gz", gzip.compress(b"text\n" + b"a,b\n" * 5_000_000, 1)
    yield "line.csv.gz", gzip.compress(b"text\n" + b"a," * 40_000_000, 1)
    yield "bomb.jsonl.gz", gzip.compress(b'{"text": "' + b"a" * 90_000_000, 1)
    yield "bomb.warc.gz", gzip.compress(b"WARC/1.0\r\nContent-Length: 9\r\n\r\n" + b"A" * 9_000_000)
    sound = gzip.compress(SENTENCE.encode() * 20)
    yield "cut.txt.gz", sound[:-12]
    yield "crc.txt.gz", sound[:-8] + b"\0" * 8
    yield "garbage.txt.gz", sound + b"garbage"
    yield "members.txt.gz", sound * 50
    yield "empty.txt.gz", gzip.compress(b"")
    yield "header.txt.gz", b"\x1f\x8b"


def web_archives() -> Files:
    """WARC and WACZ files, damaged in every way that the list names."""
    page = made.PAGE.encode()

    def record(body: bytes, length: int | None = None, headers: str = "", kind: str = "") -> bytes:
        block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{kind}\r\n".encode() + body
        size = len(block) if length is None else length
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
            f"{headers}Content-Length: {size}\r\n\r\n"
        )
        return head.encode() + block + b"\r\n\r\n"

    sound = record(page)
    for name, bad in {
        "short": record(page, 10), "long": record(page, 5_000), "huge": record(page, 10**15),
        "negative": record(page, -1), "digits": record(page).replace(b"Length: ", b"Length: 9e9"),
        "digest": record(page, headers="WARC-Payload-Digest: sha1:" + "A" * 32 + "\r\n"),
        "algorithm": record(page, headers="WARC-Block-Digest: crc:1\r\n"),
        "chunks": record(b"fffffff\r\n" + page, kind="Transfer-Encoding: chunked\r\n"),
        "chunks-lie": record(page, kind="Transfer-Encoding: chunked\r\n"),
        "gzip-lie": record(page, kind="Content-Encoding: gzip\r\n"),
        "gzip-bomb": record(made.bomb(60_000_000), kind="Content-Encoding: gzip\r\n"),
        "br-bomb": record(
            brotli.compress(b"A" * 60_000_000, quality=1), kind="Content-Encoding: br\r\n"
        ),
        "zstd": record(page, kind="Content-Encoding: zstd\r\n"),
        "codings": record(page, kind="Content-Encoding: br, br, br, br, br\r\n"),
        "header": b"WARC/1.0\r\n" + b"A: b\r\n" * 200_000,
        "line": b"WARC/1.0\r\nA: " + b"b" * 3_000_000,
        "revisit": sound.replace(b"Type: response", b"Type: revisit", 1),
        "kind": sound.replace(b"Type: response", b"Type: evil\x1b[31m", 1),
        "address": sound.replace(b"https://a.example/", b"file:///etc/passwd"),
        "nothing": b"", "garbage": random.Random(3).randbytes(20_000),
    }.items():  # fmt: skip
        yield f"{name}.warc", b"WARC/1.0\r\n" * (not bad) + bad + sound
        yield f"{name}.warc.gz", gzip.compress(bad) + gzip.compress(sound)
    yield "cut.warc", (sound * 3)[:-300]
    yield "cut.warc.gz", (gzip.compress(sound) * 3)[:-200]
    flipped = bytearray(gzip.compress(sound) * 4)
    for place in range(40, len(flipped), 97):
        flipped[place] ^= 0x55
    yield "flipped.warc.gz", bytes(flipped)
    index = json.dumps({"resources": [{"path": "archive/a.warc", "hash": "sha256:" + "0" * 64}]})
    yield "changed.wacz", made.zipped({"archive/a.warc": sound, "datapackage.json": index})
    yield "index.wacz", made.zipped({"archive/a.warc": sound, "datapackage.json": "[" * 90_000})
    yield "empty.wacz", made.zipped({"datapackage.json": '{"resources": []}'})
    yield "outside.wacz", made.zipped({"archive/../../a.warc": sound, "datapackage.json": "{}"})
