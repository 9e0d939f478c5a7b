"""What became of everything that was given, and how a dossier came about."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model import Outcome


@dataclass(frozen=True, slots=True)
class Account:
    """What became of everything that was given: given = read + skipped + failed.

    Attributes:
        given: places that were found under the paths given.
        read: how many became reports.
        skipped: passed over on purpose, with the reason.
        failed: could not be read, with the reason.
        degraded: what made the answer poorer than it could be, one line each.
    """

    given: int
    read: int
    skipped: tuple[Outcome, ...]
    failed: tuple[Outcome, ...]
    degraded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """How this dossier came about: enough to make it again.

    Attributes:
        settings: digest of the settings (`Settings.digest`).
        stages: name and version of every stage that ran.
        language_model: name and version, or None where no report was parsed.
        attribution_method: how attributions were found: "learned" or "rules".
        drift_method: how drift was found: "learned" or "rules".
    """

    settings: str
    stages: tuple[tuple[str, str], ...]
    language_model: str | None
    attribution_method: str
    drift_method: str
