"""A retelling beside its source, as the real stages see them: what drifted between two texts."""

from __future__ import annotations

from functools import lru_cache

from tests.factory import make_report

from headwater.align import align
from headwater.annotate import annotate
from headwater.drift import find_drift
from headwater.extract.attribution import extract_attributions
from headwater.extract.citation import extract_citations
from headwater.extract.claim import extract_claims
from headwater.extract.number import extract_numbers
from headwater.extract.time import extract_times
from headwater.model import Drift, Telling
from headwater.settings import Settings

SETTINGS = Settings()


@lru_cache(maxsize=512)
def tell(text: str, id: str, *, headline: bool = False, outlet: str | None = None) -> Telling:
    """What the stages before drift say of a text."""
    report = make_report(text, id=id, headline=headline, outlet=outlet)
    annotations = annotate(report, SETTINGS.annotate)
    attributions = extract_attributions(report, annotations, SETTINGS.attribution)
    numbers = extract_numbers(report, annotations)
    return Telling(
        report=report,
        parse=annotations,
        attributions=attributions,
        citations=extract_citations(report, annotations, attributions),
        claims=extract_claims(report, annotations, attributions, numbers),
        numbers=numbers,
        times=extract_times(report, annotations),
    )


def retell(
    parent_text: str, child_text: str, *, headline: bool = False, outlet: str | None = None
) -> tuple[Drift, ...]:
    """What `child_text` says otherwise than `parent_text`, which it was taken from.

    Args:
        parent_text: paragraphs, parted by blank lines.
        child_text: the same.
        headline: whether both begin with their title.
        outlet: who published the parent.
    """
    parent = tell(parent_text, "r1", headline=headline, outlet=outlet)
    child = tell(child_text, "r2", headline=headline)
    comparison = align(child.report, parent.report, child.parse, parent.parse, SETTINGS.align)
    return find_drift(child, (parent,), (comparison,), SETTINGS.drift)


def kinds(drift: tuple[Drift, ...]) -> set[str]:
    """The kinds among some drift."""
    return {d.kind for d in drift}


# What stands around a changed sentence in source and retelling alike: a real report is not one
# sentence long, and how rare a word is shows only beside others.
REST_OF_THE_STORY = (
    "The inquiry will open in Ostrel next month. Divers searched the harbour until dusk, and the "
    "coastguard closed two piers to traffic.\n\nFishing families in Nule have lived from the bay "
    "for generations. Most of them own a single boat."
)


def retell_passage(parent_words: str, child_words: str) -> tuple[Drift, ...]:
    """Drift of one passage inside a story that is otherwise kept as it was."""
    return retell(f"{parent_words}\n\n{REST_OF_THE_STORY}", f"{child_words}\n\n{REST_OF_THE_STORY}")
