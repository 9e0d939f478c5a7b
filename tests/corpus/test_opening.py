from __future__ import annotations

from pathlib import Path

import pytest
from tests.corpus.newswire import with_copies, write_jsonl

from headwater.corpus import Local, build, open_corpus, reuse
from headwater.corpus.plotting import plot_family_sizes
from headwater.corpus.reporting import report_corpus
from headwater.errors import SettingsError


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    reports, _ = with_copies(60)
    build(folder / "out", [write_jsonl(reports, folder / "in.jsonl")], on=Local(processes=1))
    reuse(folder / "out", on=Local(processes=1))
    return folder / "out"


def test_views_are_relations_and_arrow(out: Path) -> None:
    with open_corpus(out) as corpus:
        assert corpus.views == ("reports", "families", "pairs", "passages", "links")
        assert corpus.table("pairs").filter("kind = 'quote'").fetchall()[0][0] == "quote"
        counted = corpus.arrow("SELECT count(*) AS n FROM reports")
        assert counted.to_pylist() == [{"n": 65}]


@pytest.mark.parametrize(
    "sql",
    [
        "COPY reports TO '{folder}/x.csv'",
        "COPY (SELECT 1) TO '{part}'",
        "CREATE TABLE t AS SELECT 1",
        "DROP VIEW pairs",
        "SET memory_limit = '1TB'",
        "ATTACH '{folder}/x.db'",
        "INSTALL httpfs",
        "SELECT 1; SELECT 2",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM '{folder}/in.jsonl'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT nothing FROM pairs",
        "not SQL",
        "",
    ],
)
def test_nothing_else_can_be_read_and_nothing_changed(out: Path, sql: str) -> None:
    part = next((out / "reports").iterdir())
    before = part.read_bytes()
    with open_corpus(out) as corpus, pytest.raises(SettingsError, match="query: "):
        corpus.arrow(sql.format(folder=out.parent, part=part))
    assert part.read_bytes() == before
    assert not (out.parent / "x.csv").exists()


def test_a_view_that_is_not_there(out: Path) -> None:
    with open_corpus(out) as corpus, pytest.raises(SettingsError, match="it has reports"):
        corpus.table("persons")


def test_there_must_be_a_corpus(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="holds no corpus"):
        open_corpus(tmp_path)


def test_the_report_counts_what_is_there(out: Path) -> None:
    found = report_corpus(out, most=3)
    sizes = dict(found.sizes)
    assert sizes["reports"] == 65
    assert sizes["pairs"] == sum(count for _, count in found.kinds) == 5
    assert found.most_copied[0].children == 1
    assert sum(m * f for m, f in found.family_sizes) == sizes["reports in families"]
    assert {cost.step for cost in found.costs} >= {"numbers", "postings", "pairs"}
    assert all(0 <= outlet.share <= 1 for outlet in found.copying)


def test_a_corpus_that_nobody_searched_has_no_report(tmp_path: Path) -> None:
    reports, _ = with_copies(5)
    file = write_jsonl(reports, tmp_path / "a.jsonl")
    build(tmp_path / "out", [file], on=Local(processes=1))
    with pytest.raises(SettingsError, match="run headwater corpus reuse"):
        report_corpus(tmp_path / "out")


def test_a_plot_has_a_dot_for_each_size(tmp_path: Path) -> None:
    sizes = [(2, 311), (3, 38), (499, 1)]
    for name in ("a.svg", "b.svg", "a.png", "b.png"):
        plot_family_sizes(sizes, tmp_path / name)
    drawn = (tmp_path / "a.svg").read_text()
    assert drawn.count("<circle") == 3
    assert drawn == (tmp_path / "b.svg").read_text()
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_a_plot_of_nothing_is_empty_axes(tmp_path: Path) -> None:
    plot_family_sizes([], tmp_path / "a.svg")
    assert "<circle" not in (tmp_path / "a.svg").read_text()


@pytest.mark.parametrize("name", ["a.pdf", "none/a.svg"])
def test_a_plot_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError):
        plot_family_sizes([(2, 1)], tmp_path / name)
