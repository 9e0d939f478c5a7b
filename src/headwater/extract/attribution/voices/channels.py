"""How a source spoke: by the words beside its cue ("said by telephone", "in a Telegram post")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.outlet import named_outlet
from headwater.extract.parse import Parse
from headwater.lexicon.sources import channel_verbs, channels
from headwater.model import Token

_CARRYING = {"in", "on", "by", "via", "over", "through", "during", "with", "from"}
# Longer phrases hold clauses of their own, whose words say nothing of the channel.
_MAX_WORDS = 24
# A statement can be anything: what else is named is how it reached the public.
_LOOSE = {"statement", "video", "document", "letter"}


def channel_of(parse: Parse, finding: Finding) -> tuple[str | None, str | None]:
    """How the source spoke, and the outlet named with it ("in email exchanges with Lake Radio")."""
    anchor = parse.tokens[finding.anchor]
    if anchor.pos not in {"VERB", "AUX"} or anchor.lemma.lower() in {"accord", "cite"}:
        return _noun_channel(parse, anchor), None
    found = _by_verb(parse, anchor)
    if any(k.text.lower() == "outside" for k in parse.children(anchor.index, "prep")):
        found = found or "in person"
    outlet: str | None = None
    for kid in _phrases(parse, finding, anchor):
        first, last = parse.left[kid.index], parse.right[kid.index]
        if last - first > _MAX_WORDS:
            last = first + _MAX_WORDS
        words = parse.tokens[first : last + 1]
        named = _channels_in(parse, words)
        if not named and kid.dep != "advcl":
            continue
        if named and (found is None or found in _LOOSE):
            found = next((c for c in named if c not in _LOOSE), named[0])
        outlet = outlet or _outlet_with(parse, words)
    return found, outlet


def _by_verb(parse: Parse, anchor: Token) -> str | None:
    """The channel that the cue tells, or the verb that leads to it ("phoned to say")."""
    verbs = [anchor]
    if anchor.dep in {"xcomp", "advcl"} and anchor.head < anchor.index:
        verbs.append(parse.tokens[anchor.head])
    for verb in verbs:
        words = (verb.lemma.lower(), verb.text.lower().removesuffix("ed"))
        channel = next((channel_verbs()[w] for w in words if w in channel_verbs()), None)
        if channel is not None:
            return channel
    return None


def _phrases(parse: Parse, finding: Finding, anchor: Token) -> Iterator[Token]:
    """Phrases that can say how it was said: on the verb, and set off beside the source."""
    hosts = [anchor]
    if finding.source is not None:
        hosts.append(parse.tokens[finding.source.head])
    for host in hosts:
        for kid in parse.children(host.index, "prep", "advmod", "npadvmod", "advcl", "agent"):
            if parse.tokens[kid.index].start >= finding.start and kid.end <= finding.end:
                continue
            if kid.dep == "advcl" and kid.text.lower() not in {"speaking", "writing", "reading"}:
                continue
            if host is not anchor and kid.dep != "prep":
                continue
            if kid.dep == "prep" and kid.text.lower() not in _CARRYING:
                continue
            yield kid


def _channels_in(parse: Parse, words: Sequence[Token]) -> list[str]:
    found = []
    for token in words:
        channel = channels().get(token.text.lower()) or channels().get(token.lemma.lower())
        is_call = token.lemma.lower() == "call" and token.pos == "VERB"
        if channel is None or is_call or _is_in_name(parse, token, channel):
            continue
        found.append(channel)
    return found


def _is_in_name(parse: Parse, token: Token, channel: str) -> bool:
    """Whether a word for a channel is part of an outlet's name ("the Quay Post", "Lake Radio")."""
    if token.text == "x":
        return True
    if token.pos != "PROPN" or (channel == "social media" and token.text.lower() != "post"):
        return False
    near = [
        parse.tokens[i] for i in (token.index - 1, token.index + 1) if 0 <= i < len(parse.tokens)
    ]
    return any(t.pos == "PROPN" for t in near)


def _noun_channel(parse: Parse, anchor: Token) -> str | None:
    """How the thing after "according to" was passed on: "a post by Andriam on X"."""
    source = next(
        (t for k in parse.children(anchor.index, "prep") for t in parse.children(k.index, "pobj")),
        None,
    )
    if source is None or anchor.lemma.lower() != "accord":
        return None
    found = channels().get(source.lemma.lower())
    return found if found == "social media" else None


def _outlet_with(parse: Parse, tokens: Sequence[Token]) -> str | None:
    for token in tokens:
        if token.dep == "pobj" and parse.tokens[token.head].text.lower() in {"with", "to", "by"}:
            phrase = noun_phrase(parse, token.index)
            outlet = named_outlet(parse, phrase.first, phrase.last, told=True)
            if outlet:
                return outlet
    return None
