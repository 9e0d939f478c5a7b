from __future__ import annotations

from itertools import pairwise

from tests.factory import annotate_text

from headwater.extract.attribution.learned.network import load_network
from headwater.extract.attribution.learned.windows import WINDOW_PIECES, Window, cut_windows
from headwater.extract.parse import Parse, index_parse

SENTENCE = "The harbour office in Vrelo said on Monday that two of its boats were missing. "


def windows_of(text: str) -> tuple[Parse, list[Window]]:
    parse = index_parse(*annotate_text(text))
    return parse, list(cut_windows(parse, load_network().vocabulary))


def test_a_short_report_is_one_window() -> None:
    parse, windows = windows_of(SENTENCE)
    assert [(w.first, w.last) for w in windows] == [(0, len(parse.tokens))]
    assert len(windows[0].starts) == len(parse.tokens)


def test_windows_overlap_and_leave_nothing_out() -> None:
    parse, windows = windows_of(SENTENCE * 60)
    assert windows[0].first == 0
    assert windows[-1].last == len(parse.tokens)
    for before, after in pairwise(windows):
        assert before.first < after.first <= before.last < after.last


def test_windows_begin_with_a_sentence_and_hold_no_more_than_the_encoder_takes() -> None:
    parse, windows = windows_of(SENTENCE * 60)
    firsts = {s.first for s in parse.annotations.sentences}
    assert all(w.first in firsts for w in windows)
    assert all(len(w.pieces) <= WINDOW_PIECES + 2 for w in windows)


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    parse, windows = windows_of("boats " * 900 + "sank.")
    assert len(windows) > 1
    assert {i for w in windows for i in range(w.first, w.last)} == set(range(len(parse.tokens)))
