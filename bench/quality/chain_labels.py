"""Short reports with every chain of voices labelled: reading them, and what is wrong with them.

A file of `chained/` holds reports one after another, each with its labels below a line of "--":

    == 01 | court report | courts
    Mill "was locked", {a:clerk} says

    {a:Ida Lind}, a clerk, told the court that {b:the owner} had rung {a:her} to say it was locked.
    --
    @ a Ida Lind | person | role clerk
    - says | was locked | a
    - told | the owner had rung ... locked | a to the court
    - say | it was locked | b by phone > a to the court

`{a:words}` marks a mention of voice a; a line "@" says its name and what it is; a line "-" holds
cue, content and chain of an attribution. `chained/README.md` has the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.quality.attributions import GoldAttribution
from bench.quality.spans import Span
from bench.quality.voices import Chain, Voice

REPORT = "report.txt"
KINDS = frozenset({"person", "unnamed", "group", "document", "outlet"})
CHANNELS = (
    *("email", "phone", "statement", "video", "in person", "social media", "document"),
    *("letter", "interview", "radio", "television"),
)
# Longer content is a last word found too late, not a statement.
_MAX_CONTENT = 900
# Cues that are no words of the report: a colon or dash of a headline, a quotation that goes on.
_NO_WORDS = frozenset({":", "~"})
_QUOTATION_MARKS = frozenset("\"'“‘«„")
_MARK = re.compile(r"\{([a-z]{1,2}):([^{}]*)\}")
_STEP = re.compile(rf"([a-z]{{1,2}})(?: by ({'|'.join(CHANNELS)}))?(?: to (.+))?")


class LabelError(ValueError):
    """A mark or a label that is not as the rules want it; the message says where and what."""


@dataclass(frozen=True, slots=True)
class LabelledReport:
    """A report without its marks, and its labels.

    Attributes:
        name: what it is called in its file.
        text: headline and paragraphs.
        voices: every voice, with the words that stand for it.
        attributions: in the order of their labels.
        chains: of each attribution its chain, nearest the fact first.
    """

    name: str
    text: str
    voices: tuple[Voice, ...]
    attributions: tuple[GoldAttribution, ...]
    chains: tuple[Chain, ...]


@dataclass(slots=True)
class _Labels:
    """What was read of one report's labels so far, and how far into its text they have come."""

    text: str
    voices: dict[str, Voice]
    attributions: list[GoldAttribution] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    reached: int = 0


def read_labelled(path: Path) -> Iterator[LabelledReport]:
    """The reports of one file.

    Raises:
        LabelError: a label breaks the rules, or its words are not there.
    """
    blocks = re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for block in blocks:
        if not block.strip():
            continue
        try:
            yield _read_report(block)
        except LabelError as fault:
            raise LabelError(f"{path.name} {block[:20].strip()!r}: {fault}") from None


def _read_report(block: str) -> LabelledReport:
    name, _, rest = block.partition("\n")
    body, parted, lines = rest.partition("\n--\n")
    if not parted or not lines.strip():
        raise LabelError("no labels below a line of --")
    text, mentions = _unmarked(body.strip("\n"))
    labels = _Labels(text, {key: _first_named(key, words) for key, words in mentions.items()})
    rows = [line for line in lines.split("\n") if line.strip()]
    for line in rows:
        if line.startswith("@ "):
            _describe(labels, line)
        elif not line.startswith("- "):
            raise LabelError(f"neither a voice nor an attribution: {line!r}")
    for line in rows:
        if line.startswith("- "):
            _attribute(labels, line)
    silent = set(mentions) - {voice.id for chain in labels.chains for voice in chain}
    if silent:
        raise LabelError(f"marked, but in no chain: {', '.join(sorted(silent))}")
    return LabelledReport(
        name.strip(),
        text,
        tuple(labels.voices.values()),
        tuple(labels.attributions),
        tuple(labels.chains),
    )


def _unmarked(body: str) -> tuple[str, Mapping[str, list[str]]]:
    """A text without its marks, and of each voice the words that stand for it, in order."""
    mentions: dict[str, list[str]] = {}
    for mark in _MARK.finditer(body):
        mentions.setdefault(mark[1], []).append(mark[2])
    text = _MARK.sub(r"\2", body)
    stray = re.search(r"[{}].{0,40}", text)
    if stray:
        raise LabelError(f"stray brace: {stray[0]!r}")
    return text, mentions


def _first_named(key: str, mentions: Sequence[str]) -> Voice:
    return Voice(key, mentions[0], tuple(dict.fromkeys(mentions)))


def _describe(labels: _Labels, line: str) -> None:
    """Note what a line "@" says of its voice."""
    first, *parts = (part.strip() for part in line.removeprefix("@ ").split(" | "))
    key, _, name = first.partition(" ")
    if key not in labels.voices:
        raise LabelError(f"described, but never marked: {line!r}")
    if not parts or parts[0] not in KINDS:
        raise LabelError(f"no such kind: {line!r}")
    voice = replace(labels.voices[key], name=name.strip() or labels.voices[key].name)
    for part in parts[1:]:
        word, _, value = part.partition(" ")
        if word == "role" and value:
            voice = replace(voice, role=value)
        elif word == "of" and value:
            voice = replace(voice, of=value)
        elif part == "anonymous":
            voice = replace(voice, anonymous=True)
        else:
            raise LabelError(f"neither role nor group nor anonymous: {line!r}")
    labels.voices[key] = voice


def _attribute(labels: _Labels, line: str) -> None:
    """Note the attribution of a line "-"."""
    parts = [part.strip() for part in line.removeprefix("- ").split(" | ")]
    if len(parts) != 3:
        raise LabelError(f"not cue, content and chain: {line!r}")
    cue, content, steps = parts
    if cue not in _NO_WORDS and cue.casefold() not in labels.text.casefold():
        raise LabelError(f"cue not in the text: {line!r}")
    start, end = _content_place(labels, content)
    labels.reached = start
    chain = () if steps == "-" else tuple(_step(labels, step) for step in steps.split(" > "))
    labels.chains.append(chain)
    quoted = start > 0 and labels.text[start - 1] in _QUOTATION_MARKS
    labels.attributions.append(
        GoldAttribution(
            content=(Span(REPORT, start, end, labels.text[start:end]),),
            cue=None if cue in _NO_WORDS else cue,
            # Which voice of a chain is the subject of the cue is not labelled: the first or last.
            source=chain[-1].name if chain else None,
            resolves=chain[0].name if chain else None,
            # A quotation's later sentences, or words quoted within it, open with no mark.
            direct=True if quoted else None,
            depth=len(chain) or 1,
        )
    )


def _content_place(labels: _Labels, content: str) -> tuple[int, int]:
    place = _place(labels.text, content, labels.reached) or _place(labels.text, content, 0)
    if place is None:
        raise LabelError(f"content not in the text: {content!r}")
    words = labels.text[slice(*place)]
    if len(words) > _MAX_CONTENT:
        raise LabelError(f"content very long: {content!r}")
    if "\n\n" in words:
        raise LabelError(f"content runs over paragraphs: {content!r}")
    return place


def _place(text: str, content: str, after: int) -> tuple[int, int] | None:
    """Where words stand, from a place on; "first ... last" stand for all between them too."""
    first, gap, last = content.partition(" ... ")
    start = text.find(first, after)
    if start < 0 or not gap:
        return None if start < 0 else (start, start + len(first))
    end = text.find(last, start + len(first))
    return None if end < 0 else (start, end + len(last))


def _step(labels: _Labels, step: str) -> Voice:
    held = _STEP.fullmatch(step.strip())
    if held is None:
        raise LabelError(f"no voice of a chain: {step!r}")
    key, channel, recipient = held.groups()
    if key not in labels.voices:
        raise LabelError(f"in a chain, but never marked: {key!r}")
    return replace(labels.voices[key], channel=channel, recipient=recipient)
