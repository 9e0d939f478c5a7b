"""Everything known of a handful of reports: the answer, its JSON, and the way back from it."""

from headwater.dossier.account import Account, Provenance
from headwater.dossier.dossier import SCHEMA, Dossier, Json, escape_surrogates
from headwater.dossier.loading import is_dossier, load_dossier

__all__ = [
    "SCHEMA",
    "Account",
    "Dossier",
    "Json",
    "Provenance",
    "escape_surrogates",
    "is_dossier",
    "load_dossier",
]
