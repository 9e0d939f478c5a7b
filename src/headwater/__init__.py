"""Headwater: which report was taken from which, who said each thing, and how many really know it.

The public names are `trace`, the one call that does the main job, `compare`, which says what one
report changes of another, `Dossier`, what both answer with, `Settings`, `Capture` and `Metadata`
for texts that come with facts of their own, `Shop` for work that is kept or spread over processes,
and `HeadwaterError`, the base of everything that
Headwater raises on purpose.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from headwater.version import VERSION as __version__

if TYPE_CHECKING:
    from headwater.dossier import Dossier
    from headwater.errors import HeadwaterError
    from headwater.model import Capture, Metadata
    from headwater.pipeline import Shop, compare, trace
    from headwater.settings import Settings

__all__ = [
    "Capture",
    "Dossier",
    "HeadwaterError",
    "Metadata",
    "Settings",
    "Shop",
    "__version__",
    "compare",
    "trace",
]

# Where each public name lives. They are imported when they are first asked for, so that the
# command's `--help` does not wait for the parser and the page templates.
_HOMES = {
    "Capture": "headwater.model",
    "Dossier": "headwater.dossier",
    "HeadwaterError": "headwater.errors",
    "Metadata": "headwater.model",
    "Settings": "headwater.settings",
    "Shop": "headwater.pipeline",
    "compare": "headwater.pipeline",
    "trace": "headwater.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'headwater' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
