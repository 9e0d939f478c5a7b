"""Faults in the labels of a single report: spans, voices, words of the fixed lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from bench.quality.reading import Json
from bench.quality.spans import gold_span, is_true_span

REPORT_KEYS = ("topic", "voices", "attributions", "boilerplate")
_VOICE_KEYS = ("id", "name", "kind", "spellings")
_CHAIN_KEYS = """voice name kind role of channel recipient anonymous number relation""".split()
_KINDS = frozenset({"person", "group", "outlet", "document", "unnamed"})
_CUE_CLASSES = frozenset({"neutral", "factive", "doubting", "denying", "estimating"})
_ONE_OF: Mapping[str, frozenset[object]] = {
    "kind": _KINDS,
    "channel": frozenset(
        {"email", "phone", "statement", "video", "interview", "social media", "in person"}
        | {"letter", "radio", "television", "document", None}
    ),
    "anonymous": frozenset({True, False}),
    "number": frozenset({"one", "several", None}),
    "relation": frozenset({"eyewitness", "participant", "official", "hearsay", None}),
}


def report_faults(gold: Json, file: str, text: str) -> Iterator[str]:
    """What is wrong with the labels of one report.

    Args:
        gold: its labels, which have all their keys but perhaps not those of voices and chains.
        file: its name.
        text: its text.
    """
    missing = list(_missing_keys(gold))
    yield from missing
    if missing:
        return
    yield from _span_faults(gold, file, text)
    yield from _voice_faults(gold)
    for row in gold["attributions"]:
        if row["cue"] is not None and row["cue"] not in text:
            yield f"attributions: cue not in {file}: {row['cue']!r}"
        if row["kind"] not in _KINDS:
            yield f"attributions: no such kind: {row['kind']!r}"
        if row["cue_class"] not in _CUE_CLASSES:
            yield f"attributions: no such cue class: {row['cue_class']!r}"
        if row["source"] and not row["chain"]:
            yield f"attributions: a source and no chain: {row['source']['text']!r}"


def _missing_keys(gold: Json) -> Iterator[str]:
    rows: list[tuple[str, Json, tuple[str, ...]]] = [
        ("voices", row, _VOICE_KEYS) for row in gold["voices"]
    ]
    rows += [("attributions", row, ("cue_class", "chain")) for row in gold["attributions"]]
    rows += [
        ("chain", voice, tuple(_CHAIN_KEYS))
        for row in gold["attributions"]
        for voice in row.get("chain", ())
    ]
    for name, row, keys in rows:
        yield from (f"{name}: lacks {k!r}: {str(row)[:60]}" for k in keys if k not in row)


def _span_faults(gold: Json, file: str, text: str) -> Iterator[str]:
    spans = [("content", row["content"]) for row in gold["attributions"]]
    spans += [("source", row["source"]) for row in gold["attributions"] if row["source"]]
    spans += [("boilerplate", value) for value in gold["boilerplate"]]
    for where, value in spans:
        if not is_true_span(value, text):
            yield f"{where}: words not there in {file}: {value['text'][:60]!r}"
        elif where != "boilerplate" and gold_span(file, value).crosses_blank_line:
            yield f"{where}: runs over a blank line: {value['text'][:60]!r}"


def _voice_faults(gold: Json) -> Iterator[str]:
    voices = {row["id"]: row for row in gold["voices"]}
    for key, count in Counter(row["id"] for row in gold["voices"]).items():
        if count > 1:
            yield f"voices: {count} have the id {key!r}"
    used = set()
    for row in gold["attributions"]:
        for voice in row["chain"]:
            used.add(voice["voice"])
            if voice["voice"] not in voices:
                yield f"chain: no such voice: {voice['voice']!r}"
            elif voice["name"] != voices[voice["voice"]]["name"]:
                yield f"chain: {voice['voice']!r} has another name there: {voice['name']!r}"
            for key, allowed in _ONE_OF.items():
                if voice[key] not in allowed:
                    yield f"chain: no such {key}: {voice[key]!r}"
    yield from (f"voices: {key!r} stands in no chain" for key in voices if key not in used)
