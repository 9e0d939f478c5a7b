"""A quotation credited by what stands beside it: a verb, a headline, a label with a colon."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.extract.attribution.clauses.quoting import saying_of
from headwater.extract.attribution.clauses.stances import may_take_stance
from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.quotes.marks import Quote
from headwater.extract.attribution.quotes.page import Page
from headwater.extract.attribution.quotes.speakers import speaker_behind, speaker_of
from headwater.lexicon.cues import verb_cues
from headwater.model import Sentence, Token

_WINDOW = 14


def credit_by_place(
    page: Page, quote: Quote, start: int, end: int, tokens: tuple[Token, ...]
) -> Finding | None:
    """A cue beside the quotation: '"...", said X', '"...," X said', 'X said: "..."'."""
    verb = _verb_after(page, quote, tokens) or _verb_before(page, quote, tokens)
    if verb is None:
        return _headed(page, quote, start, end) or _labelled(page, quote, start, end, tokens[0])
    source = speaker_of(page.parse, verb, quote)
    if source is None:
        return None
    cue = verb_cues().get(verb.lemma.lower())
    if page.is_within(source.head, quote):
        return None
    # Any verb may stand beside a quotation ("he laughed"), but only people speak by it.
    if cue is None and not may_take_stance(page.parse, source):
        return None
    word = saying_of(page.parse, verb) or verb
    return Finding(
        start, end, (word.index, word.index), verb.index, source,
        None, True, False, cue.cue_class if cue else "neutral", 0.85 if cue else 0.55,
    )  # fmt: skip


def _headed(page: Page, quote: Quote, start: int, end: int) -> Finding | None:
    """A headline that opens with a quotation: '"We are full": hospitals turn people away'."""
    block = page.parse.report.blocks[quote.block]
    source = speaker_behind(page.parse, quote) if block.kind == "title" else None
    if source is None or quote.start - block.span.start > 2:
        return None
    return Finding(start, end, None, source.head, source, None, True, False, "neutral", 0.55)


def _labelled(page: Page, quote: Quote, start: int, end: int, first: Token) -> Finding | None:
    """A quotation after a colon without a verb: 'One leaflet read: "..."' (read as a noun)."""
    colon = (
        page.parse.text[: quote.start - 1].rstrip()[-1:]
        if quote.start < 3
        else (page.parse.text[max(0, quote.start - 6) : quote.start - 1].rstrip()[-1:])
    )
    block_start = page.parse.report.blocks[quote.block].span.start
    before = [
        t for t in page.parse.tokens[max(0, first.index - 16) : first.index]
        if block_start <= t.start < quote.start - 1 and t.pos != "SPACE"
    ]  # fmt: skip
    stops = [i for i, t in enumerate(before) if t.text in {".", "!", "?", ";"}]
    words = before[stops[-1] + 1 :] if stops else before
    if colon != ":" or len(words) < 3 or words[-1].text != ":":
        return None
    label = words[:-1]
    cue = label[-1] if label[-1].text.lower() in {"read", "reads", "said", "says"} else None
    source = label[:-1] if cue else label
    if not any(t.pos in {"NOUN", "PROPN", "ADJ"} for t in source) or len(source) > 10:
        return None
    phrase = Phrase(source[0].index, source[-1].index, source[-1].index)
    return Finding(
        start, end, (cue.index, cue.index) if cue else None, (cue or source[-1]).index, phrase,
        None, True, False, "neutral", 0.8 if cue else 0.5,
    )  # fmt: skip


def _verb_after(page: Page, quote: Quote, tokens: tuple[Token, ...]) -> Token | None:
    last = tokens[-1].index + 1
    last_mark = page.parse.text[quote.start : quote.end].rstrip("'\" ")[-1:]
    ends_open = last_mark in tuple(",?!.…-—–") or (
        page.parse.text[quote.end + 1 : quote.end + 2] == ","
    )
    window: list[Token] = []
    block_end = page.parse.report.blocks[quote.block].span.end
    for token in page.parse.tokens[last : last + _WINDOW]:
        if token.start < quote.end:
            continue  # the comma or the stop inside the marks
        if token.start >= block_end or page.in_quotes(token):
            break
        if token.text in {'"', "'", ","} and not window:
            continue
        if token.text in {".", ";", ":"}:
            break
        window.append(token)
    if not window or not ends_open:
        return None
    if last_mark == "." and window[0].sentence != tokens[-1].sentence:
        # A new sentence after the quotation: only "X said." with nothing said in it counts.
        return _bare_cue(page, window)
    return _cue_in(window)


def _cue_in(window: list[Token]) -> Token | None:
    verbs = [t for t in window if t.pos == "VERB" and t.tag not in {"VBG", "VB"}]
    if not verbs:
        return None
    first = _past_relative(window, verbs)
    known = first.lemma.lower() in verb_cues()
    if known and "quote" in verb_cues()[first.lemma.lower()].frames:
        return first
    if any(t.text.lower() == "how" for t in window[: max(0, first.index - window[0].index)]):
        return first  # '"A farce" is how the coach put it'
    starts_right_away = first.index - window[0].index <= 5
    finite = first.tag in {"VBD", "VBZ", "VBP"}
    return first if starts_right_away and finite and not known else None


def _bare_cue(page: Page, window: list[Token]) -> Token | None:
    verb = _cue_in(window)
    if verb is None or verb.lemma.lower() not in verb_cues():
        return None
    has_object = any(page.parse.children(verb.index, "ccomp", "xcomp", "dobj"))
    return None if has_object or len(window) > 8 else verb


def _verb_before(page: Page, quote: Quote, tokens: tuple[Token, ...]) -> Token | None:
    first = tokens[0].index
    sentence = page.parse.sentence_of(first)
    mark = quote.start - 1
    before = page.parse.text[max(0, mark - 2) : mark].strip()
    if before[-1:] not in {",", ":"} and not before[-1:].isalnum():
        return None
    floor = max(sentence.first, first - 40)
    if floor == first or page.parse.tokens[floor].start > mark:
        # The parser may cut the sentence after the colon.
        floor, first = _sentence_before(page, sentence, mark)
    verbs: list[Token] = []
    for token in reversed(page.parse.tokens[floor:first]):
        if token.start >= mark:
            continue
        if token.text in {".", ";"} or page.in_quotes(token):
            break
        if token.pos == "VERB":
            verbs.append(token)
    return _nearest_cue(verbs, has_colon=before[-1:] == ":")


def _sentence_before(page: Page, sentence: Sentence, mark: int) -> tuple[int, int]:
    if sentence.index == 0:
        return sentence.first, sentence.first
    earlier = page.parse.annotations.sentences[sentence.index - 1]
    if earlier.block != sentence.block or mark - earlier.span.end > 3:
        return sentence.first, sentence.first
    return earlier.first, earlier.last


def _nearest_cue(verbs: Sequence[Token], *, has_colon: bool) -> Token | None:
    for verb in verbs:
        cue = verb_cues().get(verb.lemma.lower())
        if cue is not None and "quote" in cue.frames:
            return verb
    finite = [v for v in verbs if v.tag in {"VBD", "VBZ", "VBP"}]
    return finite[-1] if has_colon and finite else None


def _past_relative(window: Sequence[Token], verbs: Sequence[Token]) -> Token:
    """The first verb that can be the cue: of "an elder who helped them told", "told"."""
    pronoun = next((t.index for t in window if t.tag in {"WP", "WDT"}), None)
    first = verbs[0]
    if pronoun is None or first.index < pronoun:
        return first
    known = (v for v in verbs if v.lemma.lower() in verb_cues())
    return next(known, first)
