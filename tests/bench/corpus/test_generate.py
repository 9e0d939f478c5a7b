"""Made corpora: the same recipe makes the same bytes, and what the truth says is true."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from bench.corpus.generate.compose import Composer, Made
from bench.corpus.generate.plan import CARRIED, KINDS, NEW, NO_PARENT, WIRE, make_plan
from bench.corpus.generate.recipe import Recipe, RecipeError
from bench.corpus.generate.shards import generate
from hypothesis import given, settings
from hypothesis import strategies as st

SMALL = Recipe(reports=900, seed=3, wires=1, carriers=40, outlets=60, shard_reports=500)


@pytest.fixture(scope="module")
def made() -> dict[str, Made]:
    composer = Composer(SMALL)
    return {m.id: m for m in map(composer.compose, range(SMALL.reports))}


def copies(made: dict[str, Made], kind: str, strength: float | None = None) -> list[Made]:
    found = [m for m in made.values() if m.kind == kind and strength in {None, m.strength}]
    assert found, f"none of {kind} {strength}"
    return found


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def body(report: Made) -> str:
    return report.text[slice(*report.body)]


def written(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()}


@pytest.mark.slow
def test_same_recipe_same_bytes_whatever_the_number_of_processes(tmp_path: Path) -> None:
    for name, processes in (("one", 1), ("two", 2)):
        list(generate(SMALL, tmp_path / name, processes=processes))
    assert written(tmp_path / "one") == written(tmp_path / "two")
    assert len(list((tmp_path / "one" / "reports").iterdir())) == 2


def test_another_seed_makes_another_corpus(made: dict[str, Made]) -> None:
    other = Composer(Recipe(reports=20, seed=4, wires=0, outlets=5))
    texts = {m.text for m in made.values()}
    assert not any(other.compose(place).text in texts for place in range(20))


def test_smaller_corpus_replaces_a_larger_one(tmp_path: Path) -> None:
    list(generate(SMALL, tmp_path))
    small = Recipe(reports=100, wires=0, outlets=20, seed=3)
    list(generate(small, tmp_path))
    assert len(list((tmp_path / "reports").iterdir())) == 1
    assert json.loads((tmp_path / "corpus.json").read_text())["reports"] == 100


def test_formats_hold_the_same_reports(tmp_path: Path) -> None:
    recipe = Recipe(reports=60, wires=0, outlets=20, seed=3)
    for fmt in ("jsonl", "jsonl.gz", "parquet"):
        list(generate(recipe, tmp_path / fmt, fmt))
    plain = (tmp_path / "jsonl/reports/part-00000.jsonl").read_text(encoding="utf-8")
    zipped = (tmp_path / "jsonl.gz/reports/part-00000.jsonl.gz").read_bytes()
    assert gzip.decompress(zipped).decode() == plain
    rows = pq.read_table(tmp_path / "parquet/reports").to_pylist()
    records: list[dict[str, Any]] = [json.loads(line) for line in plain.splitlines()]
    assert [{k: v for k, v in row.items() if v is not None} for row in rows] == records
    assert any("published" not in record for record in records)


def test_whole_copies_hold_the_words_of_their_parent(made: dict[str, Made]) -> None:
    for child in copies(made, "verbatim"):
        assert words(body(child)) == words(body(made[child.parent]))


@pytest.mark.parametrize("kind", ["verbatim", "truncated", "lead", "quote"])
def test_words_of_a_passage_stand_in_both(made: dict[str, Made], kind: str) -> None:
    for child in copies(made, kind):
        assert child.passages
        for passage in child.passages:
            taken = words(child.text[slice(*passage.child)])
            given_ = words(made[child.parent].text[slice(*passage.parent)])
            assert taken == given_ != []


def test_quotes_stand_in_reports_of_their_own(made: dict[str, Made]) -> None:
    for sentences in (1.0, 2.0, 3.0):
        for child in copies(made, "quote", sentences):
            quoted = "".join(child.text[slice(*p.child)] for p in child.passages)
            own = len(words(body(child))) - len(words(quoted))
            assert own >= 15
            assert len(words(quoted)) >= 10 or len(words(body(made[child.parent]))) < 40


def test_quotes_lie_at_any_place(made: dict[str, Made]) -> None:
    quotes = copies(made, "quote")
    at_start = sum(c.passages[0].child[0] == c.body[0] for c in quotes)
    at_end = sum(c.passages[-1].child[1] == c.body[1] for c in quotes)
    assert 0 < at_start < len(quotes) / 2
    assert 0 < at_end < len(quotes) / 2


@pytest.mark.parametrize("strength", [0.2, 0.4, 0.6])
def test_rewording_loses_the_words_that_it_says(made: dict[str, Made], strength: float) -> None:
    kept = []
    for child in copies(made, "reworded", strength):
        given_ = Counter(words(body(made[child.parent])))
        kept.append((given_ & Counter(words(body(child)))).total() / given_.total())
    # A word that gave way may turn up elsewhere by chance, so a little more is left than was kept.
    assert 1 - strength - 0.05 < np.mean(kept) < 1 - strength + 0.12


def test_copies_have_a_dateline_and_other_outlets(made: dict[str, Made]) -> None:
    for child in made.values():
        if child.parent:
            before = child.text[: child.body[0]].splitlines()[-1]
            assert re.match(r"[A-Z]+, \w+ \d+.* [-–—] $", before), before
            assert child.outlet != made[child.parent].outlet


def test_wire_story_is_carried_by_as_many_outlets(made: dict[str, Made]) -> None:
    carriers = copies(made, "wire")
    assert len(carriers) == SMALL.carriers == len({c.outlet for c in carriers})
    assert len({c.parent for c in carriers}) == 1
    (parent,) = {c.parent for c in carriers}
    given_ = set(words(body(made[parent])))
    assert all(len(given_ & set(words(body(c)))) > len(given_) / 2 for c in carriers)


def test_furniture_returns_within_an_outlet_and_is_outside_the_body(made: dict[str, Made]) -> None:
    by_outlet: dict[str, list[Made]] = {}
    for report in made.values():
        by_outlet.setdefault(report.outlet, []).append(report)
    last_lines = {o: {r.text.splitlines()[-1] for r in rs} for o, rs in by_outlet.items()}
    constant = [o for o, lines in last_lines.items() if len(lines) == 1 and len(by_outlet[o]) > 5]
    assert len(constant) > len(by_outlet) / 2
    for outlet in constant:
        (line,) = last_lines[outlet]
        for report in by_outlet[outlet]:
            assert line not in body(report) or line == report.text.splitlines()[0]


def test_unrelated_reports_share_phrases(made: dict[str, Made]) -> None:
    holders: Counter[tuple[str, ...]] = Counter()
    for report in made.values():
        if report.kind == "new":
            said = words(body(report))
            holders.update({tuple(said[at : at + 5]) for at in range(len(said) - 4)})
    assert sum(number > 3 for number in holders.values()) > 50


def test_words_fall_in_frequency_as_in_language(made: dict[str, Made]) -> None:
    counts = Counter(w for m in made.values() if m.kind == "new" for w in words(body(m)))
    ranked = counts.most_common()
    assert ranked[0][0] == "the"
    assert len(ranked) > 5_000
    assert sum(number == 1 for _, number in ranked) > len(ranked) / 4
    assert sum(number for _, number in ranked[:100]) > counts.total() / 3


recipes = st.builds(
    Recipe,
    reports=st.integers(200, 3_000),
    seed=st.integers(0, 2**32),
    reuse=st.floats(0, 0.5),
    wires=st.integers(0, 2),
    carriers=st.integers(1, 30),
    outlets=st.integers(31, 200),
    shard_reports=st.integers(500, 2_000),
)


@given(recipes)
@settings(max_examples=25)
def test_plan_holds_together(recipe: Recipe) -> None:
    plan = make_plan(recipe)
    children = np.flatnonzero(plan.parents != NO_PARENT)
    parents = plan.parents[children]
    assert len(children) == recipe.planted + recipe.wire_stories * recipe.carriers
    assert set(plan.kinds[parents]) <= {NEW, WIRE}
    assert (plan.minutes[children] > plan.minutes[parents]).all()
    assert (plan.outlets[children] != plan.outlets[parents]).all()
    carried = plan.kinds == CARRIED
    assert (plan.kinds[plan.parents[carried]] == WIRE).all()
    assert {KINDS[k][0] for k in plan.kinds[children]} <= {kind for kind, _ in KINDS} - {"new"}


@pytest.mark.parametrize(
    ("recipe", "said"),
    [
        (Recipe(reports=0), "at least 1"),
        (Recipe(reports=100, wires=1, carriers=50, outlets=50), "more outlets or fewer carriers"),
        (Recipe(reports=100, wires=1, carriers=99), "leave nothing to copy from"),
        (Recipe(reports=100, reuse=1.0), "leave nothing to copy from"),
        (Recipe(reports=100, undated=1.5), "between 0 and 1"),
    ],
)
def test_numbers_that_do_not_fit_are_refused(recipe: Recipe, said: str) -> None:
    with pytest.raises(RecipeError, match=said):
        make_plan(recipe)


def test_one_report_can_be_made(tmp_path: Path) -> None:
    list(generate(Recipe(reports=1, seed=3), tmp_path))
    assert pq.read_table(tmp_path / "truth/pairs").num_rows == 0
    assert pq.read_table(tmp_path / "truth/reports").num_rows == 1
