"""MUC-4's reports and answer keys as they lie on disk.

A split's folder holds texts (`dev-muc3-0001-0100`, `tst1-muc3`, ...), one report after the other,
each under a line with its number, and keys (`key-*`), one template after the other. Texts are in
capitals throughout; `read_reports` writes them as news is written, as far as that can be told:
everything small but the first word of a sentence, abbreviations in brackets, and the names of
months. Source: the Fourth Message Understanding Conference (1992), template-doc-part1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path("muc4")
SPLITS = ("dev", "tst1", "tst2")
_HEAD = re.compile(r"^((?:DEV|TST\d)-MUC[34]-\d{4})(?: \(.*\))?\s*$", re.MULTILINE)
_SLOT = re.compile(r"^\s*(\d+)\.\s+[A-Z :]+?(?:\s{2,}|\s*$)(.*)$")
_DATE = re.compile(r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d\d)\b")
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_FORMAT_TAG = re.compile(r"\[(?:TEXT|REPORT|COMMUNIQUE|EXCERPTS?|COMMENTARY|EDITORIAL)\]")
_QUOTED = re.compile(r'"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Report:
    """One report of the corpus: its number, text, and ISO day, where its head names one."""

    name: str
    text: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of the answer key.

    Attributes:
        report: number of its report.
        kinds: the kinds of incident that are right ("ATTACK").
        optional: whether the key itself is in doubt of it.
        date: as the key has it ("30 DEC 89", "- 08 JAN 90").
        dead: how many people died, where the key says so.
        injured: how many were injured.
    """

    report: str
    kinds: frozenset[str]
    optional: bool
    date: str
    dead: int | None
    injured: int | None


def what_is_missing(data: Path, split: str) -> str | None:
    """What of a split is not there, in a sentence; None if nothing is missing."""
    folder = data / FOLDER / split
    for kind in (f"{split}-muc*", "key-*"):
        if not any(folder.glob(kind)):
            return f"there is no {kind} in {folder}"
    return None


def read_reports(data: Path, split: str) -> Iterator[Report]:
    """The reports of a split, in order of file and place."""
    for path in sorted((data / FOLDER / split).glob(f"{split}-muc*")):
        pieces = _HEAD.split(path.read_text(encoding="latin-1"))
        for name, body in zip(pieces[1::2], pieces[2::2], strict=True):
            yield Report(name, as_written(body), _published(body))


def read_templates(data: Path, split: str) -> Iterator[Template]:
    """The incidents of a split's keys; reports without one have none."""
    for path in sorted((data / FOLDER / split).glob("key-*")):
        slots: dict[int, list[str]] = {}
        at = 0
        for line in path.read_text(encoding="latin-1").splitlines():
            match = _SLOT.match(line)
            if match and int(match[1]) == 0 and slots:
                yield from _template(slots)
                slots = {}
            if match:
                at = int(match[1])
                slots.setdefault(at, []).append(match[2].strip())
            elif slots and line.strip() and not line.lstrip().startswith(";"):
                slots.setdefault(at, []).append(line.strip())
        yield from _template(slots)


def _template(slots: dict[int, list[str]]) -> Iterator[Template]:
    kind = " ".join(slots.get(4, ["*"]))
    if not slots or kind.startswith("*"):
        return
    kinds = {k.strip(" ?()").removesuffix(" (OPTIONAL)") for k in re.split(r"/|\s{2,}", kind)}
    yield Template(
        report=slots[0][0].split()[0],
        kinds=frozenset(k for k in kinds if k),
        optional="OPTIONAL" in " ".join(slots.get(1, [])),
        date=" ".join(slots.get(2, [])),
        dead=_befell(slots, "DEATH"),
        injured=_befell(slots, "INJURY"),
    )


def _befell(slots: dict[int, list[str]], effect: str) -> int | None:
    """The sum over the people with an effect; None where there are none or no number is given."""
    named = [
        set(_QUOTED.findall(line))
        for line in slots.get(23, [])
        if line.lstrip("? ").startswith(effect)
    ]
    if not named:
        return None
    total = 0
    for names in named:
        number = next((n for n in slots.get(21, []) if names & set(_QUOTED.findall(n))), "")
        digits = re.match(r"[?~ ]*(\d+)\s*:", number)
        if digits is None:
            return None
        total += int(digits[1])
    return total


def _published(body: str) -> str | None:
    match = _DATE.search(body[:400])
    if match is None:
        return None
    return f"19{match[3]}-{_MONTHS.index(match[2]) + 1:02}-{int(match[1]):02}"


def as_written(body: str) -> str:
    """A text in capitals as news is written, paragraphs parted by blank lines."""
    _, tag, after = body.partition("[TEXT]")
    text = _FORMAT_TAG.sub("", after if tag else body)
    paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n", text)]
    return "\n\n".join(_recased(p) for p in paragraphs if p)


_BRACKETED = re.compile(r"\[([a-z]{2,6})\]")
_SENTENCE = re.compile(r'(^|[.!?]["\']?\s+)(["\']?)([a-z])')
_CALENDAR = re.compile(
    r"\b(jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|"
    r"september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday)\b"
)


def _recased(paragraph: str) -> str:
    text = paragraph.lower()
    text = _BRACKETED.sub(lambda m: f"[{m[1].upper()}]", text)
    text = _CALENDAR.sub(lambda m: m[1].capitalize(), text)
    return _SENTENCE.sub(lambda m: m[1] + m[2] + m[3].upper(), text)
