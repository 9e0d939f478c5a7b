"""What of a heap of captures a case holds already; quick, since nothing is read to tell."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from headwater.acquire import Acquired
from headwater.model import Capture, Outcome
from headwater.settings import Settings
from headwater.store import CaseFile, log
from headwater.store.captures import holds, name_capture, names
from headwater.store.findings import load_settings, state_of_found

# Entries of the log after which the same findings follow.
_NOT_DECIDING = frozenset({"created", "added", "analysed", "packed", "protected"})


@dataclass(frozen=True, slots=True)
class Sorted:
    """Captures by whether they are new.

    Attributes:
        new: stable names and captures, each name once.
        again: what the case holds already, or what was given twice.
    """

    new: tuple[tuple[str, Capture], ...]
    again: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of everything that was given: given = added + again + skipped + failed.

    Attributes:
        given: places and items that were found under what was named.
        added: stable names of the reports that are new, with their paths.
        again: what the case holds already: the same bytes, or the same words of the same page.
        skipped: passed over on purpose, with the reason.
        failed: could not be had or read; the bytes of what could not be read are kept.
        revisions: paths of those added that are a later version of a page, with what they revise.
    """

    given: int
    added: tuple[tuple[str, str], ...] = ()
    again: tuple[Outcome, ...] = ()
    skipped: tuple[Outcome, ...] = ()
    failed: tuple[Outcome, ...] = ()
    revisions: tuple[Outcome, ...] = ()


def nothing_new(acquired: Acquired, found: Sorted) -> Added:
    """What becomes of places that lead to nothing new."""
    return Added(
        given=acquired.given, again=found.again, skipped=acquired.skipped, failed=acquired.failed
    )


def sort_captures(case: CaseFile, captures: Iterable[Capture]) -> Sorted:
    """Tell new captures from those whose bytes are in the case."""
    new: dict[str, Capture] = {}
    again: list[Outcome] = []
    for capture in captures:
        name = name_capture(case, capture)
        if name in new or holds(case, name):
            again.append(held_already(name, capture))
        else:
            new[name] = capture
    return Sorted(tuple(new.items()), tuple(again))


def held_already(name: str, capture: Capture) -> Outcome:
    """The account's line of a capture that adds nothing."""
    return Outcome(capture.path, f"in the case already, as {name}")


def settings_of(case: CaseFile) -> Settings:
    """The settings of the last analysis, or the defaults."""
    kept = load_settings(case)
    return Settings() if kept is None else msgspec.msgpack.decode(kept, type=Settings)


def is_fresh(case: CaseFile, settings: Settings) -> bool:
    """Whether the kept findings are of all that the case holds, as far as captures tell.

    That the stages themselves are those of today is for `analyse` to see, which knows them.
    """
    return (state_of_found(case) or "").startswith(state_of_inputs(case, settings))


def state_of_inputs(case: CaseFile, settings: Settings) -> str:
    """A digest of everything that findings follow from, the stages apart."""
    decided = [e.sha256 for e in log.entries(case.database) if e.action not in _NOT_DECIDING]
    parts = [settings.digest(), sorted(names(case)), decided]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
