"""How a finding of the judge's own is told to an editor, and how grave it is."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.drift.finding import quoted
from headwater.lexicon.people import is_person_noun
from headwater.model import Severity, Span, Token

_SEVERE = frozenset(
    {"role-swapped", "negated", "certainty-raised", "quote-fabricated", "omitted-denial"}
)
_SLIGHT = frozenset({"hedge-added"})


def severity_of(kind: str, words: Sequence[Token]) -> Severity:
    """How grave it is, as the check of the kind has it, as far as the words alone tell."""
    if kind in _SEVERE:
        return "high"
    if kind in _SLIGHT:
        return "low"
    if any(t.entity in {"PERSON", "ORG"} or is_person_noun(t) for t in words):
        return "high"
    return "medium"


_SAYINGS = {
    "attribution-dropped": "the source credits this ({parent}); the retelling states {child}",
    "attribution-shifted": "{child} credits another than the source does ({parent})",
    "certainty-raised": "{child} is surer than the source's {parent}",
    "hedge-dropped": "{child} stands without the source's doubt ({parent})",
    "hedge-added": "{child} is a doubt that the source does not have",
    "role-swapped": "{child} turns round who did it to whom ({parent})",
    "detail-added": "{child} has no basis in the source",
    "merged": "{child} lands on another than in the source ({parent})",
    "negated": "{child} says the contrary of {parent}",
    "omitted-denial": "{child} stands without the source's {parent}",
    "quote-fabricated": "{child} is set in quotation marks; the source has it in its own words",
}
_CHANGED = "{child} stands where the source has {parent}"
# Where the judge points at nothing in the source.
_UNSUPPORTED = {
    "attribution-dropped": "{child} stands without a credit that the source gives",
    "attribution-shifted": "{child} credits another than the source does",
    "certainty-raised": "{child} is surer than the source",
    "hedge-dropped": "{child} stands without a doubt that the source has",
    "role-swapped": "{child} turns round who did it to whom",
    "merged": "{child} lands on another than in the source",
    "negated": "{child} says the contrary of the source",
    "omitted-denial": "{child} stands without a denial or caveat that the source has",
    "quote-altered": "{child} is not what the source quotes",
    "hedge-added": _SAYINGS["hedge-added"],
    "quote-fabricated": _SAYINGS["quote-fabricated"],
}


def say(kind: str, child: Span, parent: Span | None) -> str:
    """What an editor is told of words of the child, and of the parent's words if any are known."""
    if parent is None:
        return _UNSUPPORTED.get(kind, _SAYINGS["detail-added"]).format(child=quoted(child.text))
    saying = _SAYINGS.get(kind, _CHANGED)
    return saying.format(child=quoted(child.text), parent=quoted(parent.text))
