"""Reports of three unrelated stories, few enough to be traced often and yet more than a handful."""

from __future__ import annotations

from dataclasses import replace

from headwater import Capture, Settings
from headwater.settings import AlignSettings, AttributionSettings, BlockSettings, DriftSettings

# Rules alone, and a pile from four reports on: what is tried here does not hang on the networks.
PILE = Settings(
    align=replace(AlignSettings(), method="rules"),
    attribution=AttributionSettings(method="rules"),
    drift=DriftSettings(method="rules"),
    block=BlockSettings(exhaustive_up_to=3, nearest=3),
)

_FERRY = (
    "The ferry Alcyon ran aground off Cape Sornay on Tuesday, injuring 14 passengers.",
    '"The lights went out and then we heard rocks," said deckhand Tomas Brandl.',
    "The coastguard of Vardo took 212 people to the harbour of Nule.",
)
_DAM = (
    "A dam above the town of Ostrel burst on Friday and flooded 90 houses.",
    "Engineer Petra Lanvin had warned the water board of cracks, a letter shows.",
    "Some 400 residents were sleeping in the school of Teska, the mayor said.",
)
_STRIKE = (
    "Nurses at the Hadrin hospital went on strike on Monday for higher pay.",
    "Union leader Goran Okeke said 650 nurses had stayed away from work.",
    "The hospital cancelled 38 operations, its director Leona Marsh told reporters.",
)
_TOLD = {
    "ferry-1": ("Quay Gazette", "2027-03-02", _FERRY),
    "ferry-2": ("Nule Herald", "2027-03-03", (_FERRY[0], _FERRY[2])),
    "ferry-3": (
        "Coast Post",
        "2027-03-03",
        ("Fourteen passengers were hurt when the Alcyon hit rocks off Cape Sornay.", _FERRY[1]),
    ),
    "dam-1": ("Ostrel Courier", "2027-03-06", _DAM),
    "dam-2": ("River Mirror", "2027-03-07", (_DAM[0], _DAM[1])),
    "dam-3": (
        "Teska Star",
        "2027-03-07",
        ("In Ostrel 95 houses were under water after the dam gave way.", _DAM[2]),
    ),
    "strike-1": ("Hadrin Monitor", "2027-03-09", _STRIKE),
    "strike-2": ("Morning Tribune", "2027-03-10", (_STRIKE[0], _STRIKE[1])),
    "strike-3": ("Hadrin Monitor", "2027-03-11", (_STRIKE[1], _STRIKE[2])),
}


def pile() -> list[Capture]:
    """All reports, story by story."""
    return [
        Capture(
            f"{name}.txt",
            f"Title: {said[0]}\nSource: {outlet}\nPublished: {day}\n\n{' '.join(said)}\n".encode(),
        )
        for name, (outlet, day, said) in _TOLD.items()
    ]
