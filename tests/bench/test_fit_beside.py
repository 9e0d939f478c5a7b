from __future__ import annotations

from bench.quality.passages import Marked, Passage
from fit.attribution.beside import Case, cases_in, chance, fit, judge

TEXT = "A clerk told Ida Brandel, who repeated it to Lake Radio, that the mill had burned down."


def marked() -> Marked:
    chain = ("A clerk", "Ida Brandel", "Lake Radio")
    start = TEXT.index("the mill")
    return Marked("told", start, len(TEXT) - 1, chain, tuple(map(TEXT.index, chain)), 0)


def test_marked_voices_behind_the_source_are_onward() -> None:
    cases = list(cases_in(Passage(TEXT, (marked(),))))
    assert sorted(case.side for case in cases if case.side) == [2, 2]


def test_weights_tell_what_only_voices_have() -> None:
    voice = Case(frozenset({"by", "noun"}), 2, placed=False)
    other = Case(frozenset({"at", "noun"}), 0, placed=False)
    weights = fit([voice, other] * 40)["onward"]
    assert chance(weights, voice.facts) > 0.8
    assert chance(weights, other.facts) < 0.2
    assert "noun" not in weights


def test_judging_weighs_each_file_by_the_others() -> None:
    file = [Case(frozenset({"by"}), 2, placed=False), Case(frozenset({"at"}), 0, placed=False)] * 20
    lines = list(judge([file, file, file], 3))
    assert lines[0] == "from 0.4: 60 added, 1.000 of them right, 1.000 of 60"
