"""What became of everything that a build was given: given = read + skipped + failed, always."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One line of the account.

    Attributes:
        place: a file, or a row in it ("a.jsonl#17").
        reason: what became of it, and why.
        reports: how many it stands for.
    """

    place: str
    reason: str
    reports: int = 1


@dataclass(frozen=True, slots=True)
class Account:
    """The account of a build.

    Attributes:
        read: reports that the build added.
        skipped: what was left alone by rule: held already, given twice, no report at all.
        failed: what could not be read.
        noted: of those read, what a user should know ("the id was taken").
        held: reports in the corpus after the build.
    """

    read: int
    skipped: tuple[Entry, ...]
    failed: tuple[Entry, ...]
    noted: tuple[Entry, ...]
    held: int

    @property
    def given(self) -> int:
        """All that was considered."""
        return self.read + self.skipped_reports + self.failed_reports

    @property
    def skipped_reports(self) -> int:
        """How many were left alone."""
        return sum(entry.reports for entry in self.skipped)

    @property
    def failed_reports(self) -> int:
        """How many could not be read."""
        return sum(entry.reports for entry in self.failed)

    def to_json(self) -> str:
        """As it is kept in `OUT/account.json`."""
        return json.dumps(
            {
                "given": self.given,
                "read": self.read,
                "skipped": self.skipped_reports,
                "failed": self.failed_reports,
                "held": self.held,
                "entries": {
                    name: [{"place": e.place, "reason": e.reason, "reports": e.reports} for e in es]
                    for name, es in (
                        ("skipped", self.skipped),
                        ("failed", self.failed),
                        ("noted", self.noted),
                    )
                },
            },
            ensure_ascii=False,
            indent=1,
        )

    def lines(self, most: int = 5) -> list[str]:
        """The account in words, the most frequent reasons first."""
        lines = [
            f"{self.given:,} given: {self.read:,} read, {self.skipped_reports:,} skipped, "
            f"{self.failed_reports:,} failed; the corpus holds {self.held:,} reports"
        ]
        for name, entries in (
            ("skipped", self.skipped),
            ("failed", self.failed),
            ("noted", self.noted),
        ):
            reasons: Counter[str] = Counter()
            for entry in entries:
                reasons[entry.reason] += entry.reports
            for reason, count in sorted(reasons.items(), key=lambda r: (-r[1], r[0]))[:most]:
                place = next(e.place for e in entries if e.reason == reason)
                lines.append(f"  {name} {count:,}: {reason} ({place}{' ...' if count > 1 else ''})")
        return lines


def write_account(account: Account, out: Path) -> None:
    """Keep the account beside the corpus."""
    (out / "account.json").write_text(account.to_json() + "\n", encoding="utf-8")
