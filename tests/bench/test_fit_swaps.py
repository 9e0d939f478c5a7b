"""Words that are swapped so that a claim answers otherwise."""

from __future__ import annotations

import random

from corpora.substitutes import Substitutes
from fit.together.swaps import Swaps
from hypothesis import given
from hypothesis import strategies as st

from headwater.networks.together import Marked

_OTHERS = Marked.whole("Officers met Brandel and Costa near Selby".split())
_ROOF = Substitutes("roof", (), ("floor", "wall"))
_ANY = st.randoms(use_true_random=False)
_DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
_UNITS = set("hours minutes seconds days fortnights months years decades centurys".split())


def _swapped(sentence: str, word: str, rng: random.Random) -> str | None:
    claim = Marked.whole(sentence.split())
    place = claim.words.index(word)
    found = Swaps([_OTHERS], [_ROOF]).swapped(claim, [place], rng)
    if found is None:
        return None
    assert found[1] == word
    assert found[0].own == claim.own
    return found[0].words[place]


@given(_ANY)
def test_a_word_gives_way_to_one_that_cannot_stand_in_its_place(rng: random.Random) -> None:
    assert _swapped("closed for six weeks", "weeks", rng) in _UNITS
    assert _swapped("held on Monday", "Monday", rng) in _DAYS - {"Monday"}
    assert _swapped("it sank off Tarn", "Tarn", rng) in {"Brandel", "Costa", "Selby"}


@given(_ANY)
def test_a_figure_gives_way_to_another(rng: random.Random) -> None:
    # By chance the same figure is drawn, and then none is put in.
    figure = _swapped("some 40 houses burned", "40", rng)
    assert figure is None or (figure.isdigit() and figure != "40")


@given(_ANY)
def test_a_modal_is_no_month_and_a_plain_word_stays(rng: random.Random) -> None:
    assert _swapped("he may return", "may", rng) is None
    assert _swapped("the gate fell in", "gate", rng) is None


@given(_ANY)
def test_a_word_gives_way_to_one_of_its_list(rng: random.Random) -> None:
    assert _swapped("the roof fell in", "roof", rng) in _ROOF.other
