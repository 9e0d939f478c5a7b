"""What the sentence before said: "The strike goes on. So says the drivers' leader."."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.words.nominals import phrase_after
from headwater.extract.attribution.words.sources import noun_phrase, subject_of
from headwater.extract.attribution.words.spans import characters, recipient_of
from headwater.extract.parse import Parse
from headwater.lexicon.cues import verb_cues
from headwater.model import Sentence, Token

_FINITE = {"VBD", "VBZ", "VBP"}
_REACH = 14
_THUS = {"so", "thus"}


def thus_finding(parse: Parse, sentence: Sentence) -> Finding | None:
    """Who is credited with the sentence before this one, or None.

    Args:
        parse: the report's tree.
        sentence: one that may open with "So says".
    """
    tokens = parse.tokens
    if sentence.last - sentence.first < 4 or tokens[sentence.first].text.lower() not in _THUS:
        return None
    verb = tokens[sentence.first + 1]
    cue = verb_cues().get(verb.lemma.lower())
    if cue is None or "clause" not in cue.frames or verb.tag not in _FINITE:
        return None
    source = phrase_after(parse, verb.index + 1, sentence.last - 1)
    content = _before(parse, sentence)
    if source is None or content is None or _has_own_clause(parse, verb):
        return None
    start, end = characters(parse, *content)
    if end <= start:
        return None
    return Finding(
        start, end, (verb.index, verb.index), verb.index, source, None, False, False,
        cue.cue_class, 0.7,
    )  # fmt: skip


def or_so_findings(parse: Parse, sentence: Sentence) -> Iterator[Finding]:
    """As in "The dockers had been offered money, or so one of them told a priest"."""
    tokens = parse.tokens
    for mark in tokens[sentence.first + 3 : sentence.last - 2]:
        is_mark = mark.text.lower() == "or" and tokens[mark.index + 1].text.lower() == "so"
        if not is_mark or tokens[mark.index - 1].text not in {",", "–", "—"}:
            continue
        limit = min(sentence.last, mark.index + _REACH)
        verb = next(
            (
                t
                for t in tokens[mark.index + 2 : limit]
                if t.tag in _FINITE and t.lemma.lower() in verb_cues()
            ),
            None,
        )
        subject = subject_of(parse, verb.index) if verb is not None else None
        if verb is None or subject is None or not mark.index < subject.index < verb.index:
            continue
        source = noun_phrase(parse, subject.index)
        first, _ = parse.between_semicolons(mark.index, sentence.first, sentence.last - 1)
        start, end = characters(parse, first, mark.index - 1)
        if end > start:
            yield Finding(
                start, end, (verb.index, verb.index), verb.index, source,
                recipient_of(parse, verb), False, False,
                verb_cues()[verb.lemma.lower()].cue_class, 0.7,
            )  # fmt: skip


def _before(parse: Parse, sentence: Sentence) -> tuple[int, int] | None:
    """The sentence before, in the same paragraph."""
    if sentence.index == 0:
        return None
    earlier = parse.annotations.sentences[sentence.index - 1]
    if earlier.block != sentence.block or earlier.last <= earlier.first:
        return None
    return earlier.first, earlier.last - 1


def _has_own_clause(parse: Parse, verb: Token) -> bool:
    after = parse.tokens[verb.index + 1 : verb.index + 9]
    return any(t.text.lower() == "that" and t.dep == "mark" for t in after)
