"""The scorer, on outputs made by hand whose recall and precision are known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from bench.corpus.__main__ import main
from bench.corpus.generate.recipe import Recipe
from bench.corpus.generate.shards import generate
from bench.corpus.score import OutputError, Score, read_found, read_truth, score
from bench.corpus.score.extents import merged, shared, size
from bench.corpus.score.reliability import reliability
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

# One story, p, and what was made of it; w is a wire story with three carriers; n are new reports.
TRUTH = [
    ("verbatim", "p", "verbatim", 1.0, (0, 100), (0, 100)),
    ("reworded", "p", "reworded", 0.6, (0, 90), (0, 100)),
    ("quote-top", "p", "quote", 1.0, (50, 70), (0, 20)),
    ("quote-end", "p", "quote", 1.0, (10, 30), (80, 100)),
    ("w1", "w", "wire", 1.0, (0, 50), (0, 50)),
    ("w2", "w", "wire", 1.0, (0, 50), (0, 50)),
    ("w3", "w", "wire", 1.0, (0, 50), (0, 50)),
]
REPORTS = ["p", "w", "n1", "n2", *(row[0] for row in TRUTH)]
SPANS = ("child_start", "child_end", "parent_start", "parent_end")


def put(folder: Path, rows: list[dict[str, Any]]) -> None:
    folder.mkdir(parents=True)
    pq.write_table(pa.Table.from_pylist(rows), folder / "part-0.parquet")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    names = ("child", "parent", "kind", "strength")
    put(folder / "truth/pairs", [dict(zip(names, row[:4], strict=True)) for row in TRUTH])
    put(
        folder / "truth/passages",
        [
            {"child": row[0], "parent": row[1], **dict(zip(SPANS, (*row[4], *row[5]), strict=True))}
            for row in TRUTH
        ],
    )
    bodies = {"body_start": 0, "body_end": 100}
    outlet = {"n1": "Valley Herald", "n2": "Valley Herald"}
    put(
        folder / "truth/reports",
        [{"id": id, "outlet": outlet.get(id, f"The {id}"), **bodies} for id in REPORTS],
    )
    return folder


def pair(child: str, parent: str, kind: str = "copy", undirected: bool = False) -> dict[str, Any]:
    return {"child": child, "parent": parent, "undirected": undirected, "share": 1.0, "kind": kind}


def member(family: str, member: str, head: str) -> dict[str, Any]:
    return {"family": family, "member": member, "representative": head, "kind": "near"}


def passage(child: str, parent: str, *at: int) -> dict[str, Any]:
    return {"child": child, "parent": parent, **dict(zip(SPANS, at, strict=True)), "words": 9}


def scored(corpus: Path, **tables: list[dict[str, Any]]) -> Score:
    out = corpus.parent / "out"
    for name, rows in tables.items():
        put(out / name, rows)
    return score(read_truth(corpus), read_found(out))


def test_all_found_and_nothing_else(corpus: Path) -> None:
    result = scored(corpus, pairs=[pair(row[0], row[1]) for row in TRUTH])
    assert result.recall.figure == result.precision.figure == 1.0
    assert result.wires.figure == result.direction.figure == 1.0
    assert {share.figure for share in result.recalls.values()} == {1.0}


def test_half_found_and_half_of_what_is_said_wrong(corpus: Path) -> None:
    result = scored(
        corpus,
        pairs=[pair("verbatim", "p"), pair("reworded", "p"), pair("n1", "p"), pair("n1", "n2")],
    )
    assert (result.recall.right, result.recall.of) == (2, 7)
    assert (result.precision.right, result.precision.of) == (2, 4)
    assert result.recalls["reworded 60 %"].figure == 1.0
    assert result.recalls["quote of 1 sentence"].figure == 0.0


def test_pair_said_twice_counts_once(corpus: Path) -> None:
    result = scored(corpus, pairs=[pair("verbatim", "p"), pair("p", "verbatim"), pair("n1", "n2")])
    assert (result.precision.right, result.precision.of) == (1, 2)


def test_pair_turned_round_is_found_but_misdirected(corpus: Path) -> None:
    result = scored(
        corpus,
        pairs=[pair("p", "verbatim"), pair("reworded", "p"), pair("quote-top", "p", "quote", True)],
    )
    assert result.recall.right == 3
    assert (result.directed.right, result.directed.of) == (2, 3)
    assert (result.direction.right, result.direction.of) == (1, 2)


def test_siblings_are_right_where_they_share_words_of_the_parent(corpus: Path) -> None:
    truth = read_truth(corpus)
    assert truth.related("verbatim", "quote-top")
    assert truth.related("quote-end", "verbatim")
    assert not truth.related("quote-top", "quote-end")
    assert not truth.related("verbatim", "w1")
    assert not truth.related("n1", "n2")


def test_siblings_add_nothing_to_recall(corpus: Path) -> None:
    result = scored(corpus, pairs=[pair("verbatim", "reworded"), pair("w1", "w2")])
    assert result.recall.right == 0
    assert result.precision.figure == 1.0


def test_members_written_to_their_root_reach_the_parent(corpus: Path) -> None:
    # The engine's root is a carrier, and the story itself a member like others.
    family = [member("f1", id, "w2") for id in ("w", "w1", "w2", "w3")]
    result = scored(
        corpus, pairs=[pair("w1", "w2"), pair("w3", "w2"), pair("w", "w2")], families=family
    )
    assert result.recalls["wire story"].figure == 1.0
    assert result.wires.figure == 1.0


def test_families_alone_state_pairs(corpus: Path) -> None:
    result = scored(corpus, pairs=[pair("n1", "n2")], families=[member("f", "verbatim", "p")])
    assert result.recalls["verbatim"].figure == 1.0
    assert (result.precision.right, result.precision.of) == (1, 2)


def test_pair_between_families_finds_pairs_of_members(corpus: Path) -> None:
    family = [member("f", "verbatim", "verbatim"), member("f", "p", "verbatim")]
    result = scored(corpus, pairs=[pair("reworded", "verbatim")], families=family)
    assert result.recalls["reworded 60 %"].figure == 1.0


def test_wrong_merge_costs_precision(corpus: Path) -> None:
    family = [member("f", id, "p") for id in ("verbatim", "n1", "n2")]
    result = scored(corpus, pairs=[pair("verbatim", "p")], families=family)
    assert (result.precision.right, result.precision.of) == (1, 3)


def test_wire_story_hangs_together_by_right_pairs_only(corpus: Path) -> None:
    result = scored(corpus, pairs=[pair("w1", "w"), pair("w2", "w"), pair("w3", "n1")])
    assert (result.wires.right, result.wires.of) == (3, 4)
    assert result.worst_wire == result.wires


def test_offsets_are_held_against_the_truth_on_both_sides(corpus: Path) -> None:
    result = scored(
        corpus,
        pairs=[pair("quote-top", "p"), pair("quote-end", "p"), pair("p", "verbatim")],
        passages=[
            passage("quote-top", "p", 50, 60, 0, 10),  # half of what was taken
            passage("quote-end", "p", 0, 20, 0, 20),  # meets the quote in the child alone
            passage("p", "verbatim", 0, 100, 0, 100),  # turned round, and whole
        ],
    )
    quotes = result.offsets["quote of 1 sentence"]
    assert (quotes.meeting.right, quotes.meeting.of) == (1, 2)
    assert (quotes.recall.right, quotes.recall.of) == (20, 40)
    assert (quotes.precision.right, quotes.precision.of) == (20, 30)
    assert result.offsets["verbatim"].recall.figure == 1.0
    assert result.offsets["all"].pairs == 3


def test_wrong_pairs_say_what_they_share(corpus: Path) -> None:
    result = scored(
        corpus,
        pairs=[pair("n1", "n2"), pair("n1", "p"), pair("n2", "w")],
        passages=[passage("n1", "n2", 100, 120, 100, 120), passage("n1", "p", 90, 120, 5, 35)],
    )
    assert result.wrong == {
        "furniture, one outlet": 1,
        "words of two bodies": 1,
        "no passage given": 1,
    }


def test_pairs_as_json_lines_are_read_too(corpus: Path) -> None:
    out = corpus.parent / "out"
    (out / "pairs").mkdir(parents=True)
    (out / "pairs/pairs.jsonl").write_text(json.dumps({"child": "verbatim", "parent": "p"}) + "\n")
    assert score(read_truth(corpus), read_found(out)).recall.right == 1


def test_folder_without_pairs_is_refused(corpus: Path) -> None:
    with pytest.raises(OutputError, match="neither"):
        read_found(corpus)


def test_nothing_found_has_no_precision(corpus: Path) -> None:
    out = corpus.parent / "out"
    (out / "pairs").mkdir(parents=True)
    (out / "pairs/pairs.jsonl").write_text("")
    result = score(read_truth(corpus), read_found(out))
    assert (result.recall.figure, result.precision.figure) == (0.0, None)
    assert (result.wires.right, result.wires.of) == (1, 4)


def test_command_prints_floors_and_writes_json(tmp_path: Path) -> None:
    made = tmp_path / "made"
    list(generate(Recipe(reports=400, wires=1, carriers=20), made))
    found = [
        {"child": r["child"], "parent": r["parent"], "undirected": False, "kind": "copy"}
        for r in pq.read_table(made / "truth/pairs").to_pylist()
    ]
    put(tmp_path / "out/pairs", found)
    target = tmp_path / "score.json"
    done = CliRunner().invoke(
        main, ["score", str(made), str(tmp_path / "out"), "--json", str(target)]
    )
    assert done.exit_code == 0, done.output
    assert "≥ 0.95 (0.98)" in done.output
    assert max(len(line) for line in done.output.splitlines()) <= 100
    figures = json.loads(target.read_text())
    assert figures["recall"]["figure"] == figures["precision"]["figure"] == 1.0


def test_command_refuses_a_folder_that_holds_no_truth(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["score", str(tmp_path), str(tmp_path)])
    assert done.exit_code == 2
    assert "neither" in done.output


extents = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda e: (min(e), max(e))), max_size=6
)


@given(extents, extents)
def test_extents_are_sets_of_characters(
    some: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    def characters(stretches: list[tuple[int, int]]) -> set[int]:
        return {at for start, end in stretches for at in range(start, end)}

    assert size(some) == len(characters(some))
    assert shared(some, others) == len(characters(some) & characters(others))
    assert characters(merged(some)) == characters(some)


def test_reliability_counts_pairs_and_links_by_what_was_said(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(
        out / "pairs",
        [
            {"child": "verbatim", "parent": "p", "confidence": 0.99},
            {"child": "n1", "parent": "n2", "confidence": 0.97},
            {"child": "quote-top", "parent": "verbatim", "confidence": 0.5},
        ],
    )
    put(
        out / "links",
        [
            {"child": "verbatim", "parent": "p", "undirected": False, "confidence": 0.9},
            {"child": "w2", "parent": "w1", "undirected": False, "confidence": 0.85},
            {"child": "w", "parent": "w3", "undirected": True, "confidence": 0.45},
        ],
    )
    bins = reliability(read_truth(corpus), out)
    assert [(b.what, b.low, b.right.right, b.right.of) for b in bins] == [
        ("pair", 0.4, 1, 1),
        ("pair", 0.95, 1, 2),
        ("link", 0.4, 1, 1),
        ("link", 0.8, 0, 1),
        ("link", 0.9, 1, 1),
    ]
    assert bins[1].mean == pytest.approx(0.98)


def test_what_says_no_confidence_has_no_reliability(corpus: Path, tmp_path: Path) -> None:
    put(tmp_path / "out/pairs", [{"child": "verbatim", "parent": "p"}])
    assert reliability(read_truth(corpus), tmp_path / "out") == []


def test_what_was_found_given_as_the_truth_is_said_in_one_line(corpus: Path) -> None:
    found = corpus.parent / "out"
    put(found / "pairs", [pair("verbatim", "p")])
    put(found / "passages", [passage("verbatim", "p", 0, 100, 0, 100)])
    done = CliRunner().invoke(main, ["score", str(found), str(corpus)])
    assert done.exit_code != 0
    assert "not the truth" in done.output
