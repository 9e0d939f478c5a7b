"""What is counted for and against a pair of sentences, and how it is weighed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from tests.factory import annotate_text
from tests.strategies import spoiled_reports

from headwater.align.evidence import FIRST_ROUND, SECOND_ROUND, first_evidence, second_evidence
from headwater.align.fitted import Logistic, fitted_rounds, pair_chances
from headwater.align.table import Table, best_of_each, best_other, sums_of_each
from headwater.align.traits import Floats
from headwater.align.words import wording


def table_of(child: str, parent: str) -> Table:
    """Two texts side by side."""
    return Table(wording(annotate_text(child)[1]), wording(annotate_text(parent)[1]))


def first(kind: str, child: str, parent: str) -> Floats:
    """One kind of evidence of the first round, sentences x sentences."""
    return first_evidence(table_of(child, parent))[..., FIRST_ROUND.index(kind)]


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
    between = evidence[1, :, SECOND_ROUND.index("between")]
    assert between[1] == pytest.approx(0.9)
    assert evidence[1, 1, SECOND_ROUND.index("rival_parent_chance")] == pytest.approx(0.1)


def test_every_kind_of_evidence_has_a_weight() -> None:
    """The file of weights and the evidence name the same kinds."""
    rounds = fitted_rounds()
    assert [len(r.weights) for r in rounds] == [len(FIRST_ROUND), len(SECOND_ROUND)]


def test_a_logistic_function_of_nothing_is_its_intercept() -> None:
    """A half at zero; more with more of what has a weight."""
    half = Logistic((2.0,), 0.0)
    assert half.chances(np.array([[0.0], [1.0]])).tolist() == [0.5, pytest.approx(0.8808, abs=1e-4)]


@given(spoiled_reports(), spoiled_reports())
def test_chances_are_chances(child: str, parent: str) -> None:
    """Whatever the texts hold, each pair has a chance between 0 and 1."""
    table = table_of(child, parent)
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
