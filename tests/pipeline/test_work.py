"""Jobs: done once for equal input, kept for a later run, spread over processes, never fatal."""

from __future__ import annotations

import dataclasses
import multiprocessing
import os
import time
from collections.abc import Sequence
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.factory import annotate_text
from tests.stories import ORIGINAL, captures

from headwater import Capture, Dossier, Settings, trace
from headwater.errors import ResourceError
from headwater.model import Annotations, Comparison, Name, Span
from headwater.pipeline.work import Fault, Job, Shop, key_of
from headwater.pipeline.work.crew import Crew
from headwater.pipeline.work.packing import pack, renamed, unpack
from headwater.settings import AttributionSettings


class Drawer(dict[str, bytes]):
    """What is kept, in memory."""

    def put(self, key: str, value: bytes) -> None:
        self[key] = value


class Counted:
    """Work that counts how often it is done."""

    def __init__(self) -> None:
        self.times = 0

    def name(self, report: str) -> tuple[Span, ...]:
        self.times += 1
        return (Span(report, 0, 4, "Lund"),)


def fail(error: Exception) -> str:
    """Work that cannot be done."""
    raise error


def reports_of(answers: Sequence[tuple[Span, ...] | Fault]) -> list[str]:
    """The report that each answer names."""
    return [answer[0].report for answer in answers if not isinstance(answer, Fault)]


def nobody(done: int) -> None:
    """Progress that nobody watches."""


def test_equal_jobs_are_done_once_and_each_names_its_own_report() -> None:
    """Fifty copies of a report cost one, and the answer stands under fifty ids."""
    work = Counted()
    jobs = [Job("same", (f"r{n}",), partial(work.name, f"r{n}")) for n in range(50)]
    answers = list(Shop().do(jobs, tuple[Span, ...], nobody))
    assert work.times == 1
    assert reports_of(answers) == [f"r{n}" for n in range(50)]


def test_what_was_kept_is_not_done_again() -> None:
    """Another run, in which the report has another id, finds the answer of the first."""
    work, drawer = Counted(), Drawer()
    for report in ("r7", "r2"):
        jobs = [Job("one", (report,), partial(work.name, report))]
        assert reports_of(list(Shop(drawer).do(jobs, tuple[Span, ...], nobody))) == [report]
    assert work.times == 1


def test_a_fault_costs_its_own_job_and_is_not_kept() -> None:
    """The others are answered, and the next run tries again."""
    drawer, work = Drawer(), Counted()
    jobs: list[Job[Any]] = [
        Job("bad", ("r1",), partial(fail, ValueError("no\nuse"))),
        Job("good", ("r2",), partial(work.name, "r2")),
    ]
    first, second = Shop(drawer).do(jobs, tuple[Span, ...], nobody)
    assert first == Fault("ValueError: no use")
    assert reports_of([second]) == ["r2"]
    assert set(drawer) == {"good"}


def test_what_every_job_would_lack_stops_the_run() -> None:
    """A missing model is no fault of one report."""
    jobs = [Job("bad", ("r1",), partial(fail, ResourceError("no model")))]
    with pytest.raises(ResourceError, match="no model"):
        list(Shop().do(jobs, str, nobody))


def test_what_does_not_fit_is_done_again() -> None:
    """Bytes that hold no such answer, by accident or by malice, are as good as none."""
    for held in (b"", b"no answer", pack(("a", "b"))):
        work, drawer = Counted(), Drawer({"one": held})
        jobs = [Job("one", ("r1",), partial(work.name, "r1"))]
        assert reports_of(list(Shop(drawer).do(jobs, tuple[Span, ...], nobody))) == ["r1"]
        assert work.times == 1


def test_progress_counts_every_job_once() -> None:
    """It begins with what is known and ends with all."""
    seen: list[int] = []
    jobs = [Job(f"{n}", ("r1",), partial(str, n)) for n in range(3)]
    list(Shop().do(jobs, str, seen.append))
    assert seen == [0, 1, 2, 3]


def slow(number: int) -> tuple[int, int]:
    """Work that takes long enough to be told."""
    time.sleep(0.05)
    return (os.getpid(), 60 // number)


SLOW: Sequence[Job[Any]] = [Job(f"{n}", (), partial(slow, n)) for n in (1, 2, *range(28))]


def test_long_work_goes_to_other_processes_and_comes_back_in_order() -> None:
    """The answers are those that one process gives; faults come back as faults."""
    crew = Crew(2, worth_a_start=0.0)
    answers = list(crew.work(SLOW))
    crew.dismiss()
    assert isinstance(answers[2], Fault)
    told = [answer for answer in answers if not isinstance(answer, Fault)]
    assert [share for _, share in told] == [60, 30, *(60 // n for n in range(1, 28))]
    assert len({process for process, _ in told}) > 1


def test_little_work_stays_in_this_process_however_many_jobs_it_is_cut_into() -> None:
    """Other processes load a language model first, which takes longer than this."""
    jobs: list[Job[Any]] = [Job(f"{n}", (), os.getpid) for n in range(3000)]
    assert set(Crew(2).work(jobs)) == {os.getpid()}
    assert {a[0] for a in Crew(2).work(SLOW) if not isinstance(a, Fault)} == {os.getpid()}


def test_a_killed_process_costs_time_and_no_answer() -> None:
    """This process goes on alone."""
    crew = Crew(2, worth_a_start=0.0)
    answers: list[Any] = []
    for answer in crew.work(SLOW[3:]):
        answers.append(answer)
        for process in multiprocessing.active_children():
            process.kill()
    assert [share for _, share in answers] == [60 // n for n in range(1, 28)]
    crew.dismiss()


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_keys_tell_apart_what_they_are_made_of(one: list[str], other: list[str]) -> None:
    """No two lists of parts run together to one key."""
    assert (key_of("stage", *one) == key_of("stage", *other)) == (one == other)


def test_a_parse_comes_back_whole_though_its_vectors_are_left_out() -> None:
    """The language model has them; they would be most of what is kept."""
    parsed = annotate_text(ORIGINAL)[1]
    packed = pack(parsed)
    assert unpack(packed, Annotations) == parsed
    assert len(packed) < sum(map(len, parsed.vectors.values()))


SWAP = {"r1": "r2", "r2": "r1"}


def test_every_report_id_in_an_answer_is_renamed() -> None:
    """Spans, and the fields that name a report; two names may change places."""
    name = Name(Span("r1", 0, 4, "Lund"), "GPE", 0, 1)
    turned = renamed((name, Comparison("r1", "r2", (), 0.5, 0.5, (name.span,), ())), SWAP)
    assert turned == (
        dataclasses.replace(name, span=Span("r2", 0, 4, "Lund")),
        Comparison("r2", "r1", (), 0.5, 0.5, (Span("r2", 0, 4, "Lund"),), ()),
    )
    parsed = annotate_text(ORIGINAL)[1]
    assert renamed(renamed(parsed, SWAP), SWAP) == parsed
    assert renamed(parsed, SWAP).sentences[0].span.report == "r2"


def same_json(sources: Sequence[Capture], drawer: Drawer) -> Dossier:
    """The dossier that is made with what is kept; it is the one that is made without."""
    dossier = trace(sources, shop=Shop(drawer))
    assert dossier.to_json() == trace(sources).to_json()
    return dossier


def test_a_dossier_is_the_same_with_and_without_what_was_kept() -> None:
    """Nothing new; one report more; the same reports under other names; other settings."""
    drawer = Drawer()
    two, three = captures()[:2], captures()
    same_json(two, drawer)
    before = set(drawer)
    same_json(two, drawer)
    assert set(drawer) == before
    same_json(three, drawer)
    added = {key.partition(":")[0] for key in set(drawer) - before}
    assert {"annotate", "attributions", "statements", "dossier"} <= added
    parses = [key for key in set(drawer) - before if key.startswith("annotate:")]
    assert len(parses) == 1
    same_json([dataclasses.replace(c, path=f"z{9 - n}") for n, c in enumerate(three)], drawer)
    assert sum(key.startswith("annotate:") for key in drawer) == 3


def test_other_settings_are_other_answers() -> None:
    """What was found by rules alone is not taken for what the network found."""
    drawer = Drawer()
    two = captures()[:2]
    rules = Settings(attribution=AttributionSettings(method="rules"))
    same_json(two, drawer)
    dossier = trace(two, settings=rules, shop=Shop(drawer))
    assert dossier.to_json() == trace(two, settings=rules).to_json()


def test_copies_from_other_outlets_are_compared_as_themselves() -> None:
    """The same words from two outlets and at two times are not one report."""
    drawer = Drawer()
    original, retelling, _ = captures()
    copies = [
        dataclasses.replace(
            original,
            path=f"copy-{n}.txt",
            metadata=dataclasses.replace(
                original.metadata, outlet=f"Outlet {n}", published=f"2031-05-0{n}"
            ),
        )
        for n in (1, 2)
    ]
    dossier = same_json([*copies, retelling], drawer)
    assert {r.outlet for r in dossier.reports} >= {"Outlet 1", "Outlet 2"}
    assert sum(key.startswith("annotate:") for key in drawer) == 2


@hypothesis_settings(max_examples=5)
@given(st.permutations([0, 1, 2]))
def test_in_whatever_order_they_are_kept(order: list[int]) -> None:
    """The drawer that reports filled one by one gives what an empty one gives."""
    drawer = Drawer()
    given: list[Capture] = []
    for place in order:
        given.append(captures()[place])
        trace(given, shop=Shop(drawer))
    same_json(captures(), drawer)
