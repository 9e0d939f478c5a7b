"""What the reporter adds and nobody said: ", a copy of which was leaked", ", adding that".

The parser hangs it on what was said; it is cut off by the words that open it.
"""

from __future__ import annotations

from dataclasses import replace

from headwater.extract.attribution.finding import Finding
from headwater.extract.parse import Parse
from headwater.lexicon.cues import noun_cues, telling_nouns, verb_cues
from headwater.model import Token

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_REACH = 120
_MIN_WORDS = 2
_TURNS = {"but", "while", "though", "although", "which"}
# Of which an aside names some: "a copy of which", "parts of which".
_PARTS = frozenset(
    "copy extract part page excerpt clip portion section transcript scan photo half some".split()
)
_FIGURES = {"figure", "number", "toll", "total", "tally", "sum"}


def without_asides(parse: Parse, finding: Finding) -> Finding:
    """A verb's finding without what the reporter adds behind a comma.

    Args:
        parse: the report's tree.
        finding: what a verb credits.
    """
    if finding.cue is None:
        return finding
    anchor = parse.tokens[finding.anchor]
    said = parse.text[finding.start : finding.end]
    if said.endswith(", or so"):
        return replace(finding, end=finding.end - len(", or so"))
    if finding.start >= anchor.end:
        return _cut_behind(parse, finding, anchor)
    if finding.end > anchor.end:
        return _cut_at_speaker(parse, finding, anchor)
    return finding


def _cut_behind(parse: Parse, finding: Finding, anchor: Token) -> Finding:
    """As in "admitted that it fell, according to a record", "said it had, a claim which ..."."""
    tokens, limit = parse.tokens, min(parse.sentence_of(anchor.index).last, anchor.index + _REACH)
    words = 0
    for token in tokens[anchor.index + 1 : limit]:
        if token.start < finding.start:
            continue
        if token.start >= finding.end:
            break
        if token.text == "," and words > _MIN_WORDS and _opens_aside(parse, token.index, limit):
            return replace(finding, end=tokens[token.index - 1].end)
        words += 1
    return finding


def _opens_aside(parse: Parse, comma: int, limit: int) -> bool:
    tokens = parse.tokens
    after = tokens[comma + 1 : min(limit, comma + 5)]
    words = [t.text.lower() for t in after]
    if words[:2] == ["according", "to"]:
        return True
    if len(words) < 4:
        return False
    if "which" in words and words[words.index("which") - 1] == "of":
        return any(t.lemma.lower() in _PARTS for t in after)
    if words[0] in {"but", "and"} and after[1].lemma.lower() in verb_cues():
        return words[2] == "that" and after[1].tag.startswith("VB")
    is_noun = after[0].pos == "DET" and after[1].pos == "NOUN"
    if not is_noun or words[2] not in {"which", "that", "who", "he", "she", "the", "it"}:
        return False
    lemma = after[1].lemma.lower()
    return lemma in noun_cues() or lemma in telling_nouns() or lemma in _FIGURES


def _cut_at_speaker(parse: Parse, finding: Finding, anchor: Token) -> Finding:
    """As in "The plan leaked, the judge noted, quoting a letter": no clause that goes on."""
    if finding.source is None or anchor.index + 2 >= len(parse.tokens):
        return finding
    tokens = parse.tokens
    begins = finding.source.first
    if finding.source.outer is not None:
        begins = min(begins, parse.left[finding.source.outer])
    comma = tokens[begins - 1] if begins else anchor
    if comma.text not in {",", "–", "—"} or comma.start <= finding.start:
        return finding
    before = [t for t in tokens[max(0, begins - _REACH) : begins] if t.start >= finding.start]
    if not any(t.tag in _FINITE for t in before):
        return finding
    after = next((t for t in tokens[anchor.index + 1 : anchor.index + 10] if t.text == ","), None)
    then = tokens[after.index + 1] if after and after.index + 1 < len(tokens) else None
    if then is None or not (
        then.tag == "VBG" or then.text.lower() in _TURNS or _tells_when(parse, then)
    ):
        return finding
    if then.tag == "VBG" and then.lemma.lower() not in verb_cues() and then.dep != "advcl":
        return finding
    return replace(finding, end=tokens[comma.index - 1].end)


def _tells_when(parse: Parse, word: Token) -> bool:
    """As in ", a day after the raid", ", two weeks before the vote": when it was said."""
    words = parse.tokens[word.index : word.index + 4]
    is_time = any(t.entity in {"DATE", "TIME"} for t in words[:2])
    return is_time and any(t.text.lower() in {"after", "before"} for t in words[1:])
