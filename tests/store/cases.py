"""Cases for tests: made, filled with invented reports, opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from headwater.acquire import Acquired
from headwater.case.adding import add_captures
from headwater.case.sorting import Added, nothing_new, sort_captures
from headwater.model import Capture, Metadata
from headwater.settings import Settings
from headwater.store import CaseFile, Signature, create_case, open_case

ANN = Signature("ann", "2027-05-12T08:00:00Z")
BEN = Signature("ben", "2027-05-13T09:30:00Z")

FERRY = """Title: Ferry sinks off Cape Veld
Source: Quay Gazette
Published: 2027-03-02

The Sornay ferry sank off Cape Veld on Tuesday, killing at least nine people, the coastguard said.

Harbour master Ilse Quandt said the boat had left the café quay in apparent haste.
"""
WHEAT = """Title: Wheat prices rise in the north
Source: Grain Courier
Published: 2027-03-03

Wheat prices rose by 12 percent in the northern markets after a dry spring, traders in Lund said.
"""


def capture(text: str, path: str = "ferry.txt", **metadata: str) -> Capture:
    """A text as a capture."""
    return Capture(path, text.encode(), Metadata(**metadata))


@contextmanager
def new_case(folder: Path, captures: Sequence[Capture] = ()) -> Iterator[CaseFile]:
    """A case in a folder, open, with what is given in it."""
    path = folder / "story.case"
    create_case(path, ANN)
    with open_case(path, ANN.at) as case:
        add(case, captures)
        yield case


def add(case: CaseFile, captures: Sequence[Capture], signature: Signature = ANN) -> Added:
    """Add captures to a case, as the command does."""
    acquired = Acquired(len(captures), tuple(captures), (), ())
    found = sort_captures(case, captures)
    if not found.new:
        return nothing_new(acquired, found)
    return add_captures(case, acquired, found, settings=Settings(), signature=signature)
