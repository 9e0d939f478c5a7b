"""Changes that people confirm, reject or weigh otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from headwater.case.deciding.rulings import Rulings
from headwater.model import Drift, Severity
from headwater.pipeline import Findings


def decide_drift(findings: Findings, rulings: Rulings) -> Findings:
    """The drift without what was rejected, with what people say of the rest."""
    namer = rulings.namer(findings)
    held = {namer.drift(d): d for d in findings.drift}
    for ruling in rulings.on("drift", "confirm", "reject", "correct", "note"):
        drift = held.get(ruling.target)
        if drift is None:
            continue
        rulings.meet(ruling, *(() if ruling.verb == "reject" else (drift.id,)))
        if ruling.verb == "reject":
            del held[ruling.target]
        elif ruling.verb == "confirm":
            held[ruling.target] = replace(drift, confidence=1.0)
        elif ruling.verb == "correct":
            severity = cast(Severity, ruling.corrects("severity"))
            held[ruling.target] = replace(drift, severity=severity)
    kept: tuple[Drift, ...] = tuple(held.values())
    return replace(findings, drift=kept)
