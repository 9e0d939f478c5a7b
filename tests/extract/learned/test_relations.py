from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import annotate_text

from headwater.extract.attribution.learned.features import (
    BRANCHES,
    COLUMN_SIZES,
    DISTANCES,
    LABEL_COLUMN,
    branches,
    distances,
    tree_rows,
    word_features,
)
from headwater.extract.attribution.learned.relations import Relation, read_relations
from headwater.extract.parse import Parse, index_parse


def parsed(text: str) -> Parse:
    return index_parse(*annotate_text(text))


def words(parse: Parse, run: tuple[int, int] | None) -> str | None:
    if run is None:
        return None
    return parse.report.text[parse.tokens[run[0]].start : parse.tokens[run[1]].end]


def told(parse: Parse, relation: Relation) -> tuple[str | None, str | None, str]:
    content = " ... ".join(words(parse, run) or "" for run in relation.content)
    return words(parse, relation.source), words(parse, relation.cue), content


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor said that the bridge would reopen.", "mayor", "said", "bridge would reopen"),
        ("According to the coast guard, nobody was hurt.", "coast guard", "According to", "hurt"),
        ("“We saw the smoke first,” recalled Ida Brandel.", "Brandel", "recalled", "the smoke"),
        ("The union wants the minister to resign.", "union", "wants", "minister to resign"),
    ],
)
def test_plain_forms_are_read(text: str, source: str, cue: str, content: str) -> None:
    parse = parsed(text)
    found = [told(parse, relation) for relation in read_relations(parse)]
    assert any(
        source in (s or "") and cue in (c or "") and content in held for s, c, held in found
    ), found


def test_a_report_that_credits_nobody_has_no_relation() -> None:
    assert read_relations(parsed("The bridge opened in 1931. It is 412 metres long.")) == []


@pytest.mark.parametrize("text", ["17 23 5.", "— … —", "x", "?"])
def test_texts_without_speech_are_read_without_fault(text: str) -> None:
    assert read_relations(parsed(text)) == []


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ab .,\"'“”:\n", max_size=300))
def test_relations_point_at_words_that_are_there(text: str) -> None:
    parse = parsed(text)
    for relation in read_relations(parse):
        runs = [relation.cue, *relation.content, *([relation.source] if relation.source else [])]
        assert all(0 <= first <= last < len(parse.tokens) for first, last in runs)
        assert 0 <= relation.confidence <= 1


def test_each_cue_is_read_once_where_windows_overlap() -> None:
    parse = parsed("The mayor said that the bridge would reopen on Monday. " * 40)
    cues = [relation.cue for relation in read_relations(parse)]
    assert len(cues) == len(set(cues)) == 40


def test_features_stay_within_what_the_network_was_fitted_for() -> None:
    parse = parsed('The mayor of Vrelo, 51, said: "We will rebuild." Nobody (so far) was hurt!')
    features = word_features(parse)
    assert features.shape == (len(parse.tokens), len(COLUMN_SIZES))
    assert (features < np.array(COLUMN_SIZES)).all()
    tree = tree_rows(parse, 0, len(parse.tokens))
    for cue in range(len(parse.tokens)):
        assert (branches(tree, features[:, LABEL_COLUMN], cue) < BRANCHES).all()
        assert (distances(cue, cue, len(parse.tokens)) < DISTANCES).all()


def test_a_branch_tells_subject_from_clause() -> None:
    parse = parsed("The mayor said that the bridge would reopen.")
    said = next(t.index for t in parse.tokens if t.text == "said")
    labels = word_features(parse)[:, LABEL_COLUMN]
    found = branches(tree_rows(parse, 0, len(parse.tokens)), labels, said)
    at = {t.text: int(found[t.index]) for t in parse.tokens}
    assert at["mayor"] == at["The"] != at["bridge"] == at["reopen"]
    assert at["said"] == BRANCHES - 2
