"""What measures: commands that are run and killed, rows that are compared, plots, real reports."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from bench.corpus.__main__ import COMMANDS, main
from bench.corpus.commands.again import _make
from bench.corpus.commands.real import print_summary, read_fakes
from bench.corpus.commands.scale import Size, plot_sizes, print_sizes
from bench.corpus.floors import FLOORS, verdict
from bench.corpus.peers import naive, passim
from bench.corpus.peers.peer import Setup
from bench.corpus.peers.texts import read_texts, shingles, write_pairs
from bench.corpus.plots import log_log_svg
from bench.corpus.processes import CommandError, Cost, kill, run, start
from bench.corpus.rows import differences, read_rows
from bench.corpus.score.outputs import Found, FoundPair
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

PYTHON = sys.executable


def put(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows), path)


def test_cost_counts_the_memory_of_all_processes_of_a_command(tmp_path: Path) -> None:
    hold = "import time; held = b'x' * 80_000_000; time.sleep(1.5)"
    begin = f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', {hold!r}])"
    cost = run([PYTHON, "-c", f"{begin}; {hold}; p.wait()"], tmp_path / "log")
    assert cost.wall_seconds > 0
    if Path("/proc/self/smaps_rollup").exists():
        assert cost.peak_megabytes > 150


def test_command_that_fails_says_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="ended with 3:\nno such report"):
        run([PYTHON, "-c", "print('no such report'); raise SystemExit(3)"], tmp_path / "log")


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="the system binds no cores")
def test_command_gets_the_cores_it_is_given_and_we_keep_ours(tmp_path: Path) -> None:
    before = os.sched_getaffinity(0)
    said = "import os; print(len(os.sched_getaffinity(0)))"
    run([PYTHON, "-c", said], tmp_path / "log", cores=1)
    assert (tmp_path / "log").read_text() == "1\n"
    assert os.sched_getaffinity(0) == before


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes cannot be listed")
def test_kill_ends_the_children_of_a_command_too(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    child = f"import os, time; open({str(mark)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    session = start([PYTHON, "-c", parent], subprocess.DEVNULL)
    while not mark.exists() or not mark.read_text():
        time.sleep(0.05)
    kill(session.pid)
    assert session.wait() == -9
    # Dying takes a moment on a busy machine; whoever survived would work for a minute.
    ended = time.monotonic() + 20
    while _runs(int(mark.read_text())) and time.monotonic() < ended:
        time.sleep(0.05)
    assert not _runs(int(mark.read_text()))


def _runs(pid: int) -> bool:
    """Whether a process still works; one that is dead but not yet buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_costs_add_up_but_memory_is_not_held_twice() -> None:
    assert Cost(1, 2, 300) + Cost(10, 20, 200) == Cost(11, 22, 300)


def test_rows_are_the_same_in_any_order_and_any_files(tmp_path: Path) -> None:
    rows = [{"child": f"c{n}", "parent": "p", "share": n / 7} for n in range(9)]
    put(tmp_path / "a/pairs/x.parquet", rows)
    put(tmp_path / "b/pairs/1.parquet", rows[5:])
    put(tmp_path / "b/pairs/2.parquet", rows[4::-1])
    assert differences(tmp_path / "a", tmp_path / "b") == []
    assert read_rows(tmp_path / "a")["pairs"].number == 9


@pytest.mark.parametrize(
    "other",
    [
        [{"child": "c", "parent": "p", "share": 0.5}] * 2,
        [{"child": "c", "parent": "p", "share": 0.5000001}],
        [{"child": "p", "parent": "c", "share": 0.5}],
    ],
)
def test_another_row_is_a_difference(tmp_path: Path, other: list[dict[str, Any]]) -> None:
    put(tmp_path / "a/pairs/x.parquet", [{"child": "c", "parent": "p", "share": 0.5}])
    put(tmp_path / "b/pairs/x.parquet", other)
    assert differences(tmp_path / "a", tmp_path / "b") == [f"pairs: 1 and {len(other)} rows"]


def test_missing_table_is_a_difference(tmp_path: Path) -> None:
    put(tmp_path / "a/links/x.parquet", [{"child": "c", "parent": "p"}])
    assert differences(tmp_path / "a", tmp_path / "b") == ["links: 1 and 0 rows"]


points = st.tuples(st.floats(1e-3, 1e9), st.floats(1e-3, 1e9))


@given(st.lists(points, min_size=1, max_size=6))
def test_every_point_lies_inside_the_plot(curve: list[tuple[float, float]]) -> None:
    svg = ET.fromstring(log_log_svg({"time <s>": curve}, "a & b", "reports", "seconds"))  # noqa: S314 - our own text
    line = svg.find("{http://www.w3.org/2000/svg}polyline")
    assert line is not None
    places = [tuple(map(float, pair.split(","))) for pair in line.attrib["points"].split()]
    assert len(places) == len(curve)
    width, height = float(svg.attrib["width"]), float(svg.attrib["height"])
    assert all(0 <= x <= width and 0 <= y <= height for x, y in places)


def test_sizes_are_held_to_the_floors() -> None:
    sizes = [
        Size(100_000, 100, Cost(20, 1, 900), Cost(80, 1, 1_200), {}),
        Size(1_000_000, 1_000, Cost(200, 1, 4_000), Cost(1_200, 1, 9_000), {}),
    ]
    console = Console(width=100, record=True)
    print_sizes(sizes, 2, console)
    said = console.export_text()
    assert "growth from 100k to 1M: 14.00" in said
    assert re.search(r"minutes for 1,000,000: 23\.33; floor ≤ 60 min \(25\); met: yes", said)
    assert re.search(r"memory for 1,000,000: 9\.00; floor ≤ 8 GB \(6\); met: no", said)
    assert "<svg" in plot_sizes(sizes)


def test_every_floor_is_milder_than_its_aim() -> None:
    for name, floor in FLOORS.items():
        assert floor.floor >= floor.aim if floor.most else floor.floor <= floor.aim
        assert verdict(name, floor.floor) == verdict(name, floor.aim) == "yes"


def test_second_build_gets_one_report_in_a_hundred(tmp_path: Path) -> None:
    first, new = _make(400, 1, tmp_path, 1)
    assert len(read_texts(first / "reports")) == 400
    assert len(read_texts(new / "reports")) == 4
    assert not read_texts(first / "reports").keys() & read_texts(new / "reports").keys()


def test_alignments_of_passim_become_pairs_and_passages(tmp_path: Path) -> None:
    folder = tmp_path / "raw/align.json"
    folder.mkdir(parents=True)
    rows = [
        {"id": "a", "id2": "b", "begin": at, "end": at + 9, "begin2": at + 1, "end2": at + 10}
        for at in (3, 40)
    ]
    (folder / "part-0.json").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    out = passim.finish(tmp_path)
    pairs = [json.loads(line) for line in (out / "pairs/pairs.jsonl").read_text().splitlines()]
    assert [(p["child"], p["parent"], p["undirected"]) for p in pairs] == [("b", "a", True)]
    passages = (out / "passages/passages.jsonl").read_text().splitlines()
    assert json.loads(passages[1]) == {
        "child": "b", "parent": "a", "child_start": 41, "child_end": 50,
        "parent_start": 40, "parent_end": 49,
    }  # fmt: skip


def test_six_words_in_a_row_are_found() -> None:
    shared = "the mayor of the harbour town resigned on the evening of the vote"
    texts = {"a": f"Witnesses said {shared}.", "b": f"{shared.upper()}, it was reported.", "c": "x"}
    assert naive.find_pairs(texts) == {("a", "b"): 8}


def test_pairs_of_near_copy_tools_are_written_once(tmp_path: Path) -> None:
    write_pairs(tmp_path, [("b", "a"), ("a", "b"), ("c", "a")])
    lines = (tmp_path / "pairs/pairs.jsonl").read_text().splitlines()
    assert [(json.loads(line)["child"], json.loads(line)["parent"]) for line in lines] == [
        ("b", "a"),
        ("c", "a"),
    ]
    assert shingles("One two three four five six")[0] == "one two three four five"


def test_missing_peer_is_said_and_not_an_error(tmp_path: Path) -> None:
    assert "no interpreter" in Setup(tmp_path / "python").lacks("json")
    assert "not installed" in Setup(Path(PYTHON)).lacks("json", "no_such_module_at_all")
    assert Setup(Path(PYTHON)).lacks("json") == ""


@pytest.mark.slow
def test_race_runs_what_is_here_and_names_what_is_not(tmp_path: Path) -> None:
    target = tmp_path / "race.json"
    tools = ("--only", "six words in a row", "--only", "datasketch")
    done = CliRunner().invoke(main, ["compare", "--reports", "120", *tools, "--json", str(target)])
    assert done.exit_code == 0, done.output
    assert "datasketch did not run: datasketch is not installed" in done.output
    missing, raced = json.loads(target.read_text())
    assert missing["score"] is None
    assert raced["score"]["recalls"]["verbatim"]["figure"] == 1.0
    assert raced["costs"]["all"]["wall_seconds"] > 0


def test_real_reports_are_read_with_their_dates(tmp_path: Path) -> None:
    source = tmp_path / "set.csv"
    head = "unit_id,article_title,article_content,source,date,location,labels\n"
    rows = (
        '7,Mill café burns,"A mill burned, twice.",herald,4/5/2017,town,0\n'
        "8,Odd,Text,post,soon,,1\n"
    )
    source.write_bytes((head + rows).encode("latin-1"))
    first, second = read_fakes(source)
    assert first == {
        "id": "7-1", "outlet": "herald", "published": "2017-04-05", "title": "Mill café burns",
        "text": "A mill burned, twice.",
    }  # fmt: skip
    assert "published" not in second


def test_what_is_found_in_real_reports_is_summed_up() -> None:
    records = [{"id": id, "outlet": outlet} for id, outlet in zip("abc", "xyy", strict=True)]
    pairs = {
        ("a", "b"): FoundPair("b", "a", False, "quote"),
        ("a", "c"): FoundPair("c", "a", True, "copy"),
    }
    console = Console(width=100, record=True)
    print_summary(records, Found(pairs, {"b": "family 1", "c": "family 1"}), console)
    said = console.export_text()
    assert "3 reports, 2 outlets; 2 pairs, 1 of them with a direction" in said
    assert re.search(r"x and y +│ 2", said)
    assert re.search(r"family 1 +│ 2", said)


def test_real_reports_that_are_not_there_are_missed_plainly(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["real", "--data", str(tmp_path)])
    assert done.exit_code == 2
    assert "is not there" in done.output


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    done = CliRunner().invoke(main, [command, "--help"])
    assert done.exit_code == 0
    assert max(len(line) for line in done.output.splitlines()) <= 100


def test_numbers_that_do_not_fit_are_said_in_one_line(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["generate", str(tmp_path), "--reports", "0"])
    assert done.exit_code == 2
    assert "ask for at least 1" in done.output
