"""The readers, mappings and figures of the public drift sets, on invented pairs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from bench.quality.drift_public import mapping
from bench.quality.drift_public.compared import CHILD, PARENT, Compared, FoundDrift, read_compared
from bench.quality.drift_public.fever_symmetric import FEVER_SYMMETRIC, as_written
from bench.quality.drift_public.figures import (
    balanced_accuracy,
    by_group,
    f1_of,
    interval,
    macro_f1,
    mean_figure,
    summed,
)
from bench.quality.drift_public.pairs import Confusion, Pair, PublicSet, sample
from bench.quality.drift_public.run import SETS, main
from bench.quality.drift_public.sci_exaggeration import SCI_EXAGGERATION
from bench.quality.drift_public.summedits import SUMMEDITS
from bench.quality.drift_public.wice import WICE, as_page, place_words

from headwater.model import DriftKind

FERRY = "The ferry carried nine goats to Orlo. Nobody was hurt."
RETOLD = "The ferry carried eleven goats to Orlo. The mayor wept for joy."


def dossier(*kinds: tuple[str, str], aligned: tuple[str, ...] = ()) -> dict[str, Any]:
    """The dossier of FERRY and RETOLD with drift on some of the child's words."""

    def child(words: str) -> dict[str, Any]:
        start = RETOLD.index(words)
        return {"report": "r2", "start": start, "end": start + len(words), "text": words}

    parent = {"report": "r1", "start": 0, "end": 9, "text": "The ferry"}
    return {
        "account": {"failed": []},
        "reports": [{"id": "r1", "path": PARENT}, {"id": "r2", "path": CHILD}],
        "drift": [
            {"kind": kind, "child": child(words), "parent": parent, "detail": "so"}
            for kind, words in kinds
        ],
        "alignments": [{"child": child(words), "parent": parent} for words in aligned],
    }


def pair(label: str, words: tuple[tuple[int, int, bool], ...] = ()) -> Pair:
    return Pair("p1", "g1", FERRY, RETOLD, label, words)


def found(*kinds: str, novel: bool = False) -> Compared:
    return Compared(tuple(FoundDrift(k, 0, 3, "The", "The", "so") for k in kinds), (), novel)


def answer(one: PublicSet, measure: int, label: str, compared: Compared) -> str:
    ((_, answered),) = one.measures[measure].answers(pair(label), compared)
    return answered


def test_what_a_dossier_says_of_the_child() -> None:
    first, second = "The ferry carried eleven goats to Orlo.", "The mayor wept for joy."
    read = read_compared(dossier(("number-changed", "eleven"), aligned=(first,)), RETOLD)
    assert [(d.kind, d.child) for d in read.drift] == [("number-changed", "eleven")]
    assert [RETOLD[s:e].strip() for s, e in read.unaligned] == [second]
    assert read.novel
    whole = read_compared(dossier(aligned=(first, second)), RETOLD)
    assert not whole.novel
    assert not whole.failed


def test_a_rest_of_a_word_or_two_states_nothing() -> None:
    aligned = RETOLD.removesuffix(" for joy.")
    assert not read_compared(dossier(aligned=(aligned,)), RETOLD).novel


def test_a_text_that_was_not_read_is_no_answer() -> None:
    lost = {"account": {"failed": [{"path": CHILD, "reason": "empty"}]}, "reports": []}
    assert read_compared(lost, "").failed == "child.txt: empty"
    assert read_compared({"account": {}}, "").failed


def test_the_mapping_names_kinds_that_there_are() -> None:
    known = set(DriftKind.__args__)  # type: ignore[attr-defined]
    lists = (mapping.CONTENT, mapping.RAISED, mapping.LOWERED, mapping.WITHOUT_BASIS)
    assert all(kinds <= known for kinds in lists)
    assert mapping.CONTRADICTING < mapping.CONTENT
    assert not mapping.RAISED & mapping.LOWERED


def test_a_claim_is_refuted_by_what_contradicts_it() -> None:
    assert answer(FEVER_SYMMETRIC, 0, "refuted", found("negated")) == "refuted"
    assert answer(FEVER_SYMMETRIC, 0, "refuted", found("hedge-dropped")) == "supported"
    assert answer(FEVER_SYMMETRIC, 0, "refuted", found(novel=True)) == "supported"
    assert answer(FEVER_SYMMETRIC, 1, "refuted", found(novel=True)) == "refuted"


def test_a_summary_is_inconsistent_with_any_drift_or_something_novel() -> None:
    assert answer(SUMMEDITS, 0, "consistent", found()) == "consistent"
    assert answer(SUMMEDITS, 0, "consistent", found("omitted-denial")) == "inconsistent"
    assert answer(SUMMEDITS, 1, "consistent", found("omitted-denial")) == "consistent"
    assert answer(SUMMEDITS, 1, "consistent", found(novel=True)) == "inconsistent"
    assert answer(SUMMEDITS, 2, "consistent", found(novel=True)) == "consistent"


def test_certainty_goes_the_way_of_most_of_its_changes() -> None:
    one = SCI_EXAGGERATION
    assert answer(one, 0, "same", found("hedge-dropped")) == "exaggerated"
    assert answer(one, 0, "same", found("hedge-added")) == "toned down"
    assert answer(one, 0, "same", found("hedge-added", "certainty-raised")) == "same"
    assert answer(one, 0, "same", found("negated")) == "same"


def test_words_without_basis_are_those_of_drift_and_of_what_rests_on_nothing() -> None:
    words = place_words(RETOLD, [("eleven", True), ("goats", False), ("mayor", True), (".", True)])
    assert [RETOLD[s:e] for s, e, _ in words] == ["eleven", "goats", "mayor"]
    read = read_compared(
        dossier(("number-changed", "eleven"), ("negated", "goats"), aligned=(RETOLD[:39],)), RETOLD
    )
    no_basis, content, every_word = (
        m.figure(m.answers(pair("", words), read)) for m in WICE.measures
    )
    assert no_basis == 1.0
    assert content == every_word == pytest.approx(0.8)


def test_a_labelled_word_that_is_not_in_its_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="walrus"):
        place_words(RETOLD, [("walrus", True)])


def test_a_page_has_its_title_first_and_no_metadata() -> None:
    page = as_page(
        ["(meta data) PUBLISHER: Orlo Echo", "(meta data) TITLE: Goats", "## Land", "So."]
    )
    assert page == "Goats\n\nLand\n\nSo."


@pytest.mark.parametrize(
    ("cut", "written"),
    [
        ("It rained , twice .", "It rained, twice."),
        ("Ida -LRB- born 1950 -RRB- sang .", "Ida (born 1950) sang."),
        ("The `` Old Hen '' sank .", 'The "Old Hen" sank.'),
        ("The `` Old Hen `` sank .", 'The "Old Hen" sank.'),
        ("Orlo 's mayor did n't come .", "Orlo's mayor didn't come."),
        ("It cost $ 5 .", "It cost $5."),
    ],
)
def test_cut_words_are_put_together_again(cut: str, written: str) -> None:
    assert as_written(cut) == written


def test_balanced_accuracy_weighs_labels_alike() -> None:
    answers: Confusion = Counter({("a", "a"): 9, ("a", "b"): 1, ("b", "b"): 1, ("b", "a"): 1})
    assert balanced_accuracy(answers) == pytest.approx(0.7)
    assert balanced_accuracy(Counter({("a", "a"): 3})) is None
    assert balanced_accuracy(Counter({("a", "b"): 3})) is None


def test_f1_of_one_label_and_its_mean_over_labels() -> None:
    answers: Confusion = Counter({("a", "a"): 2, ("a", "b"): 2, ("b", "b"): 2})
    assert f1_of("a")(answers) == pytest.approx(2 / 3)
    assert macro_f1(answers) == pytest.approx(2 / 3)
    assert f1_of("c")(answers) is None
    assert macro_f1(Counter()) is None


def test_pairs_of_one_group_are_drawn_together() -> None:
    right: Confusion = Counter({("a", "a"): 1, ("b", "b"): 1})
    wrong: Confusion = Counter({("a", "b"): 1, ("b", "a"): 1})
    apart = [(f"g{i}", right if i % 2 else wrong) for i in range(40)]
    together = [("odd" if i % 2 else "even", right if i % 2 else wrong) for i in range(40)]
    assert len(by_group(together)) == 2
    low, high = interval([by_group(apart)], balanced_accuracy) or (0, 0)
    assert 0.2 < low < 0.5 < high < 0.8
    assert interval([by_group(together)], balanced_accuracy) == (0.0, 1.0)
    assert interval([], balanced_accuracy) is None
    assert mean_figure([right, wrong, Counter()], balanced_accuracy) == 0.5
    assert summed([right, wrong])["a", "b"] == 1


def test_a_sample_is_the_same_each_time_and_grows_into_the_larger() -> None:
    pairs = [Pair(str(i), "g", "", "", "") for i in range(30)]
    few, more = sample(pairs, 5, 1), sample(list(reversed(pairs)), 9, 1)
    assert more[:5] == few
    assert sample(pairs, 5, 2) != few
    assert len(sample(pairs, None, 1)) == 30


def write_sets(data: Path) -> None:
    """Every set with a few invented pairs, in the form of its files."""
    summaries = [
        {"id": f"s{i}", "doc": FERRY, "summary": RETOLD, "label": label, "split": split}
        for i, (label, split) in enumerate([(1, "evaluation"), ("0", "evaluation"), (0, "test")])
    ]
    write(data / "summedits" / "summedits_samsum.json", json.dumps(summaries))
    facts = [
        {"id": id_, "label": label, "claim": "Orlo sank .", "evidence": "Orlo swam ."}
        for id_, label in (("12", "REFUTES"), ("120000002", "SUPPORTS"))
    ]
    write(data / "fever_symmetric" / "fever_symmetric_dev.jsonl", *map(json.dumps, facts))
    conclusion = {
        "original_file_id": "7",
        "abstract_conclusion": "Hay may calm goats.",
        "press_release_conclusion": "Hay calms goats.",
        "exaggeration_label": "exaggerates",
    }
    write(data / "sci_exaggeration" / "insciout_train.jsonl", json.dumps(conclusion))
    statement = {
        "claim": "Nine goats swam.",
        "claim_tokens": ["Nine", "goats", "swam", "."],
        "non_supported_spans": [True, False, False, False],
        "evidence": ["Goats swam.", "Hens did not."],
        "label": "partially_supported",
        "meta": {"id": "w1"},
    }
    write(data / "wice" / "dev.jsonl", json.dumps(statement))


def write(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def found_nothing(parent: str, child: str) -> Mapping[str, Any]:
    return {
        "reports": [{"id": "r1", "path": PARENT}, {"id": "r2", "path": CHILD}],
        "alignments": [
            {"child": {"report": "r2", "start": 0, "end": len(child)}, "parent": len(parent)}
        ],
    }


def test_every_set_is_read_as_its_readme_says(tmp_path: Path) -> None:
    write_sets(tmp_path)
    read = {one.name: one.read(tmp_path) for one in SETS}
    assert [p.label for p in read["summedits"]["samsum"]] == ["consistent", "inconsistent"]
    assert {p.group for p in read["fever_symmetric"]["dev"]} == {"12"}
    assert {p.child for p in read["fever_symmetric"]["dev"]} == {"Orlo sank."}
    assert [p.label for p in read["sci_exaggeration"]["train"]] == ["exaggerated"]
    assert [w[2] for w in read["wice"]["dev"][0].words] == [True, False, False]


def test_the_command_measures_what_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_sets(tmp_path)
    file = tmp_path / "figures.json"
    arguments = ["--data", str(tmp_path), "--json", str(file), "--show"]
    assert main(arguments, found_nothing) == 0
    out = capsys.readouterr().out
    assert "domains that are not there: ectsum" in out
    assert "Orlo sank." in out
    record = json.loads(file.read_text(encoding="utf-8"))
    assert set(record) == {one.name for one in SETS}
    assert record["fever_symmetric"]["figures"]["contradicting"] == 0.5
    assert record["summedits"]["parts"]["samsum"]["pairs"] == 2


def test_what_is_missing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)], found_nothing) == 2
    out = " ".join(capsys.readouterr().out.split())
    for one in SETS:
        assert f"{one.name}: there is no file" in out
        assert f"{one.name}: not measured" in out


def test_a_fault_names_the_pair(tmp_path: Path) -> None:
    def fail(parent: str, child: str) -> Mapping[str, Any]:
        raise RuntimeError(parent + child)

    write_sets(tmp_path)
    with pytest.raises(RuntimeError) as caught:
        main(["--data", str(tmp_path), "--only", "wice"], fail)
    assert "w1" in caught.value.__notes__[0]


@pytest.mark.slow
def test_a_sentence_is_compared_with_a_sentence() -> None:
    from bench.quality.drift_public.compared import lay_beside  # noqa: PLC0415

    parent = "The ferry carried nine goats to the island of Orlo in March."
    child = "The ferry carried eleven goats to the island of Orlo in March."
    read = read_compared(lay_beside(parent, child), child)
    assert not read.failed
    assert not read.novel
    assert read.kinds == {"number-changed"}
