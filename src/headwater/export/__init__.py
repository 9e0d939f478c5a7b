"""Dossier -> bytes in the shapes that other tools read: one module a format, one table of them all.

A format is a pure function of the dossier (`headwater.export.format`). What must not leave, such as
protected names, is taken out of the dossier before it comes here.
"""

from headwater.errors import SettingsError
from headwater.export.acled import ACLED
from headwater.export.archive import File
from headwater.export.format import Format
from headwater.export.ftm import FTM
from headwater.export.geojson import GEOJSON
from headwater.export.plover import PLOVER
from headwater.export.prov import PROV_JSON, PROV_N
from headwater.export.records import CSV, JSONL
from headwater.export.schema_org import SCHEMA_ORG
from headwater.export.stix import STIX
from headwater.export.ucdp import UCDP
from headwater.export.web_annotation import WEB_ANNOTATION

__all__ = ["FORMATS", "File", "Format", "format_named"]

FORMATS: tuple[Format, ...] = (
    GEOJSON,
    ACLED,
    UCDP,
    PLOVER,
    PROV_JSON,
    PROV_N,
    WEB_ANNOTATION,
    FTM,
    SCHEMA_ORG,
    STIX,
    CSV,
    JSONL,
)


def format_named(name: str) -> Format:
    """The format of this name.

    Raises:
        SettingsError: there is none.
    """
    for found in FORMATS:
        if found.name == name:
            return found
    names = ", ".join(found.name for found in FORMATS)
    raise SettingsError(f"there is no format {name!r}; there are {names}")
