"""Headwater: which report was taken from which, who said each thing, and how many really know it.

The public names are `trace`, the one call that does the main job, `Dossier`, what it answers with,
`Settings`, and `HeadwaterError`, the base of everything that Headwater raises on purpose.
"""

from headwater.dossier import Dossier
from headwater.errors import HeadwaterError
from headwater.pipeline import trace
from headwater.settings import Settings
from headwater.version import VERSION as __version__

__all__ = ["Dossier", "HeadwaterError", "Settings", "__version__", "trace"]
