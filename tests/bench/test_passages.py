"""Reading marked passages, and judging what was found of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.quality.passages import FOLDER, Passage, compare, read_passages

from headwater.model import Attribution, Span, Voice

TEXT = "A clerk told Ida Brandel, who repeated it to Lake Radio, that the mill had burned down."
LINE = "- told | the mill had burned down | *A clerk > Ida Brandel > Lake Radio"


def attribution(content: str, cue: str, *names: str) -> Attribution:
    def span(words: str) -> Span:
        start = TEXT.index(words)
        return Span("r1", start, start + len(words), words)

    return Attribution(
        id="a1",
        content=span(content),
        cue=span(cue),
        source=None,
        source_kind="unnamed",
        direct=False,
        continued=False,
        chain=tuple(Voice(name, "person") for name in names),
        cue_class="neutral",
        confidence=1.0,
        evidence=(),
    )


@pytest.fixture
def passage(tmp_path: Path) -> Passage:
    (tmp_path / "x.txt").write_text(f"{TEXT}\n{LINE}\n", encoding="utf-8")
    (only,) = read_passages(tmp_path / "x.txt")
    return only


def test_a_line_marks_cue_content_and_chain(passage: Passage) -> None:
    (cue,) = passage.cues
    assert passage.text[cue.start : cue.end] == "the mill had burned down"
    assert cue.chain == ("A clerk", "Ida Brandel", "Lake Radio")


def test_a_chain_is_right_only_whole_and_in_order(passage: Passage) -> None:
    def right(*names: str) -> float | None:
        found = attribution("the mill had burned down", "told", *names)
        return compare(passage, [found])[0].chains.value

    assert right("clerk", "Ida Brandel", "Lake Radio") == 1
    assert right("clerk", "Lake Radio", "Ida Brandel") == 0
    assert right("clerk", "Lake Radio") == 0


def test_what_is_not_found_is_not_right(passage: Passage) -> None:
    counts, wrong = compare(passage, [])
    assert (counts.found.value, counts.chains.value, len(wrong)) == (0, 0, 1)


def test_words_that_are_not_there_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(f"{TEXT}\n- said | it rained | -\n", encoding="utf-8")
    with pytest.raises(ValueError, match="does not stand"):
        list(read_passages(tmp_path / "x.txt"))


def test_all_passages_can_be_read() -> None:
    passages = [p for path in sorted(FOLDER.glob("*.txt")) for p in read_passages(path)]
    assert len(passages) == 1220
    assert sum(len(p.cues) for p in passages) == 2001
