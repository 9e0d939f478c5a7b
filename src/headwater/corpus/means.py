"""What a corpus may be worked with: this machine, within bounds, or a cluster."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Local:
    """This machine.

    Attributes:
        memory_bytes: what all of the work may take; what does not fit is spilled to disk.
        processes: how many work at once; one for each core where 0.
    """

    memory_bytes: int = 4_000_000_000
    processes: int = 0

    @property
    def workers(self) -> int:
        """How many work at once."""
        return self.processes or os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Cluster:
    """An Apache Spark cluster; it and this machine see the corpus under the same path.

    Attributes:
        master: its address ("spark://host:7077"), or "local[N]" for N threads of this machine.
    """

    master: str = "local[*]"
