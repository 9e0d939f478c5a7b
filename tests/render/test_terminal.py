"""The dossier in the terminal: narrow enough, plain where it must be, deaf to what reports hold."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from tests.render.factory import make_dossier, make_empty_dossier, make_long_dossier, spoil

from headwater.dossier import Account, Dossier
from headwater.render.terminal import print_dossier

ESCAPE = "\x1b"
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printed(dossier: Dossier, *, width: int = 100, terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=terminal,
        color_system="truecolor" if terminal else None,
        highlight=False,
    )
    print_dossier(dossier, console)
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
@pytest.mark.parametrize("make", [make_dossier, make_empty_dossier, lambda: make_long_dossier(9)])
def test_lines_fit_the_terminal_and_a_hundred_columns(width: int, make: object) -> None:
    assert callable(make)
    lines = printed(make(), width=width).splitlines()
    assert max(map(cell_len, lines)) <= min(width, 100)


def test_answer_comes_first_and_what_is_missing_before_it() -> None:
    lines = [line for line in printed(make_dossier()).splitlines() if line]
    assert lines[0].startswith("! 1 file of 6 could not be read")
    assert lines[2].startswith("4 reports, 1 origin for 2 of 3 shared claims; 9 changes")


def test_changed_words_are_marked_without_colour() -> None:
    out = printed(make_dossier())
    assert "said the river rose [-3-] metres" in out
    assert "“The river rose {+4+} metres" in out


def test_serious_changes_come_first() -> None:
    found = re.findall(r"^ ?\d+  (SERIOUS|MODERATE|SLIGHT)", printed(make_dossier()), re.MULTILINE)
    assert found == ["SERIOUS"] * 4 + ["MODERATE"] * 4 + ["SLIGHT"]


def test_tree_shows_origins_as_roots_and_how_each_report_was_taken() -> None:
    out = printed(make_dossier())
    assert "(Gauge Watch)  origin, not at hand" in out
    assert re.search(r"├── Harbour Daily.*\n.*\n.*rewrite, names it, 62% of its words", out)


def test_piped_output_has_no_escapes() -> None:
    assert ESCAPE not in printed(make_dossier())


def test_terminal_gets_colour_unless_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = re.compile(r"\x1b\[[\d;]*3[0-7][\d;]*m")
    assert coloured.search(printed(make_dossier(), terminal=True))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured.search(printed(make_dossier(), terminal=True))


@pytest.mark.parametrize(
    "payload",
    [
        "[bold red]not markup[/bold red] ",
        "[link=https://evil.example]x[/link] ",
        "[/] ",
        "\x1b[2J\x1b]0;owned\x07",
        "\x9b31m",
        "\u202eesrever\u202c",
        "\r\b\x7f",
        "\ud800 ",
        ":smile: ",
    ],
)
def test_text_of_reports_steers_nothing(payload: str) -> None:
    out = printed(spoil(make_dossier(), payload))
    assert not STEERING.search(out)
    if payload.isascii() and payload.isprintable():
        assert payload.strip() in out


@given(st.text(max_size=30))
def test_any_text_in_every_field_is_printed(payload: str) -> None:
    out = printed(spoil(make_dossier(), payload), width=60)
    assert not STEERING.search(out)


def test_long_dossier_is_cut_and_says_so() -> None:
    out = printed(make_long_dossier(50))
    assert len(out.splitlines()) < 350
    assert "… and 26 more reports; --html and --json hold them all." in out
    assert "more changes; --html and --json hold them all." in out


def test_nothing_read_says_why() -> None:
    dossier = make_dossier()
    out = printed(make_empty_dossier(account=Account(1, 0, (), dossier.account.failed, ())))
    assert "No report could be read." in out
    assert "weir/broken.html: the page holds no text" in out


def test_poor_encoding_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii", write_through=True))
    print_dossier(make_dossier())
    assert b"Orrin Valley Post" in raw.getvalue()


def test_same_dossier_prints_the_same() -> None:
    assert printed(make_dossier()) == printed(make_dossier())
