"""An invented original, a retelling of it and a report on something else, and their dossier."""

from __future__ import annotations

from functools import lru_cache

from headwater import Capture, Dossier, trace
from headwater.acquire import capture_text

ORIGINAL = """Title: Ferry owners knew of failed pumps, sailors say
Source: Quay Gazette
Author: Mirela Tanase
Published: 2021-03-02
URL: https://quaygazette.example/2021/03/02/ferry-pumps

CONSTANTA, March 2 - Sailors of a ferry that sank off the port of Constanta on Monday said its \
owners had known for months that the pumps were broken.

"We were warned about the pumps twice this year," deckhand Ruben Astor told the Quay Gazette. \
"Nobody came to look."

At least 11 people died, the coastguard said. The ferry had apparently left port in a hurry, \
according to harbour master Ilse Quandt, and may have carried too many passengers.

FILE - The ferry Sornay at its pier in Constanta.

Prosecutors accuse Goran Vokal, the head of the shipping company, of hiding the reports of \
inspectors. Vokal denied hiding anything. Owners have sometimes bribed inspectors at the port.

Read also: Five storms that emptied the harbour
"""

RETELLING = """Title: Ferry company hid reports on broken pumps
Source: Bosphorus Now
Published: 2021-03-04

The owners of a ferry that sank off the port of Constanta had known for months that the pumps \
were broken, according to a report in the Quay Gazette.

"We were warned about the pumps ten times this year," said deckhand Ruben Astor.

11 people died. The ferry had left port in a hurry, according to harbour master Ilse Quandt.

Goran Vokal, the head of the shipping company, hid the reports of inspectors and has sometimes \
bribed inspectors at the port.
"""

STRANGER = """Title: Wheat prices rise in the north
Source: Grain Courier
Published: 2021-03-03

Wheat prices rose by 12 percent in the northern markets after a dry spring, traders in Lund said.

Bakers expect dearer bread by autumn. Millers have asked the government for lower tariffs.
"""


def captures() -> list[Capture]:
    """The three stories as captures, under names of their own."""
    return [
        capture_text(ORIGINAL, "original.txt"),
        capture_text(RETELLING, "retelling.txt"),
        capture_text(STRANGER, "stranger.txt"),
    ]


@lru_cache(maxsize=1)
def traced() -> Dossier:
    """The dossier of the three stories."""
    return trace(captures())
