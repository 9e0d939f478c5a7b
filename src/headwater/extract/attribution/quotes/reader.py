"""Words between quotation marks: who says them, also where the cue stands in another sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.extract.attribution.clauses.quoting import saying_of
from headwater.extract.attribution.clauses.stances import may_take_stance
from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.quotes.marks import Quote, find_quotes
from headwater.extract.attribution.quotes.nesting import retold, spoken_inside
from headwater.extract.attribution.quotes.speakers import speaker_behind, speaker_of
from headwater.extract.parse import Parse
from headwater.lexicon.cues import verb_cues
from headwater.model import Sentence, Token

_WINDOW = 14
# Of a sentence with more attributions than this only the nearest can hold a quotation.
_MAX_NEAR = 24
# Between two halves of a quotation stands no more than who says it.
_MAX_ASIDE = 120
_WORD = re.compile(r"\w+")


class QuoteReader:
    """Credits each quotation, in text order, to the voice that its surroundings name."""

    def __init__(self, parse: Parse, findings: Sequence[Finding]) -> None:
        self.parse = parse
        self.quotes = find_quotes(parse)
        self.findings = sorted(findings, key=lambda f: (f.start, f.end))
        self.starts = [f.start for f in self.findings]
        self.token_starts = [t.start for t in parse.tokens]
        self.quote_starts = [q.start for q in self.quotes]
        self.taken: set[Finding] = set()
        self.made: list[Finding] = []

    def read(self) -> list[Finding]:
        """All findings: clauses that are not mere quotations, and the quotations."""
        by_sentence = self._findings_by_sentence()
        previous: Finding | None = None
        previous_quote: Quote | None = None
        for quote in self.quotes:
            finding = self._credit(quote, by_sentence)
            if finding is None and not quote.is_inner:
                finding = self._resumed(quote, previous, previous_quote) or self._continued(
                    quote, previous, previous_quote
                )
            if finding is not None:
                self.made.append(finding)
                if not quote.is_inner:
                    previous, previous_quote = finding, quote
        kept = [f for f in self.findings if not self._is_only_quotes(f)]
        return kept + self.made

    def _findings_by_sentence(self) -> dict[int, list[Finding]]:
        grouped: dict[int, list[Finding]] = {}
        for finding in self.findings:
            if finding.cue is not None or finding.source is not None:
                grouped.setdefault(self.parse.tokens[finding.anchor].sentence, []).append(finding)
        for here in grouped.values():
            here.sort(key=lambda f: f.anchor)
        return grouped

    def _credit(self, quote: Quote, by_sentence: dict[int, list[Finding]]) -> Finding | None:
        start, end = trimmed(self.parse.text, quote.start, quote.end)
        if end <= start:
            return None
        tokens = self._tokens(start, end)
        if not tokens:
            return None
        candidates = self._candidates(tokens, by_sentence)
        clause = self._clause_of(quote, candidates)
        if clause is not None:
            inside = spoken_inside(self.parse, quote, tokens[0], clause)
            if inside is not None:
                return _as_direct(inside, start, end, inside.confidence)
            return retold(self.parse, _as_direct(clause, start, end, 0.92))
        placed = self._by_place(quote, start, end, tokens)
        return None if placed is None else retold(self.parse, placed)

    def _candidates(
        self, tokens: tuple[Token, ...], by_sentence: dict[int, list[Finding]]
    ) -> list[Finding]:
        """Attributed clauses of the quotation's sentences, the nearest of very many."""
        candidates: list[Finding] = []
        for sentence in range(tokens[0].sentence, tokens[-1].sentence + 1):
            here = by_sentence.get(sentence, [])
            at = bisect_left(here, tokens[0].index, key=lambda f: f.anchor)
            candidates.extend(here[max(0, at - _MAX_NEAR) : at + _MAX_NEAR])
        return candidates

    def _clause_of(self, quote: Quote, candidates: Sequence[Finding]) -> Finding | None:
        """The smallest attributed clause that holds most of the quotation."""
        best: Finding | None = None
        for finding in candidates:
            shared = min(finding.end, quote.end) - max(finding.start, quote.start)
            if shared * 2 <= quote.end - quote.start and not self._starts_in(finding, quote):
                continue
            if finding.cue is not None and self._within(finding.anchor, quote):
                continue
            if best is None or finding.end - finding.start < best.end - best.start:
                best = finding
        return best

    def _starts_in(self, finding: Finding, quote: Quote) -> bool:
        """Whether a clause is the beginning or end of a quotation of several sentences."""
        inside = quote.start - 1 <= finding.start and finding.end <= quote.end + 1
        return inside and not self._within(finding.anchor, quote)

    def _within(self, index: int, quote: Quote) -> bool:
        return quote.start <= self.parse.tokens[index].start < quote.end

    def _tokens(self, start: int, end: int) -> tuple[Token, ...]:
        first = bisect_left(self.token_starts, start)
        last = bisect_left(self.token_starts, end)
        return self.parse.tokens[first:last]

    def _by_place(
        self, quote: Quote, start: int, end: int, tokens: tuple[Token, ...]
    ) -> Finding | None:
        """A cue beside the quotation: '"...", said X', '"...," X said', 'X said: "..."'."""
        verb = self._verb_after(quote, tokens) or self._verb_before(quote, tokens)
        if verb is None:
            return self._headed(quote, start, end) or self._labelled(quote, start, end, tokens[0])
        source = speaker_of(self.parse, verb, quote)
        if source is None:
            return None
        cue = verb_cues().get(verb.lemma.lower())
        if self._within(source.head, quote):
            return None
        # Any verb may stand beside a quotation ("he laughed"), but only people speak by it.
        if cue is None and not may_take_stance(self.parse, source):
            return None
        word = saying_of(self.parse, verb) or verb
        return Finding(
            start, end, (word.index, word.index), verb.index, source,
            None, True, False, cue.cue_class if cue else "neutral", 0.85 if cue else 0.55,
        )  # fmt: skip

    def _headed(self, quote: Quote, start: int, end: int) -> Finding | None:
        """A headline that opens with a quotation: '"We are full": hospitals turn people away'."""
        block = self.parse.report.blocks[quote.block]
        source = speaker_behind(self.parse, quote) if block.kind == "title" else None
        if source is None or quote.start - block.span.start > 2:
            return None
        return Finding(start, end, None, source.head, source, None, True, False, "neutral", 0.55)

    def _labelled(self, quote: Quote, start: int, end: int, first: Token) -> Finding | None:
        """A quotation after a colon without a verb: 'One leaflet read: "..."' (read as a noun)."""
        colon = (
            self.parse.text[: quote.start - 1].rstrip()[-1:]
            if quote.start < 3
            else (self.parse.text[max(0, quote.start - 6) : quote.start - 1].rstrip()[-1:])
        )
        block_start = self.parse.report.blocks[quote.block].span.start
        before = [
            t for t in self.parse.tokens[max(0, first.index - 16) : first.index]
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

    def _outside_words(self, first: int, last: int) -> list[Token]:
        return [t for t in self.parse.tokens[first:last] if not self._in_quotes(t)]

    def _in_quotes(self, token: Token) -> bool:
        at = bisect_right(self.quote_starts, token.start) - 1
        while at >= 0 and self.quotes[at].is_inner:
            at -= 1
        return at >= 0 and token.start < self.quotes[at].end

    def _verb_after(self, quote: Quote, tokens: tuple[Token, ...]) -> Token | None:
        last = tokens[-1].index + 1
        last_mark = self.parse.text[quote.start : quote.end].rstrip("'\" ")[-1:]
        ends_open = last_mark in tuple(",?!.…-—–") or (
            self.parse.text[quote.end + 1 : quote.end + 2] == ","
        )
        window: list[Token] = []
        block_end = self.parse.report.blocks[quote.block].span.end
        for token in self.parse.tokens[last : last + _WINDOW]:
            if token.start < quote.end:
                continue  # the comma or the stop inside the marks
            if token.start >= block_end or self._in_quotes(token):
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
            return self._bare_cue(window)
        return self._cue_in(window)

    def _cue_in(self, window: list[Token]) -> Token | None:
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

    def _bare_cue(self, window: list[Token]) -> Token | None:
        verb = self._cue_in(window)
        if verb is None or verb.lemma.lower() not in verb_cues():
            return None
        has_object = any(self.parse.children(verb.index, "ccomp", "xcomp", "dobj"))
        return None if has_object or len(window) > 8 else verb

    def _verb_before(self, quote: Quote, tokens: tuple[Token, ...]) -> Token | None:
        first = tokens[0].index
        sentence = self.parse.sentence_of(first)
        mark = quote.start - 1
        before = self.parse.text[max(0, mark - 2) : mark].strip()
        if before[-1:] not in {",", ":"} and not before[-1:].isalnum():
            return None
        floor = max(sentence.first, first - 40)
        if floor == first or self.parse.tokens[floor].start > mark:
            # The parser may cut the sentence after the colon.
            floor, first = self._sentence_before(sentence, mark)
        verbs: list[Token] = []
        for token in reversed(self.parse.tokens[floor:first]):
            if token.start >= mark:
                continue
            if token.text in {".", ";"} or self._in_quotes(token):
                break
            if token.pos == "VERB":
                verbs.append(token)
        return self._nearest_cue(verbs, has_colon=before[-1:] == ":")

    def _sentence_before(self, sentence: Sentence, mark: int) -> tuple[int, int]:
        if sentence.index == 0:
            return sentence.first, sentence.first
        earlier = self.parse.annotations.sentences[sentence.index - 1]
        if earlier.block != sentence.block or mark - earlier.span.end > 3:
            return sentence.first, sentence.first
        return earlier.first, earlier.last

    def _nearest_cue(self, verbs: Sequence[Token], *, has_colon: bool) -> Token | None:
        for verb in verbs:
            cue = verb_cues().get(verb.lemma.lower())
            if cue is not None and "quote" in cue.frames:
                return verb
        finite = [v for v in verbs if v.tag in {"VBD", "VBZ", "VBP"}]
        return finite[-1] if has_colon and finite else None

    def _resumed(
        self, quote: Quote, previous: Finding | None, previous_quote: Quote | None
    ) -> Finding | None:
        """As in '"A farce," shot back the mayor, "and they know it"': only the cue between."""
        if previous is None or previous_quote is None or previous.cue is None:
            return None
        between = self.parse.text[previous_quote.end + 1 : quote.start - 1]
        is_aside = len(between) < _MAX_ASIDE and between.rstrip()[-1:] == ","
        anchor = self.parse.tokens[previous.anchor]
        inside = previous_quote.end <= anchor.start < quote.start
        start, end = trimmed(self.parse.text, quote.start, quote.end)
        if not is_aside or not inside or end <= start or set(between) & set(".;:?!"):
            return None
        return replace(previous, start=start, end=end, confidence=0.85)

    def _continued(
        self, quote: Quote, previous: Finding | None, previous_quote: Quote | None
    ) -> Finding | None:
        """Speech that goes on without a cue: the next paragraph's, or a quotation on its own."""
        start, end = trimmed(self.parse.text, quote.start, quote.end)
        if quote.continues and previous is not None and previous_quote is not None:
            return replace(
                previous, start=start, end=end, cue=None, continued=True, confidence=0.85
            )
        if not self._stands_alone(quote):
            return None
        last = self._last_before(quote)
        if last is None:
            return None
        return replace(
            last, start=start, end=end, cue=None, direct=True, continued=True, cue_class="neutral",
            confidence=0.8 if self._block_of(last) == quote.block else 0.5,
        )  # fmt: skip

    def _stands_alone(self, quote: Quote) -> bool:
        """Whether whole sentences stand in the marks and nothing of theirs outside."""
        tokens = self._tokens(quote.start, quote.end)
        words = [t for t in tokens if t.pos not in {"PUNCT", "SPACE"}]
        if len(words) < 3 or not self.parse.text[quote.start].isupper():
            return False
        if self.parse.text[quote.end - 1] not in ".?!…":
            return False
        first = self.parse.sentence_of(words[0].index)
        last = self.parse.sentence_of(words[-1].index)
        return not any(
            t.pos not in {"PUNCT", "SPACE"} for t in self._outside_words(first.first, last.last)
        )

    def _block_of(self, finding: Finding) -> int:
        return self.parse.sentence_of(finding.anchor).block

    def _last_before(self, quote: Quote) -> Finding | None:
        """The last attribution to a voice before a quotation, in or just before its paragraph."""
        earlier = [f for f in self.made[-3:] if f.end <= quote.start][-1:]
        at = bisect_left(self.starts, quote.start)
        outer = [
            f for f in self.findings[max(0, at - 6) : at]
            if f.source is not None and not self._in_quotes(self.parse.tokens[f.anchor])
        ]  # fmt: skip
        candidates = [f for f in (*earlier, *outer) if f.source is not None]
        if not candidates:
            return None
        last = max(candidates, key=lambda f: max(f.end, self.parse.tokens[f.anchor].end))
        if quote.block - self._block_of(last) > 1:
            return None
        return last

    def _is_only_quotes(self, finding: Finding) -> bool:
        """Whether a clause says hardly more than quotations that now stand on their own."""
        aside = [
            (q.start, q.end)
            for q in self._quotes_over(finding)
            if not self._within(finding.anchor, q)
        ]
        if not aside or self._leads_into(finding, aside):
            return False
        for own in (finding.cue, self._edges_of(finding.source)):
            if own is not None:
                aside.append((self.parse.tokens[own[0]].start, self.parse.tokens[own[1]].end))
        words = letters = 0
        for start, end in _gaps(finding.start, finding.end, aside):
            for word in _WORD.finditer(self.parse.text, start, end):
                words += 1
                letters += word.end() - word.start()
                if words > 1 and letters * 8 > finding.end - finding.start:
                    return False
        return True

    def _leads_into(self, finding: Finding, quoted: Sequence[tuple[int, int]]) -> bool:
        """Whether words of the clause lead into its first quotation: 'was "thin in places"'."""
        first = min(quoted)[0] - 1
        lead = self.parse.text[finding.start : max(finding.start, first)]
        inside = [finding.cue, self._edges_of(finding.source)]
        clear = all(
            e is None or not finding.start <= self.parse.tokens[e[0]].start < first for e in inside
        )
        return clear and lead.rstrip()[-1:] not in {":", ","} and len(_WORD.findall(lead)) >= 1

    def _quotes_over(self, finding: Finding) -> Iterator[Quote]:
        at = max(0, bisect_left(self.quote_starts, finding.start - 1) - 2)
        while at < len(self.quotes) and self.quotes[at].start < finding.end:
            if self.quotes[at].end > finding.start:
                yield self.quotes[at]
            at += 1

    def _edges_of(self, phrase: Phrase | None) -> tuple[int, int] | None:
        return None if phrase is None else (phrase.first, phrase.last)


def _past_relative(window: Sequence[Token], verbs: Sequence[Token]) -> Token:
    """The first verb that can be the cue: of "an elder who helped them told", "told"."""
    pronoun = next((t.index for t in window if t.tag in {"WP", "WDT"}), None)
    first = verbs[0]
    if pronoun is None or first.index < pronoun:
        return first
    known = (v for v in verbs if v.lemma.lower() in verb_cues())
    return next(known, first)


def _gaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of a range when others are taken out of it."""
    for first, last in sorted(taken):
        if first > start:
            yield start, min(first, end)
        start = max(start, last)
        if start >= end:
            return
    yield start, end


def _as_direct(clause: Finding, start: int, end: int, confidence: float) -> Finding:
    return replace(clause, start=start, end=end, direct=True, confidence=confidence)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The words between the marks without white space or a closing comma."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end
