"""Bad input never ends a run: each gets one clear line, and the good report beside it is traced."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.schema import spans_in
from tests.stories import STRANGER

from headwater import trace
from headwater.acquire import capture_text
from headwater.cli import main
from headwater.render.page import render_page

SENTENCE = "The ferry sank off the coast of Lund on Monday, sailors said."


def one_line() -> bytes:
    """50 MB without a line break."""
    return b"a" * 50_000_000


def gzip_bomb() -> bytes:
    """300 MB in a few hundred kilobytes."""
    return gzip.compress(b"A" * 300_000_000, 1)


# Name, content (made when it is needed, where it is large), and what the one line must say.
REFUSED: list[tuple[str, bytes | Callable[[], bytes], str]] = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b"\n" * 10_000, "empty"),
    ("binary.txt", bytes(range(256)) * 400, "not text"),
    ("nul.txt", b"The ferry\x00 sank.\n\x00\x00Nobody knows.\n", "binary"),
    ("one-line.txt", one_line, "larger than 20,000,000 bytes"),
    ("bomb.txt.gz", gzip_bomb, "unpacks to more than"),
    ("cut.txt.gz", gzip.compress(STRANGER.encode())[:-20], "gzip"),
    ("punctuation.txt", b"?!... ,,, ---\n\n;;; ((( )))\n", "no word"),
    ("quotes.txt", b'"' * 1_000_000, "no word"),
    ("dots.txt", b"." * 1_000_000, "no word"),
    ("brackets.txt", b"<" * 1_000_000, "no word"),
    ("curly.txt", "“".encode() * 300_000, "no word"),
    ("no-text.html", b"<html><body><script>x</script></body></html>", "without text"),
    ("long.txt", (SENTENCE.encode() + b"\n") * 20_000, "characters of text"),
]

# Odd, and to be read.
READ = {
    "utf16.txt": f"{SENTENCE}\n".encode("utf-16"),
    "utf16-be.txt": b"\xfe\xff" + f"{SENTENCE}\n".encode("utf-16-be"),
    "bom.txt": b"\xef\xbb\xbf" + f"{SENTENCE}\n".encode(),
    "bidi.txt": f"The \u202eferry\u202c sank \u2066on\u2069 Monday. {SENTENCE}\n".encode(),
    "zero-width.txt": f"The fer\u200bry sank\ufeff on Mon\u00adday. {SENTENCE}\n".encode(),
    "nested.html": b"<div>" * 20_000 + SENTENCE.encode() + b"</div>" * 20_000,
    "unclosed.html": b"<html><body><p>" + SENTENCE.encode() + b"<b><i><table><tr>",
    "control.txt": f"\x0b\x0c{SENTENCE}\r\r\n\x85{SENTENCE}\n".encode(),
    "open-quotes.txt": f'"{SENTENCE}\n\n'.encode() * 40,
    "one-word.txt": b"a" * 20_000,
    "crlf.txt": f"Title: A ferry\r\n\r\n{SENTENCE}\r\n".encode(),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run in that holds one good report."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(STRANGER, encoding="utf-8")
    return tmp_path


def traced_beside_good(folder: Path, name: str, content: bytes) -> tuple[int, dict[str, Any]]:
    """Exit code and dossier of a run over the good report and a file of this content."""
    (folder / name).write_bytes(content)
    result = CliRunner().invoke(main, ["trace", "good.txt", name, "--json", "-", "--with-text"])
    assert not result.exception or isinstance(result.exception, SystemExit)
    return result.exit_code, json.loads(result.stdout_bytes)


@pytest.mark.parametrize(("name", "content", "reason"), REFUSED, ids=[r[0] for r in REFUSED])
def test_what_cannot_be_read_is_refused_in_one_line(
    folder: Path, name: str, content: bytes | Callable[[], bytes], reason: str
) -> None:
    """The reason is one short line, the good report is traced, and the exit code is 1."""
    code, dossier = traced_beside_good(
        folder, name, content if isinstance(content, bytes) else content()
    )
    account = dossier["account"]
    assert code == 1
    assert (account["given"], account["read"]) == (2, 1)
    assert [f["path"] for f in account["failed"]] == [name]
    assert reason in account["failed"][0]["reason"]
    assert re.fullmatch(r"[^\n]{5,200}", account["failed"][0]["reason"])
    assert [r["path"] for r in dossier["reports"]] == ["good.txt"]
    assert any(claim["span"]["report"] == "r1" for claim in dossier["claims"])


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_is_read_with_exact_offsets(folder: Path, name: str) -> None:
    """Both reports are read, every span is exact, and the exit code is 0."""
    code, dossier = traced_beside_good(folder, name, READ[name])
    assert code == 0
    assert dossier["account"]["read"] == 2
    texts = {r["id"]: r["text"] for r in dossier["reports"]}
    for span in spans_in(dossier):
        assert texts[span["report"]][span["start"] : span["end"]] == span["text"]
    odd = next(r for r in dossier["reports"] if r["path"] == name)
    assert "ferry" in odd["text"] or name == "one-word.txt"


def test_a_fallback_in_reading_is_confessed(folder: Path) -> None:
    """A page whose text was won by stripping tags says so in the account."""
    _, dossier = traced_beside_good(folder, "nested.html", READ["nested.html"])
    assert any("nested.html" in note for note in dossier["account"]["degraded"])


def test_lone_surrogates_given_by_a_library_caller_are_read() -> None:
    """They are no characters; they are replaced one for one, and the account says so."""
    dossier = trace(capture_text(f"\ud800 {SENTENCE} \udfff\n", "broken"))
    assert dossier.account.read == 1
    assert "\ufffd" in dossier.reports[0].text
    assert any("surrogate" in note for note in dossier.account.degraded)
    assert render_page(dossier).encode("utf-8")


class _Active(HTMLParser):
    """Collects whatever of a page could run or reach out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.policies: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag's name and attributes."""
        values = {name: value or "" for name, value in attrs}
        if tag in {"script", "iframe", "object", "embed", "base", "form", "link", "img"}:
            self.found.append(tag)
        for name, value in values.items():
            target = value.strip().lower()
            if name.startswith("on") or target.startswith(("javascript:", "data:", "vbscript:")):
                self.found.append(f"{tag} {name}={value}")
            if name in {"src", "srcset", "background", "poster"}:
                self.found.append(f"{tag} {name}={value}")
        if values.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(values["content"])


PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style></script><script>alert(2)</script>",
    "<svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
    "]]><!--",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_page_made_of_hostile_fields_is_inert(folder: Path, payload: str) -> None:
    """A payload in title, outlet, author, address and body is shown as words and runs nowhere."""
    text = (
        f"Title: {payload} sinks ferry\nSource: Outlet {payload}\nAuthor: {payload}\n"
        f"URL: {payload}\nPublished: 2021-03-02\n\n"
        f'"{payload} sank the ferry," said {payload} of Lund. {SENTENCE} {payload}\n'
    )
    page = render_page(trace([capture_text(text, payload), capture_text(text + "x\n", "copy")]))
    active = _Active()
    active.feed(page)
    assert active.found == []
    assert len(active.policies) == 1
    assert "default-src 'none'" in active.policies[0]
    assert "script-src" not in active.policies[0] or "script-src 'none'" in active.policies[0]


def test_a_script_in_an_html_title_is_inert(folder: Path) -> None:
    """Escaped markup in a page's own title comes out of extraction as text, and stays text."""
    content = (
        "<html><head><title>&lt;script&gt;alert(1)&lt;/script&gt; ferry</title></head>"
        f"<body><h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1><p>{SENTENCE}</p></body></html>"
    )
    (folder / "page.html").write_text(content, encoding="utf-8")
    result = CliRunner().invoke(main, ["trace", "page.html", "--html", "-"])
    active = _Active()
    active.feed(result.stdout)
    assert result.exit_code == 0
    assert active.found == []
    assert "&lt;script&gt;" in result.stdout


@pytest.mark.parametrize("name", ["a\nb.txt", "\u202etxt.exe", "\x1b[31mred.txt", " .txt", "ü.txt"])
def test_odd_names_of_files_are_shown_harmlessly(folder: Path, name: str) -> None:
    """A name cannot break a line, turn the text round or colour the terminal."""
    (folder / name).write_text(STRANGER, encoding="utf-8")
    result = CliRunner().invoke(main, ["trace", name])
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
    page = CliRunner().invoke(main, ["trace", name, "--html", "-"]).stdout
    assert "\u202e" not in page


def test_terminal_shows_no_control_characters_of_a_text(folder: Path) -> None:
    """Escape sequences and direction marks in a report do not reach the terminal."""
    (folder / "odd.txt").write_text(
        f"Title: \x1b[2J\u202eferry\x07 sinks\n\n\x1b]0;x\x07{SENTENCE} \u2066\x9b31m\n",
        encoding="utf-8",
    )
    result = CliRunner().invoke(main, ["trace", "odd.txt", "good.txt"])
    assert result.exit_code == 0
    assert (
        re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", result.stdout) is None
    )
