"""The seven promises that every user may rely on; each test fails if its promise is broken."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.schema import spans_in
from tests.stories import ORIGINAL, RETELLING, STRANGER, captures, traced

from headwater import Dossier, trace
from headwater.render.page import render_page

EXAMPLE = Path(__file__).parents[1] / "examples/mill-fire"
# Run before the command's own code: no socket can be made or bound, as on a machine without a
# network; and whoever asks for another machine's name or address, or starts a program, ends the
# run, even if the code around it would hide the error.
OFFLINE = """
import os, sys
def refuse(event, arguments):
    if event in {"socket.__new__", "socket.bind"}:
        raise OSError("there is no network")
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn",
                         "ftplib.", "smtplib.", "urllib.", "http.")):
        os.write(2, f"tried {event} {arguments}\\n".encode())
        os._exit(99)
sys.addaudithook(refuse)
from headwater.cli import main
main(sys.argv[1:], prog_name="headwater")
"""


@pytest.fixture(scope="module")
def example() -> Dossier:
    """The dossier of the example family."""
    return trace(EXAMPLE)


def test_1_nothing_leaves_the_machine(tmp_path: Path) -> None:
    """A run that may open no socket and start no program gives the whole answer."""
    for name, text in (("a.txt", ORIGINAL), ("b.txt", RETELLING)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE, "trace", "a.txt", "b.txt", "--json", "d.json",
         "--html", "d.html"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "d.json").read_bytes())["links"]
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    # Nothing that a browser would fetch on its own: no asset, no style and no font from elsewhere.
    assert re.findall(r"<(?:script|link|img|iframe|object|embed|source|video|audio)\b", page) == []
    assert re.findall(r"url\(\s*['\"]?(?!#)|@import", page) == []


def test_1_the_guard_would_see_an_attempt(tmp_path: Path) -> None:
    """The test above is worth something: a connection under the same guard ends the run."""
    probe = OFFLINE.partition("from headwater")[0] + (
        "import socket\ntry:\n    socket.create_connection(('192.0.2.1', 80), timeout=1)\n"
        "except OSError:\n    pass\n"
    )
    done = subprocess.run([sys.executable, "-c", probe], cwd=tmp_path, check=False)
    assert done.returncode == 99


def test_2_nothing_vanishes(tmp_path: Path) -> None:
    """Everything given is read, skipped or failed, by name and with its reason."""
    (tmp_path / "good.txt").write_text(STRANGER, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "table.csv").write_bytes(b"a,b\n")
    (tmp_path / ".hidden.txt").write_text(STRANGER, encoding="utf-8")
    dossier = trace([tmp_path, tmp_path / "missing.txt"])
    account = dossier.account
    listed = [r.path for r in dossier.reports]
    listed += [o.path for o in (*account.skipped, *account.failed)]
    assert account.given == account.read + len(account.skipped) + len(account.failed) == 5
    assert sorted(Path(p).name for p in listed) == [
        ".hidden.txt",
        "empty.txt",
        "good.txt",
        "missing.txt",
        "table.csv",
    ]
    assert all(o.reason.strip() for o in (*account.skipped, *account.failed))


def test_2_a_degraded_answer_says_so_at_the_top(tmp_path: Path) -> None:
    """What made the answer poorer stands before the answer's details, on page and in JSON."""
    page = "<div>" * 20_000 + "The ferry sank off Lund on Monday, sailors said." + "</div>" * 20_000
    (tmp_path / "deep.html").write_text(page, encoding="utf-8")
    dossier = trace(tmp_path)
    assert len(dossier.account.degraded) == 1
    shown = render_page(dossier)
    said = shown.index("tag-stripping")
    assert said < shown.index("<h2")


def test_3_every_assertion_points_at_exact_words_of_a_hashed_text(example: Dossier) -> None:
    """Each span of the dossier is the words at its place, in a text of the stated digest."""
    for dossier in (example, traced()):
        parsed = json.loads(dossier.to_json(with_text=True))
        texts = {r["id"]: r["text"] for r in parsed["reports"]}
        for report in parsed["reports"]:
            digest = hashlib.sha256(report["text"].encode("utf-8")).hexdigest()
            assert digest == report["text_sha256"]
        spans = list(spans_in(parsed))
        assert len(spans) > 50
        for span in spans:
            assert texts[span["report"]][span["start"] : span["end"]] == span["text"] != ""
    # Every change and every alignment has words on both sides.
    assert all(d.child.text and d.parent.text for d in example.drift)


def test_3_the_digest_is_that_of_the_file() -> None:
    """Whoever has the file can check that it is the one that was read."""
    dossier = trace(EXAMPLE / "kestrel.txt")
    content = (EXAMPLE / "kestrel.txt").read_bytes()
    assert dossier.reports[0].sha256 == hashlib.sha256(content).hexdigest()
    assert dossier.reports[0].text == content.decode("utf-8")


def test_4_a_guess_is_shown_as_a_guess(example: Dossier) -> None:
    """Links, groups, drift, attributions and places carry confidence, and a reason where due."""
    assert example.links
    for link in example.links:
        assert 0 < link.confidence <= 1
        assert link.evidence
        assert all(line.strip() and "\n" not in line for line in link.evidence)
    for group in example.groups:
        assert 0 < group.confidence <= 1
        assert len(group.reports) < 2 or group.evidence
    for drift in example.drift:
        assert 0 < drift.confidence <= 1
        assert drift.detail.strip()
    assert all(0 < a.confidence <= 1 for a in example.attributions)
    assert all(0 <= p.confidence <= 1 for p in example.places)


def test_4_a_merge_can_be_undone(example: Dossier) -> None:
    """A group keeps its claims apart, each with its own words; no claim is in two groups."""
    claims = {c.id: c for c in example.claims}
    members = [claim for group in example.groups for claim in group.claims]
    assert len(members) == len(set(members))
    for group in example.groups:
        assert {claims[c].span.report for c in group.claims} == set(group.reports)
        assert all(claims[c].group == group.id for c in group.claims)


def test_5_origins_are_counted_and_reports_are_shown_beside_them(example: Dossier) -> None:
    """Copies do not add up: a claim's independent origins never exceed its reports' origins."""
    of_report: dict[str, set[str]] = {}
    for origin in example.origins:
        for report in origin.reports:
            of_report.setdefault(report, set()).add(origin.id)
    shared = [g for g in example.groups if len(g.reports) > 1]
    assert shared
    for group in shared:
        assert 1 <= group.independent_origins <= len(group.reports)
        assert group.reports
        assert all(of_report[r] for r in group.reports)
    # Three retellings of one agency's report, and nobody else: one origin, however many reports.
    retold = [g for g in shared if len(g.reports) >= 3 and g.status == "single-origin"]
    assert retold
    assert all(g.independent_origins == 1 for g in retold)


def test_5_a_retelling_corroborates_nothing() -> None:
    """What an original and its retelling both say has one origin."""
    dossier = traced()
    both = [g for g in dossier.groups if len(g.reports) == 2]
    assert both
    assert {g.independent_origins for g in both} == {1}
    assert "corroborated" not in {g.status for g in both}


def test_6_the_same_input_gives_the_same_bytes() -> None:
    """In whatever order, JSON and page are the same to the byte."""
    made = {
        (dossier.to_json(with_text=True), render_page(dossier))
        for dossier in map(trace, map(list, itertools.permutations(captures())))
    }
    assert len(made) == 1


def test_6_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    """Not even the seed of the process's hashes shows in the answer."""
    (tmp_path / "a.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "b.txt").write_text(RETELLING, encoding="utf-8")
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "headwater", "trace", *paths, "--json", "-"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for paths, seed in ((("a.txt", "b.txt"), "1"), (("b.txt", "a.txt"), "2"))
    }
    assert len(outputs) == 1


def test_7_bad_input_never_ends_a_run(tmp_path: Path) -> None:
    """A folder of bad files and one good report gives the good report's dossier."""
    bad = {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 100,
        "nul.txt": b"a\x00b",
        "gzip.txt.gz": b"\x1f\x8b broken",
        "deep.html": b"<b>" * 5_000,
        "sidecar.txt": b"The ferry sank.\n",
        "sidecar.meta.json": b"{broken",
        "utf16.txt": b"\xff\xfeo",
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(STRANGER, encoding="utf-8")
    dossier = trace(tmp_path)
    assert "good.txt" in {Path(r.path).name for r in dossier.reports}
    assert dossier.account.given == len(bad) + 1
    assert dossier.account.given == dossier.account.read + len(dossier.account.skipped) + len(
        dossier.account.failed
    )
