"""What is counted for and against a pair of sentences, and how it is weighed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from tests.factory import annotate_text
from tests.strategies import spoiled_reports

from headwater.align.evidence import (
    first_evidence,
    first_kinds,
    second_evidence,
    second_kinds,
)
from headwater.align.fitted import Logistic, fitted_rounds, pair_chances, round_kinds
from headwater.align.table import Table, best_of_each, best_other, sums_of_each
from headwater.align.traits import Floats
from headwater.align.words import wording

FIRST = first_kinds(in_context=True)


def table_of(child: str, parent: str, *, in_context: bool = False) -> Table:
    """Two texts side by side."""
    mine, theirs = (
        wording(annotate_text(text)[1], in_context=in_context) for text in (child, parent)
    )
    return Table(mine, theirs)


def first(kind: str, child: str, parent: str) -> Floats:
    """One kind of evidence of the first round, sentences x sentences."""
    return first_evidence(table_of(child, parent, in_context=True))[..., FIRST.index(kind)]


def test_a_run_is_the_longest_row_of_equal_words() -> None:
    """Counted in words, within one sentence, wherever it stands there."""
    table = table_of(
        "Divers searched the wreck until dusk.",
        "On Monday divers searched the wreck again. Until dusk it rained.",
    )
    assert table.runs.tolist() == [[4.0, 2.0]]


def test_only_names_and_figures_are_rare() -> None:
    """A shared name or figure counts; shared common words do not."""
    shared = first("rare", "Ilse Quandt sold 340 boats.", "Quandt had 340. Boats were sold.")
    assert shared[0, 0] > 0.2
    assert shared[0, 1] == 0


def test_a_pronoun_takes_up_a_name() -> None:
    """She of the sentence after Ilse Quandt's is Ilse Quandt; a sentence without one is not."""
    parent = "Ilse Quandt runs the harbour. She retires in May."
    assert first("taken_up", "Quandt will retire in May.", parent)[0].tolist() == [
        0.0,
        pytest.approx(0.5, abs=0.4),
    ]
    assert first("taken_up", "Quandt will retire.", "Ilse Quandt left. Rain fell.")[0, 1] == 0


def test_denials_on_both_sides_and_on_one() -> None:
    """A sentence that denies goes with one that denies."""
    child, parent = "Nobody was hurt.", "No one was injured. Ten were injured."
    assert first("both_deny", child, parent).tolist() == [[1.0, 0.0]]
    assert first("one_denies", child, parent).tolist() == [[0.0, 1.0]]


def test_the_second_round_follows_the_order_of_the_source() -> None:
    """Between two aligned neighbours the parent in between is the one to expect."""
    text = "A ferry sank. Rain fell. Divers came."
    table = table_of(text, text)
    chances = np.array([[0.9, 0.0, 0.0], [0.1, 0.1, 0.1], [0.0, 0.0, 0.9]])
    evidence = second_evidence(table, first_evidence(table), chances)
    second = second_kinds(in_context=False)
    between = evidence[1, :, second.index("between")]
    assert between[1] == pytest.approx(0.9)
    assert evidence[1, 1, second.index("rival_parent_chance")] == pytest.approx(0.1)


@pytest.mark.parametrize("in_context", [True, False])
def test_every_kind_of_evidence_has_a_weight(in_context: bool) -> None:
    """The file of weights and the evidence name the same kinds, and there is one for each."""
    table = table_of("A ferry sank.", "The ferry went down.", in_context=in_context)
    evidence = first_evidence(table)
    later = second_evidence(table, evidence, np.zeros(table.shape))
    for rounds, kinds, counted in zip(
        fitted_rounds(in_context),
        round_kinds(in_context).values(),
        (evidence, later),
        strict=True,
    ):
        assert len(rounds.weights) == len(kinds) == counted.shape[-1]


def test_a_word_in_other_words_is_near_in_context() -> None:
    """The shells of one report are the bombardment of the other, and no frost."""
    parent = "Shells fell on the market. Frost ruined the apricots."
    near = first("near", "A bombardment struck the stalls.", parent)[0]
    assert near[0] > near[1]
    assert first("near_ahead", "A bombardment struck the stalls.", parent)[0, 0] > 0


def test_who_says_so_is_no_part_of_what_is_said() -> None:
    """Two statements credited to one speaker share her name and her office, and nothing else."""
    child = "Director Ilse Quandt said the ferry was full."
    parent = "Director Ilse Quandt said the ferry was full. Director Ilse Quandt said rain fell."
    assert first("said_cover", child, parent)[0, 1] < 0.2 < first("cover", child, parent)[0, 1]
    assert first("said_cover", child, parent)[0, 0] == pytest.approx(1.0)


def test_the_second_parent_of_a_fused_sentence_tells_what_is_left() -> None:
    """Beside a sure parent, what another one adds is what the first did not tell."""
    table = table_of(
        "The ferry sank and divers searched the wreck.",
        "The ferry sank. Divers searched the wreck. The ferry sank.",
    )
    chances = np.array([[0.9, 0.5, 0.5]])
    later = second_evidence(table, first_evidence(table), chances)
    adds = later[0, :, second_kinds(in_context=False).index("adds")]
    assert adds[1] > adds[2]


def test_a_logistic_function_of_nothing_is_its_intercept() -> None:
    """A half at zero; more with more of what has a weight."""
    half = Logistic((2.0,), 0.0)
    assert half.chances(np.array([[0.0], [1.0]])).tolist() == [0.5, pytest.approx(0.8808, abs=1e-4)]


@given(spoiled_reports(), spoiled_reports())
def test_chances_are_chances(child: str, parent: str) -> None:
    """Whatever the texts hold, each pair has a chance between 0 and 1."""
    for in_context in (True, False):
        table = table_of(child, parent, in_context=in_context)
        chances = pair_chances(table)
        assert chances.shape == table.shape
        assert ((chances >= 0) & (chances <= 1)).all()


def test_values_by_owner() -> None:
    """The best and the sum of each owner's rows; zeros for one without rows."""
    values, owners = np.array([[1.0], [3.0], [2.0]]), np.array([0, 0, 2])
    assert best_of_each(values, owners, 3).tolist() == [[3.0], [0.0], [2.0]]
    assert sums_of_each(values, owners, 3).tolist() == [[4.0], [0.0], [2.0]]


def test_the_best_other() -> None:
    """Of each row the best of the rest; nothing where there is no rest."""
    assert best_other(np.array([[1.0, 3.0, 2.0]]), axis=1).tolist() == [[3.0, 2.0, 3.0]]
    assert best_other(np.array([[1.0]]), axis=1).tolist() == [[0.0]]
