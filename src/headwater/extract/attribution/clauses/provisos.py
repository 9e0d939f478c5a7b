"""What holds if somebody is right: "if the guard is to be believed", "to hear him tell it"."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.clauses.placing import phrase_content
from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.words.nominals import phrase_after
from headwater.extract.attribution.words.spans import characters
from headwater.extract.parse import Parse
from headwater.model import CueClass, Sentence, Token

_REACH = 40
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def proviso_findings(parse: Parse, sentence: Sentence) -> Iterator[Finding]:
    """Every clause of a sentence that is told on condition that somebody be right."""
    for token in parse.tokens[sentence.first : sentence.last]:
        word = token.text.lower()
        found = None
        if word == "if":
            found = _if_believed(parse, sentence, token)
        elif word == "to":
            found = _to_hear(parse, sentence, token)
        elif word == "ask" and token.index <= sentence.first + 1:
            found = _ask_and(parse, sentence, token)
        if found is not None:
            yield found


def _if_believed(parse: Parse, sentence: Sentence, mark: Token) -> Finding | None:
    """As in "Not one raft was aboard, if the purser is to be believed"."""
    tokens, limit = parse.tokens, min(sentence.last - 2, mark.index + _REACH)
    at = next((i for i in range(mark.index + 2, limit) if _is_believed(tokens, i)), None)
    source = phrase_after(parse, mark.index + 1, at - 2) if at is not None else None
    if at is None or source is None:
        return None
    source = Phrase(source.first, source.last, source.head)
    return _conditional(parse, sentence, (mark.index, at + 2), source, "doubting")


def _is_believed(tokens: tuple[Token, ...], at: int) -> bool:
    words = [t.text.lower() for t in tokens[at : at + 3]]
    if len(words) < 3:
        return False
    return words[:2] == ["to", "be"] and words[2] in {"believed", "trusted", "credited"}


def _to_hear(parse: Parse, sentence: Sentence, mark: Token) -> Finding | None:
    """As in "To hear the landlord tell it, the roof was sound"."""
    tokens, limit = parse.tokens, min(sentence.last - 1, mark.index + _REACH)
    if mark.index + 3 >= limit or tokens[mark.index + 1].text.lower() != "hear":
        return None
    at = next(
        (
            i
            for i in range(mark.index + 3, limit)
            if tokens[i].lemma.lower() == "tell" and tokens[i + 1].text.lower() == "it"
        ),
        None,
    )
    source = phrase_after(parse, mark.index + 2, at - 1) if at is not None else None
    if at is None or source is None:
        return None
    return _conditional(parse, sentence, (mark.index, at + 1), source, "neutral")


def _ask_and(parse: Parse, sentence: Sentence, verb: Token) -> Finding | None:
    """As in "Ask her grandmother and Noor never had asthma"."""
    tokens, limit = parse.tokens, min(sentence.last - 2, verb.index + _REACH)
    joining = next(
        (i for i in range(verb.index + 2, limit) if tokens[i].text.lower() == "and"), None
    )
    if joining is None or verb.tag not in {"VB", "VBP"}:
        return None
    source = phrase_after(parse, verb.index + 1, joining - 1)
    _, last = parse.between_semicolons(verb.index, sentence.first, sentence.last - 1)
    if source is None or source.last != joining - 1 or last <= joining:
        return None
    if not any(t.tag in _FINITE for t in tokens[joining + 1 : last + 1]):
        return None
    return _finding(parse, (joining + 1, last), (verb.index, verb.index), source, "neutral")


def _conditional(
    parse: Parse,
    sentence: Sentence,
    phrase: tuple[int, int],
    source: Phrase,
    cue_class: CueClass,
) -> Finding | None:
    """What is told on the condition that stands at these tokens."""
    whole = Phrase(source.first, phrase[1], source.head)
    content = phrase_content(parse, sentence, phrase[0], whole)
    return None if content is None else _finding(parse, content, phrase, source, cue_class)


def _finding(
    parse: Parse,
    content: tuple[int, int],
    cue: tuple[int, int],
    source: Phrase,
    cue_class: CueClass,
) -> Finding | None:
    start, end = characters(parse, *content)
    if end <= start:
        return None
    return Finding(start, end, cue, cue[0], source, None, False, False, cue_class, 0.65)
