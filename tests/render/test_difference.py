from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.render.difference import changed_ranges, runs


def marked(before: str, after: str) -> tuple[str, str]:
    gone, new = changed_ranges(before, after)
    old = "".join(f"[{r.text}]" if r.changed else r.text for r in runs(before, gone))
    return old, "".join(f"[{r.text}]" if r.changed else r.text for r in runs(after, new))


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("an apparent leak", "a leak", "[an apparent] leak", "[a] leak"),
        ("the apparent leak", "the leak", "the [apparent] leak", "the leak"),
        ("The bridge fell.", "the bridge fell", "The bridge fell.", "the bridge fell"),
        ("Nine boats", "9 boats", "Nine boats", "9 boats"),
        ("at 10 p.m.", "at 10 pm", "at 10 p.m.", "at 10 pm"),
        ("Ana’s boat", "Ana's boat", "Ana’s boat", "Ana's boat"),
        ("he said the dam broke", "the dam broke, he said", "he said the dam broke",
         "the dam broke, he said"),
        ("a red boat of the port", "a blue ship of the port", "a [red boat] of the port",
         "a [blue ship] of the port"),
        ("old gate of stone", "new lock of brick", "[old gate of stone]", "[new lock of brick]"),
        ("He fled. They stayed.", "I ran. You sat.", "[He fled]. [They stayed].",
         "[I ran]. [You sat]."),
        ("3 metres", "4 metres", "[3] metres", "[4] metres"),
        ("", "all new", "", "[all new]"),
    ],
)  # fmt: skip
def test_words_that_differ(before: str, after: str, old: str, new: str) -> None:
    assert marked(before, after) == (old, new)


@given(st.text(max_size=80), st.text(max_size=80))
def test_runs_are_the_wording_and_ranges_are_in_order(before: str, after: str) -> None:
    gone, new = changed_ranges(before, after)
    for text, ranges in ((before, gone), (after, new)):
        assert "".join(r.text for r in runs(text, ranges)) == text
        assert all(0 <= a < b <= len(text) for a, b in ranges)
        assert list(ranges) == sorted(ranges)


@given(st.text(max_size=80))
def test_nothing_differs_from_itself(text: str) -> None:
    assert changed_ranges(text, text) == ((), ())


def test_very_long_wordings_are_compared_all_the_same() -> None:
    gone, new = changed_ranges("word " * 3_000 + "left", "word " * 3_000 + "came")
    assert len(gone) == len(new) == 1
