"""Protected names: found in every spelling, and rewritten in the model before anything leaves.

A name that is protected stands in no dossier, page, log, file name or package that Headwater
writes: a pseudonym stands in its place, the same everywhere. It is done to the dossier itself, so
that no renderer or export can forget it, and every span still is the exact words of a hashed text.
"""

from headwater.case.protecting.finder import Finder
from headwater.case.protecting.person import Person
from headwater.case.protecting.rewriting import protect_dossier

__all__ = ["Finder", "Person", "protect_dossier"]
