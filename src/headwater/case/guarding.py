"""Who is protected in a case, and the finder of their names."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.case.protecting import Finder, Person
from headwater.errors import CaseError
from headwater.store import CaseFile, Signature
from headwater.store.protected import protect_name, protected_names
from headwater.store.readings import texts

_MIN_LETTERS = 2


def protect(case: CaseFile, name: str, spellings: Sequence[str], signature: Signature) -> Person:
    """Protect a name from now on, in everything that leaves the case.

    Args:
        case: the case.
        name: as reports write it, in full.
        spellings: nicknames, handles and spellings that do not follow from the name.
        signature: who protects it, and when.

    Raises:
        CaseError: what is given is no name.
    """
    for given in (name, *spellings):
        _refuse_what_is_no_name(given)
    number, held, every = protect_name(case, " ".join(name.split()), spellings, signature)
    return Person(number, held, every)


def find_protected(case: CaseFile) -> Finder:
    """The finder of everybody who is protected, in all spellings that the case's reports use."""
    people = [Person(*held) for held in protected_names(case)]
    if not people:
        return Finder(())
    return Finder(people).learned(text for _, _, text in texts(case))


def _refuse_what_is_no_name(given: str) -> None:
    if "://" in given:
        raise CaseError(f"{given!r} is an address; give the name or the handle in it alone")
    letters = sum(len(w) for words in Person(0, given).names for w in words)
    if letters < _MIN_LETTERS:
        raise CaseError(f"{given!r} is no name; give one of two letters or more")
