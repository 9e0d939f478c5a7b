"""An invented agency report with what newsrooms make of it: a rewrite, a fair brief, an update."""

from __future__ import annotations

from headwater import Capture
from headwater.acquire import capture_text

WIRE = """Title: Blast at grain terminal in Port Havel kills at least nine, governor says
Source: Meridian Wire
Published: 2027-05-11T06:40:00Z

PORT HAVEL, May 11 (Meridian Wire) - At least nine people were killed when an explosion tore \
through a grain terminal in Port Havel on Tuesday morning, the regional governor said.

The blast apparently began in a conveyor tunnel under silo number four, according to fire chief \
Odette Lanvin. "We do not yet know what set it off," she told reporters at the gate. "We are \
looking at the dust and we are looking at the wiring."

Two workers, who asked not to be named because they feared for their jobs, said the terminal had \
been warned about dust in the tunnel in March. The operator, Calder Freight, denied that any \
warning had gone unanswered.

Police questioned the terminal's manager, Tomas Brandl, for three hours and let him go.

About 40 people were taken to hospital, the health ministry said. The port, which ships a third \
of the country's wheat, may stay shut until Friday.
"""

REWRITE = """Title: Nine dead in Port Havel terminal blast
Source: Coastal Herald
Published: 2027-05-11T11:15:00Z

Nine people were killed when an explosion tore through a grain terminal in Port Havel on Tuesday \
morning, the regional governor told Meridian Wire.

The blast began in a conveyor tunnel under silo number four, according to fire chief Odette \
Lanvin. "We are looking at the wiring," she told reporters at the gate.

The terminal had been warned about dust in the tunnel in March.

Police questioned the terminal's manager, Tomas Brandl, for 13 hours and let him go.

About 60 people were taken to hospital, the health ministry said. The port may stay shut until \
Friday.
"""

BRIEF = """Title: Grain terminal blast kills at least nine
Source: Harbour Brief
Published: 2027-05-11T12:00:00Z

At least nine people were killed on Tuesday morning when an explosion tore through a grain \
terminal in Port Havel, the regional governor said.

About 40 people were taken to hospital, according to the health ministry.
"""

UPDATE = WIRE.replace("At least nine", "At least 14").replace("kills at least nine", "kills 14")
UPDATE = UPDATE.replace("06:40", "15:20").replace("About 40 people", "About 70 people")
UPDATE = UPDATE.replace(
    "\nPolice questioned",
    "\nDivers went on looking for a crane driver on Tuesday afternoon, the coastguard said.\n"
    "\nPolice questioned",
)

STRANGER = """Title: Chess club wins at home
Source: Alderney Sports
Published: 2027-05-11

The Vellin chess club beat its guests by five boards to three. Its captain, Rosa Hallam, drew \
after six hours of play.
"""

TEXTS = {
    "wire.txt": WIRE,
    "rewrite.txt": REWRITE,
    "brief.txt": BRIEF,
    "update.txt": UPDATE,
    "stranger.txt": STRANGER,
}


def capture(name: str) -> Capture:
    """One of the reports, under its own name."""
    return capture_text(TEXTS[name], name)
