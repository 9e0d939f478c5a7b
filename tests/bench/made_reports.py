"""An invented report with labelled chains and voices, and the dossier that would be right."""

from __future__ import annotations

from tests.bench.made_cases import Json, offsets

REPORT_TEXT = """\
Ferry sinks off Port Varn

The ferry was overloaded, a deckhand told the coast guard, according to Captain Mira Olse of \
the coast guard. "We counted eighty people," she said by phone. Olse said two barges were near.

Jonas Olse, her brother, said in an email to reporters that the ferry had sailed without \
lights, citing a port clerk.

Share this story
"""
REPORT_TEXTS = {"report.txt": REPORT_TEXT}

_FIELDS = ("role", "of", "channel", "recipient", "number", "relation")
_VOICES = {
    "v1": ("a deckhand", "unnamed", ["a deckhand"]),
    "v2": ("Mira Olse", "person", ["Captain Mira Olse of the coast guard", "she", "Olse"]),
    "v3": ("Jonas Olse", "person", ["Jonas Olse"]),
    "v4": ("a port clerk", "unnamed", ["a port clerk"]),
}


def in_report(words: str) -> Json:
    """The span of the first place where the words stand."""
    return offsets(REPORT_TEXT, words)


def report_span(words: str) -> Json:
    """The same as a dossier writes it."""
    return {"report": "r1", **in_report(words)}


def _voice(key: str, **told: object) -> Json:
    name, kind, _ = _VOICES[key]
    fields = {**dict.fromkeys(_FIELDS), "anonymous": False, **told}
    return {"voice": key, "name": name, "kind": kind, **fields}


def _row(content: str, cue: str, source: str, chain: list[Json], *, quote: bool = False) -> Json:
    return {
        "content": in_report(content),
        "cue": cue,
        "source": in_report(source),
        "kind": chain[0]["kind"],
        "quote": quote,
        "cue_class": "neutral",
        "chain": chain,
    }


def report_labels() -> Json:
    """The labels: five attributions, two of them with a chain of two voices, four voices."""
    captain = {"role": "captain", "of": "the coast guard", "relation": "official"}
    deckhand = _voice(
        "v1", role="deckhand", recipient="the coast guard", number="one", relation="participant"
    )
    clerk = _voice("v4", role="clerk", number="one", anonymous=True)
    brother = _voice("v3", channel="email", recipient="reporters", relation="hearsay")
    return {
        "topic": "a ferry",
        "voices": [
            {"id": key, "name": name, "kind": kind, "spellings": spellings}
            for key, (name, kind, spellings) in _VOICES.items()
        ],
        "attributions": [
            _row(
                "The ferry was overloaded, a deckhand told the coast guard",
                "according to",
                "Captain Mira Olse of the coast guard",
                [_voice("v2", **captain)],
            ),
            _row(
                "The ferry was overloaded",
                "told",
                "a deckhand",
                [deckhand, _voice("v2", **captain)],
            ),
            _row(
                "We counted eighty people",
                "said",
                "she",
                [_voice("v2", **captain, channel="phone")],
                quote=True,
            ),
            _row("two barges were near", "said", "Olse", [_voice("v2", **captain)]),
            _row("the ferry had sailed without lights", "said", "Jonas Olse", [clerk, brother]),
        ],
        "boilerplate": [in_report("Share this story")],
    }


def report_dossier(labels: Json) -> Json:
    """The dossier that says what the labels say."""
    return {
        "reports": [
            {
                "id": "r1",
                "path": "some/folder/report.txt",
                "furniture": [{"report": "r1", **value} for value in labels["boilerplate"]],
            }
        ],
        "attributions": [
            {
                "content": {"report": "r1", **row["content"]},
                "cue": report_span(row["cue"]),
                "source": {"report": "r1", **row["source"]},
                "direct": row["quote"],
                # A dossier leaves out what it does not know.
                "chain": [{k: v for k, v in voice.items() if v} for voice in row["chain"]],
                "confidence": 1.0,
            }
            for row in labels["attributions"]
        ],
    }
