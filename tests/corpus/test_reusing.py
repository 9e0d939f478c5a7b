from __future__ import annotations

import dataclasses
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from tests.corpus.newswire import Newsroom, with_copies, write_jsonl

from headwater.corpus import Cluster, Local, build, open_corpus, reuse
from headwater.corpus.layout import ANSWERS, Layout
from headwater.errors import SettingsError
from headwater.settings import CorpusSettings

ALONE = Local(processes=1)


def answers(out: Path) -> dict[str, list[tuple[Any, ...]]]:
    layout = Layout(out)
    return {
        name: sorted(
            tuple(row.values())
            for file in layout.answer_files(name)
            for row in pq.read_table(file).to_pylist()
        )
        for name in ANSWERS
    }


def pairs(out: Path) -> dict[tuple[str, str], dict[str, Any]]:
    (file,) = Layout(out).answer_files("pairs")
    return {(row["child"], row["parent"]): row for row in pq.read_table(file).to_pylist()}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("corpus")
    reports, parents = with_copies(80)
    build(folder / "out", [write_jsonl(reports, folder / "in.jsonl")], on=ALONE)
    reuse(folder / "out", on=ALONE)
    return folder / "out", parents


def test_every_planted_copy_is_found_and_nothing_else(corpus: tuple[Path, dict[str, str]]) -> None:
    out, parents = corpus
    assert set(pairs(out)) == set(parents.items())


def test_what_the_copies_are_called(corpus: tuple[Path, dict[str, str]]) -> None:
    out, _ = corpus
    kinds = {child: row["kind"] for (child, _), row in pairs(out).items()}
    assert kinds["verbatim"] in {"copy", "near-copy"}
    assert kinds["truncated"] in {"excerpt", "near-copy"}
    assert kinds["lead"] in {"excerpt", "near-copy"}
    assert kinds["quote"] == "quote"
    assert kinds["reworded"] == "rewrite"
    assert not any(row["undirected"] for row in pairs(out).values())


def test_passages_are_words_of_both_texts(corpus: tuple[Path, dict[str, str]]) -> None:
    out, parents = corpus
    with open_corpus(out) as opened:
        texts = dict(opened.query("SELECT id, text FROM reports").fetchall())
        rows = opened.arrow("SELECT * FROM passages").to_pylist()
    assert {row["child"] for row in rows} == set(parents)
    for row in rows:
        child = texts[row["child"]][row["child_start"] : row["child_end"]]
        parent = texts[row["parent"]][row["parent_start"] : row["parent_end"]]
        assert child[0].isalnum()
        assert child[-1].isalnum()
        if row["identity"] == 1.0:
            assert child == parent


def test_links_say_why(corpus: tuple[Path, dict[str, str]]) -> None:
    out, parents = corpus
    with open_corpus(out) as opened:
        rows = opened.arrow("SELECT * FROM links").to_pylist()
    assert {(row["child"], row["parent"]) for row in rows} == set(parents.items())
    assert {row["evidence"] for row in rows} == {"the parent is earlier"}
    assert all(0.5 < row["confidence"] < 1 for row in rows)


def test_a_copy_and_its_parent_are_a_family(corpus: tuple[Path, dict[str, str]]) -> None:
    out, _ = corpus
    with open_corpus(out) as opened:
        rows = opened.query("SELECT family, member, kind FROM families").fetchall()
    assert ("own-000", "own-000", "exact") in rows
    assert {member for family, member, _ in rows if family == "own-000"} == {"own-000", "verbatim"}


def test_json_lines_hold_the_same_rows(corpus: tuple[Path, dict[str, str]]) -> None:
    out, _ = corpus
    for name in ANSWERS:
        lines = (out / f"{name}.jsonl").read_text().splitlines()
        found = sorted(tuple(json.loads(line).values()) for line in lines)
        assert found == answers(out)[name]


def test_nothing_is_done_twice(corpus: tuple[Path, dict[str, str]]) -> None:
    out, _ = corpus
    before = (out / "pairs.jsonl").stat().st_mtime_ns
    reuse(out, on=ALONE)
    assert (out / "pairs.jsonl").stat().st_mtime_ns == before


def test_the_order_and_the_number_of_processes_play_no_part(tmp_path: Path) -> None:
    reports, _ = with_copies(60)
    for name, order in (("one", reports), ("two", [*reversed(reports)])):
        halves = [write_jsonl(order[n::2], tmp_path / f"{name}{n}.jsonl") for n in range(2)]
        build(tmp_path / name, halves, on=ALONE)
        reuse(tmp_path / name, on=Local(processes=1 if name == "one" else 2))
    assert answers(tmp_path / "one") == answers(tmp_path / "two")


def test_a_story_that_a_hundred_carry_is_one_family(tmp_path: Path) -> None:
    room = Newsroom(21)
    story = room.body(9)
    carriers = []
    for n in range(100):
        body = [*story[: 9 - n % 2], *(room.body(1) if n % 3 == 0 else [])]
        carriers.append(room.report(f"carrier-{n:03d}", f"Paper {n}", 2 + n % 20, body))
    root = room.report("wire", "Wire", 1, story)
    others = [room.report(f"own-{n}", f"Paper {n}", 1 + n % 20, room.body()) for n in range(60)]
    build(
        tmp_path / "out", [write_jsonl([*others, root, *carriers], tmp_path / "a.jsonl")], on=ALONE
    )
    reuse(tmp_path / "out", on=ALONE)
    found = pairs(tmp_path / "out")
    assert {child for child, parent in found if parent == "wire"} == {c.id for c in carriers}
    assert not any(child.startswith("own") for child, _ in found)


def test_without_outlets_and_dates_copies_are_found_undirected(tmp_path: Path) -> None:
    reports, parents = with_copies(60)
    bare = [dataclasses.replace(report, outlet="", published="") for report in reports]
    build(tmp_path / "out", [write_jsonl(bare, tmp_path / "a.jsonl")], on=ALONE)
    reuse(tmp_path / "out", on=ALONE)
    found = pairs(tmp_path / "out")
    for child, parent in parents.items():
        row = found.get((child, parent)) or found[(parent, child)]
        assert row["undirected"]


def test_killed_at_any_moment_it_goes_on_to_the_same_rows(tmp_path: Path) -> None:
    reports, _ = with_copies(300)
    build(tmp_path / "out", [write_jsonl(reports, tmp_path / "a.jsonl")], on=ALONE)
    shutil.copytree(tmp_path / "out", tmp_path / "killed")
    reuse(tmp_path / "out", on=ALONE)
    script = (
        "import sys; from headwater.corpus import reuse, Local\n"
        "reuse(sys.argv[1], on=Local(processes=1))"
    )
    for seconds in (0.9, 1.6, 2.3):
        process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "killed")])
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
    reuse(tmp_path / "killed", on=ALONE)
    assert answers(tmp_path / "killed") == answers(tmp_path / "out")


@pytest.mark.parametrize("texts", [["one"], ["a b c"] * 3, ["The dam broke."]])
def test_tiny_corpora(tmp_path: Path, texts: list[str]) -> None:
    lines = [json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    build(tmp_path / "out", [tmp_path / "a.jsonl"], on=ALONE)
    found = reuse(tmp_path / "out", on=ALONE)
    assert (found.reports, found.pairs) == (len(texts), 0)


def test_other_settings_give_another_answer(tmp_path: Path) -> None:
    reports, _ = with_copies(40)
    build(tmp_path / "out", [write_jsonl(reports, tmp_path / "a.jsonl")], on=ALONE)
    strict = dataclasses.replace(CorpusSettings(), least_chance=0.9999)
    few, all_of_them = (
        reuse(tmp_path / "out", settings=strict, on=ALONE),
        reuse(tmp_path / "out", on=ALONE),
    )
    assert few.pairs < all_of_them.pairs


def test_there_must_be_a_corpus(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="make one with headwater corpus build"):
        reuse(tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java")
@pytest.mark.skipif("CORPUS_SPARK" not in os.environ, reason="takes minutes; set CORPUS_SPARK=1")
def test_spark_finds_the_same_rows(corpus: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    out, _ = corpus
    shutil.copytree(out / "reports", tmp_path / "out" / "reports")
    reuse(tmp_path / "out", on=Cluster("local[2]"))
    assert answers(tmp_path / "out") == answers(out)
