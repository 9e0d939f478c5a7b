"""PROV's records (PROV-DM, W3C Recommendation of 2013) as far as we use them."""

from __future__ import annotations

from dataclasses import dataclass

PREFIXES = {"hw": "urn:headwater:ns#", "id": "urn:uuid:"}

# The formal arguments of each kind of relation, in the order of PROV-N. The last ones may be left
# out and are then written as "-"; elements (entity, agent, activity) are named by their id alone.
RELATIONS: dict[str, tuple[str, ...]] = {
    "wasGeneratedBy": ("prov:entity", "prov:activity", "prov:time"),
    "used": ("prov:activity", "prov:entity", "prov:time"),
    "wasDerivedFrom": (
        "prov:generatedEntity",
        "prov:usedEntity",
        "prov:activity",
        "prov:generation",
        "prov:usage",
    ),
    "wasAttributedTo": ("prov:entity", "prov:agent"),
    "wasAssociatedWith": ("prov:activity", "prov:agent", "prov:plan"),
    "actedOnBehalfOf": ("prov:delegate", "prov:responsible", "prov:activity"),
    "alternateOf": ("prov:alternate1", "prov:alternate2"),
    "specializationOf": ("prov:specificEntity", "prov:generalEntity"),
}
# Times of an activity, which we never give: a clock has no place in an answer.
ACTIVITY_TIMES = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A qualified name ("prov:Revision")."""

    text: str


Literal = str | float | int | bool | Name


@dataclass(frozen=True, slots=True)
class Record:
    """An element or a relation.

    Attributes:
        kind: "entity", "agent", "activity", or a key of `RELATIONS`.
        names: of an element its own name; of a relation the names that it relates, in order.
        attributes: what is said of it; a name may occur more than once.
    """

    kind: str
    names: tuple[str, ...]
    attributes: tuple[tuple[str, Literal], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One bundle, and what a document says of the bundle itself."""

    bundle: str
    about: tuple[Record, ...]
    records: tuple[Record, ...]
