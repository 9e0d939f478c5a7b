"""The lexicons are well formed, and say what the stages rest on."""

from __future__ import annotations

import pytest
from tests.factory import annotate_text

from headwater.lexicon.agencies import (
    known_outlet,
    known_outlets,
    looks_like_outlet,
    tagged_outlet,
)
from headwater.lexicon.cues import (
    cue_certainty,
    noun_cues,
    phrase_cues,
    report_verbs,
    verb_cues,
)
from headwater.lexicon.hedges import find_hedges, hedge_phrases, hedge_strength
from headwater.lexicon.sources import channels, female_names, male_names


def test_every_cue_lies_on_the_scale() -> None:
    scale = [cue.certainty for cue in verb_cues().values()]
    scale += [cue.certainty for cue in noun_cues().values()]
    scale += [cue.certainty for cue in phrase_cues()]
    assert all(0 <= certainty <= 1 for certainty in scale)
    assert all(cue.frames for cue in verb_cues().values())
    assert len(report_verbs()) > 150


def test_the_scale_runs_from_denied_to_admitted() -> None:
    order = ["deny", "allege", "suggest", "estimate", "say", "announce", "confirm"]
    scale = [cue_certainty((lemma,)) for lemma in order]
    known = [value for value in scale if value is not None]
    assert len(known) == len(order)
    assert known == sorted(known)


@pytest.mark.parametrize(
    ("lemmas", "certainty"),
    [(("according", "to"), 0.6), (("quote", "as", "say"), 0.6), (("walk",), None), ((), None)],
)
def test_certainty_of_longer_cues(lemmas: tuple[str, ...], certainty: float | None) -> None:
    assert cue_certainty(lemmas) == certainty


def test_hedges_lie_on_the_scale_and_are_found_once() -> None:
    assert all(0 < phrase.strength <= 1 for phrase in hedge_phrases())
    assert len({phrase.words for phrase in hedge_phrases()}) == len(hedge_phrases())
    assert hedge_strength("possibly") == 0.7
    assert hedge_strength("certainly") is None


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("It may rain in May.", ["may"]),
        ("The pump appears to have failed.", ["appears to"]),
        ("The reported deaths were false.", ["reported"]),
        ("The Quay Gazette reported nine deaths.", []),
        ("They are believed to have drowned.", ["believed to"]),
        ("The captain allegedly left in apparent haste.", ["allegedly", "apparent"]),
    ],
)
def test_hedges_in_a_sentence(text: str, hedges: list[str]) -> None:
    _, annotations = annotate_text(text)
    tokens = annotations.tokens
    found = [" ".join(t.text for t in tokens[a:b]) for a, b, _ in find_hedges(tokens)]
    assert found == hedges


def test_outlets_by_spelling_and_tag() -> None:
    afp = known_outlet("Agence France-Presse")
    assert afp is not None
    assert afp.name == "AFP"
    assert tagged_outlet("(AFP)") == afp
    assert known_outlet("the bbc") is not None
    assert known_outlet("Norvik Lines") is None
    assert tagged_outlet("Norvik") is None
    assert all(outlet.name in outlet.spellings for outlet in known_outlets())


@pytest.mark.parametrize(
    ("name", "cited", "expected"),
    [
        ("Quay Gazette", False, True),
        ("the Norvik news agency", False, True),
        ("norvik.example.com", False, True),
        ("La Gaceta del Lago", False, True),
        ("Norvikbladet", False, True),
        ("Bladet", False, False),
        ("Agencia Nacional de Aguas", False, False),
        ("Lake Voice", False, False),
        ("Lake Voice", True, True),
        ("Environment Protection Agency", False, False),
        ("Norvik Lines", True, False),
        ("news", False, False),
        ("", False, False),
    ],
)
def test_names_built_like_an_outlets(name: str, cited: bool, expected: bool) -> None:
    assert looks_like_outlet(name, cited=cited) is expected


def test_no_name_is_both_sexes() -> None:
    assert not female_names() & male_names()


def test_channels_are_lower_case() -> None:
    assert all(word == word.lower() for word in channels())
