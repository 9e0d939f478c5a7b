"""The confined child reads what is sound; what is not costs one line, within its limits."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from tests.acquire import made

from headwater.errors import ReadError
from headwater.raw.confined import ConfinedLimits, run_confined
from headwater.raw.confined.pdf import join_lines

SMALL = ConfinedLimits(cpu_seconds=1, wall_seconds=20, memory_bytes=300_000_000)
FIRST_LINES = (
    "import sys; from headwater.raw.confined.child import limit, refuse; limit(5, 500_000_000); "
    "sys.addaudithook(refuse); "
)


def deep_docx() -> bytes:
    nested = "<w:p>" * 5_000 + "<w:r><w:t>deep</w:t></w:r>" + "</w:p>" * 5_000
    return made.docx([("", nested)])


@pytest.mark.parametrize(
    ("kind", "content", "reason"),
    [
        ("pdf", made.pdf(["a"], encrypted=True), "locked"),
        ("pdf", made.pdf([""]), "pictures of them"),
        ("pdf", b"%PDF-1.4\n" + b"nonsense" * 1_000, "PDF that"),
        ("docx", b"PK\x03\x04", "cannot be opened"),
        ("docx", made.zipped({"word/document.xml": "<a"}), "cannot be opened"),
        ("docx", made.zipped({"word/other.xml": "<a/>"}), "has no body"),
        ("docx", made.docx([("", "")]), "no words"),
        ("docx", made.zipped({"word/document.xml": b"A" * 150_000_000}), "bomb"),
        ("docx", deep_docx(), "cannot be opened"),
    ],
)
def test_what_cannot_be_read_is_one_line(kind: str, content: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as error:
        run_confined(kind, content)  # type: ignore[arg-type]
    assert "\n" not in str(error.value)


def test_entities_of_a_word_file_are_not_expanded() -> None:
    body = (
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "boom">]>'
        f'<w:document xmlns:w="{made.WORD}"><w:body><w:p><w:r><w:t>a&x;b&y;c</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )
    found = run_confined("docx", made.zipped({"word/document.xml": body}))
    assert found.paragraphs == ("a",)


def test_a_child_that_computes_too_long_is_stopped() -> None:
    # A page that draws the same form over and over, each time with a form inside it.
    with pytest.raises(ReadError, match="took more than 1 s of computing"):
        run_confined("pdf", _forms(24, "/F0 Do /F0 Do"), SMALL)


def _forms(count: int, stream: str) -> bytes:
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /XObject << /F0 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    ]
    for number in range(count):
        following = 6 + number if number + 1 < count else 0
        inside = f"/XObject << /F0 {following} 0 R >>" if following else ""
        objects.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {inside} >> "
            f"/Length {len(stream)} >>\nstream\n{stream}\nendstream"
        )
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        written
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\n"
            f"startxref\n{len(written)}\n%%EOF"
        ).encode()
    )


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "open('/tmp/headwater-probe', 'w')",
        "import os; os.open('/tmp/headwater-probe', os.O_CREAT | os.O_WRONLY)",
        "import os; os.remove('/tmp/headwater-probe')",
        "bytearray(2_000_000_000)",
    ],
)
def test_a_child_can_do_nothing_but_read(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_LINES + code], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "PermissionError: refused" in done.stderr or "MemoryError" in done.stderr


def test_broken_words_are_joined_where_the_file_knows_them() -> None:
    known = Counter({"monday": 2})
    assert join_lines(["on Mon-", "day the well-", "known"], known) == "on Monday the well-known"
    assert join_lines(["the Lund-", "Orsa ferry"], known) == "the Lund- Orsa ferry"
