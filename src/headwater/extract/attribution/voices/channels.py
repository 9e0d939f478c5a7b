"""How a source spoke: by the words beside its cue ("said by telephone", "in a Telegram post")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.voices.media import Medium, adverbial_media, media_between
from headwater.extract.attribution.voices.texts import by_own_text, by_writing
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.attribution.words.speech import speech_owner
from headwater.extract.outlet import named_outlet
from headwater.extract.parse import Parse
from headwater.lexicon.sources import (
    channel_prepositions,
    channel_verbs,
    channels,
    leading_verbs,
    outlet_nouns,
)
from headwater.lexicon.voices import voice_words
from headwater.model import Token

# Words this near to cue, source or content can say how it was said.
_NEAR = 240
_MAX_CLIMB = 9
# What a statement is beside decides before what it is called: an emailed statement came by email.
_RANKS = {"statement": 3, "document": 2, "interview": 1, "in person": 1, "video": 1, "letter": 1}
_CARRYING = {"in", "on", "by", "via", "over", "through", "during", "with", "from"}
# What is told a crowd or a meeting is said to its face; a call or a letter is sent.
_CLAUSES = {"nsubj", "nsubjpass", "ccomp", "parataxis", "ROOT", "relcl", "advcl", "acl", "pcomp"}
_OBJECTS = {"dobj", "dative", "pobj", "attr"}
_WRITTEN_ON = frozenset("chart form ledger register log margin receipt file docket report".split())
_SHOWS = frozenset("show programme program bulletin news newscast".split())
_AIRED = {"radio", "television"}


def channel_of(parse: Parse, finding: Finding) -> tuple[str | None, str | None]:
    """How the source spoke, and the outlet named with it ("in email exchanges with Lake Radio")."""
    anchor = parse.tokens[finding.anchor]
    asked = _asked(parse, finding)
    if asked is not None and anchor.lemma.lower() == "accord":
        return asked, None
    if _is_own_speech(parse, finding):
        return _best(_of_source(parse, finding)), None
    if anchor.pos not in {"VERB", "AUX"} or anchor.lemma.lower() in {"accord", "cite"}:
        return None, None
    by_verb = _by_verb(parse, anchor) or asked or _by_occasion(parse, finding, anchor)
    found = [m.channel for m in _beside(parse, finding, anchor)]
    if by_verb is not None:
        found.insert(0, by_verb)
    if not found:
        by_deed = by_writing(parse, anchor) or by_own_text(parse, finding)
        found = [by_deed] if by_deed is not None else []
    return _best(found), _outlet_beside(parse, finding, anchor)


def _best(found: Sequence[str]) -> str | None:
    """The channel that says most of how the words travelled; of equals, the first."""
    return min(found, key=lambda c: _RANKS.get(c, 0), default=None)


def _is_own_speech(parse: Parse, finding: Finding) -> bool:
    return finding.source is not None and speech_owner(parse, finding.source) is not None


def _of_source(parse: Parse, finding: Finding) -> list[str]:
    """Channels named in a source that is somebody's speech ("his letter", "a post by Andriam")."""
    if finding.source is None:
        return []
    head = finding.source.head
    start = parse.tokens[parse.left[head]].start
    end = min(parse.tokens[parse.right[head]].end, start + _NEAR)
    return [
        m.channel for m in media_between(parse, start, end)
        if not finding.start <= m.start < finding.end
    ]  # fmt: skip


def _by_verb(parse: Parse, anchor: Token) -> str | None:
    """The channel that the cue tells, or the verb that leads to it ("phoned to say")."""
    verbs = [(anchor, channel_verbs())]
    if anchor.dep in {"xcomp", "advcl", "conj"} and anchor.head < anchor.index:
        lead = parse.tokens[anchor.head]
        verbs.append((lead, channel_verbs()))
        # "He rang me at three and said": whoever rings somebody up speaks to them so.
        rings = lead.lemma.lower() == "ring" and any(parse.children(lead.index, "dobj", "dative"))
        if anchor.dep != "conj" or rings:
            verbs.append((lead, leading_verbs()))
    for verb, table in verbs:
        words = (verb.lemma.lower(), verb.text.lower().removesuffix("ed"))
        channel = next((table[w] for w in words if w in table), None)
        if channel is not None and verb.pos == "VERB":
            return channel
    return None


def _by_occasion(parse: Parse, finding: Finding, anchor: Token) -> str | None:
    """As in "a caller said", "wrote on the chart", "appearing on Lake FM's breakfast show"."""
    source = None if finding.source is None else parse.tokens[finding.source.head]
    if source is not None and source.lemma.lower() == "caller":
        return "phone"
    hosts = [anchor, *parse.children(anchor.index, "advcl", "csubj")]
    for host in hosts:
        for kid in parse.children(host.index, "prep"):
            thing = parse.child(kid.index, "pobj")
            if thing is None or kid.text.lower() not in {"in", "on"}:
                continue
            lemma = thing.lemma.lower()
            if host is anchor and anchor.lemma.lower() == "write" and lemma in _WRITTEN_ON:
                return "document"
            if lemma in _SHOWS or (kid.text.lower() == "on" and thing.pos == "PROPN"):
                return _aired_by(
                    parse.tokens[parse.left[thing.index] : parse.right[thing.index] + 1]
                )
    return None


def _aired_by(tokens: Sequence[Token]) -> str | None:
    """Radio or television, by the name of whoever has a show."""
    words = {t.text.lower() for t in tokens}
    if words & {"radio", "fm", "am"}:
        return "radio"
    return "television" if words & {"tv", "television", "channel", "canal", "kanal"} else None


def _asked(parse: Parse, finding: Finding) -> str | None:
    """As in "two ministers, interviewed by the website Lake Post, said"."""
    if finding.source is None:
        return None
    clauses = parse.children(finding.source.head, "acl")
    asked = any(c.tag == "VBN" and c.lemma.lower() == "interview" for c in clauses)
    return "interview" if asked else None


def _beside(parse: Parse, finding: Finding, anchor: Token) -> Iterator[Medium]:
    """Words for a channel round the cue that hang on it or on its source."""
    sentence = parse.sentence_of(anchor.index).span
    start = max(sentence.start, anchor.start - _NEAR)
    end = min(sentence.end, anchor.end + _NEAR)
    hosts = _hosts(parse, finding, anchor)
    for medium in media_between(parse, start, end):
        outside = medium.start < finding.start or medium.start >= finding.end
        if outside and _leads_to(parse, finding, medium, hosts):
            yield medium
    for medium in adverbial_media(parse, start, end):
        outside = medium.start < finding.start or medium.start >= finding.end
        # "Outside, his wife said" is where she was; "outside the court" is where she spoke.
        aside = medium.words == "outside" and parse.text[medium.start + 7 : medium.start + 8] == ","
        if outside and not aside and _hangs_on(parse, medium.head, hosts):
            yield medium


def _hosts(parse: Parse, finding: Finding, anchor: Token) -> frozenset[int]:
    """The cue, the verb or noun that leads to it ("posted on X, saying"), and the source."""
    hosts = {anchor.index}
    lead = parse.tokens[anchor.head]
    if anchor.dep in {"acl", "xcomp", "advcl"} and lead.index != anchor.index:
        hosts.add(lead.index)
        if lead.pos == "NOUN" and lead.dep in {"dobj", "pobj"}:
            hosts.add(lead.head)
    elif anchor.dep == "conj" and parse.child(anchor.index, "nsubj") is None:
        hosts.add(lead.index)
    if finding.source is not None:
        hosts.add(finding.source.head)
        if finding.source.outer is not None:
            hosts.add(finding.source.outer)
    return frozenset(hosts)


def _leads_to(parse: Parse, finding: Finding, medium: Medium, hosts: frozenset[int]) -> bool:
    """Whether a word for a channel stands in a phrase that says how these words were said."""
    token = parse.tokens[medium.head]
    if _is_in_name(parse, token, medium):
        return False
    at, preposition = token, ""
    for _ in range(_MAX_CLIMB):
        outer = parse.tokens[at.head]
        if at.dep in {"prep", "agent"} and not preposition:
            preposition = at.text.lower()
            if not _fits(medium, preposition):
                return False
        is_object = at.dep in _OBJECTS and outer.index in hosts and outer.pos == "VERB"
        if at.index in hosts or is_object:
            # A channel as the subject or the source itself is a voice, not the way of one.
            behind = at.index != token.index and bool(preposition)
            return behind or _is_made(parse, medium, at if is_object else token, hosts)
        if _is_strewn(parse, finding, at, hosts):
            # The parser hung on the content what stands behind it ("had failed, in a statement").
            anchor = parse.tokens[finding.anchor]
            return bool(preposition) and not anchor.start < medium.start < finding.start
        if not _climbs(at, outer):
            return False
        at = outer
    return False


def _is_strewn(parse: Parse, finding: Finding, at: Token, hosts: frozenset[int]) -> bool:
    """Whether a phrase hangs on a word of the content, though it stands outside of it."""
    outer = parse.tokens[at.head]
    inside = finding.start <= outer.start < finding.end and outer.index not in hosts
    return inside and at.dep not in _CLAUSES | {"compound", "amod", "nmod"}


def _climbs(at: Token, outer: Token) -> bool:
    """Whether a phrase goes on through these words up to the cue ("a post shared on X")."""
    if outer.index == at.index:
        return False
    if at.dep in {"compound", "amod", "nmod"}:
        return _carries(outer)
    if at.dep in {"advcl", "acl", "pcomp"}:
        return at.lemma.lower() in voice_words("channelling")
    if at.dep == "relcl":
        return outer.lemma.lower() in channels()
    return at.dep not in _CLAUSES


def _is_made(parse: Parse, medium: Medium, thing: Token, hosts: frozenset[int]) -> bool:
    """Whether a channel is made by the verb of saying or its lead: "issued a statement saying"."""
    verb = parse.tokens[thing.head]
    if verb.index not in hosts or thing.dep not in _OBJECTS:
        return False
    if verb.lemma.lower() in voice_words("telling"):
        return medium.channel == "in person"
    return verb.lemma.lower() in voice_words("making")


def _carries(noun: Token) -> bool:
    """Whether a noun behind a channel's word is one: "a Facebook page", "email exchanges"."""
    words = {noun.lemma.lower(), noun.text.lower()}
    return bool(words & (channels().keys() | voice_words("carriers")))


def _fits(medium: Medium, preposition: str) -> bool:
    allowed = channel_prepositions().get(medium.channel, _CARRYING)
    return preposition in allowed or (medium.channel in {"email", "phone"} and preposition == "to")


def _hangs_on(parse: Parse, index: int, hosts: frozenset[int]) -> bool:
    """Whether a preposition or adverb hangs on a host, or on a verb of speaking beside it."""
    at = parse.tokens[index]
    for _ in range(3):
        outer = parse.tokens[at.head]
        if at.dep == "relcl":
            return False
        if outer.index in hosts:
            return True
        speaks = outer.lemma.lower() in voice_words("channelling")
        if not speaks and outer.dep not in {"pobj", "prep", "dobj", "dative"}:
            return False
        at = outer
    return False


def _is_in_name(parse: Parse, token: Token, medium: Medium) -> bool:
    """Whether a word for a channel is part of an outlet's name ("the Quay Post", "Lake Radio")."""
    if _is_outlets(parse, token, medium):
        return True
    if medium.words == "hearing" and parse.child(token.index, "poss") is not None:
        return True
    if medium.words == "x":
        return token.text != "X" or token.pos == "PUNCT"
    if token.lemma.lower() == "call" and token.pos == "VERB":
        return True
    if token.pos != "PROPN" or (medium.channel == "social media" and medium.words != "post"):
        return False
    near = [
        parse.tokens[i] for i in (token.index - 1, token.index + 1) if 0 <= i < len(parse.tokens)
    ]
    return any(t.pos == "PROPN" and t.text.lower() not in channels() for t in near)


def _is_outlets(parse: Parse, token: Token, medium: Medium) -> bool:
    """As in "with the radio station Lake FM", "seen by the Post"."""
    if medium.channel in _AIRED:
        after = parse.tokens[token.index + 1 : token.index + 2]
        return any(t.lemma.lower() in outlet_nouns() for t in after)
    return medium.words == "post" and token.text.istitle() and token.index > 0


def _outlet_beside(parse: Parse, finding: Finding, anchor: Token) -> str | None:
    """The outlet that a phrase about the channel names ("in an interview with Lake Radio")."""
    hosts = [anchor]
    if finding.source is not None:
        hosts.append(parse.tokens[finding.source.head])
    for host in hosts:
        for kid in parse.children(host.index, "prep", "advcl", "agent"):
            is_content = kid.start >= finding.start and kid.end <= finding.end
            speaks = kid.lemma.lower() in voice_words("channelling")
            if is_content or (kid.dep == "advcl" and not speaks):
                continue
            if kid.dep == "prep" and kid.text.lower() not in _CARRYING:
                continue
            if host is not anchor and kid.dep != "prep":
                continue
            first = parse.left[kid.index]
            words = parse.tokens[first : min(parse.right[kid.index], first + 24) + 1]
            named = kid.dep == "advcl" or any(
                t.text.lower() in channels() or t.lemma.lower() in channels() for t in words
            )
            outlet = _outlet_with(parse, words) if named else None
            if outlet:
                return outlet
    return None


def _outlet_with(parse: Parse, tokens: Sequence[Token]) -> str | None:
    for token in tokens:
        if token.dep == "pobj" and parse.tokens[token.head].text.lower() in {"with", "to", "by"}:
            phrase = noun_phrase(parse, token.index)
            outlet = named_outlet(parse, phrase.first, phrase.last, told=True)
            if outlet:
                return outlet
    return None
