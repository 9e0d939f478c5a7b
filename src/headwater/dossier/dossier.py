"""Everything known of a handful of reports, ready to show, to export and to write as JSON.

The contract is `docs/dossier.md`; renderers and exporters take the `Dossier` itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from headwater.dossier import fields
from headwater.dossier.account import Account, Provenance
from headwater.dossier.fields import Json
from headwater.model import (
    Alignment,
    Attribution,
    Claim,
    Drift,
    Event,
    Group,
    Link,
    Origin,
    Place,
    Report,
    TimeExpression,
    VoiceEntity,
)
from headwater.version import VERSION

SCHEMA = "headwater/dossier/1"


@dataclass(frozen=True, slots=True)
class Dossier:
    """The answer: reports, what they say and through whom, where it came from, how it drifted.

    Attributes follow the keys of `docs/dossier.md`; `version` is the Headwater that found all this.
    """

    account: Account
    provenance: Provenance
    reports: tuple[Report, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    voices: tuple[VoiceEntity, ...] = ()
    claims: tuple[Claim, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    links: tuple[Link, ...] = ()
    origins: tuple[Origin, ...] = ()
    groups: tuple[Group, ...] = ()
    drift: tuple[Drift, ...] = ()
    events: tuple[Event, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    version: str = VERSION

    @property
    def has_text(self) -> bool:
        """Whether any report carries its text; what was read from JSON may have come without."""
        return any(report.text for report in self.reports)

    def report(self, report_id: str) -> Report:
        """The report with this id.

        Raises:
            KeyError: there is none.
        """
        for report in self.reports:
            if report.id == report_id:
                return report
        raise KeyError(report_id)

    def to_dict(self, *, with_text: bool = False) -> Json:
        """The dossier as the JSON contract has it.

        Args:
            with_text: whether each report carries its whole text.
        """
        return {
            "schema": SCHEMA,
            "version": self.version,
            "account": fields.write_account(self.account),
            "provenance": fields.write_provenance(self.provenance),
            "reports": [fields.write_report(r, with_text=with_text) for r in self.reports],
            "attributions": [fields.write_attribution(a) for a in self.attributions],
            "voices": [fields.write_entity(v) for v in self.voices],
            "claims": [fields.write_claim(c) for c in self.claims],
            "alignments": [fields.write_alignment(a) for a in self.alignments],
            "links": [fields.write_link(x) for x in self.links],
            "origins": [fields.write_origin(o) for o in self.origins],
            "groups": [fields.write_group(g) for g in self.groups],
            "drift": [fields.write_drift(d) for d in self.drift],
            "events": [fields.write_event(e) for e in self.events],
            "places": [fields.write_place(p) for p in self.places],
            "times": [fields.write_time(t) for t in self.times],
        }

    def to_json(self, *, with_text: bool = False) -> str:
        """The dossier as JSON text, UTF-8 safe, ending in a line break.

        A lone surrogate of a broken input is written as its escape, so that the bytes are valid.
        """
        return escape_surrogates(
            json.dumps(self.to_dict(with_text=with_text), ensure_ascii=False, indent=1) + "\n"
        )


def escape_surrogates(text: str) -> str:
    """JSON text in which every lone surrogate stands as its four-digit escape."""
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)
