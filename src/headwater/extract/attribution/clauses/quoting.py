"""One voice quoted by another: "was quoted as saying that", "the station quoted him as saying"."""

from __future__ import annotations

from headwater.extract.attribution.clauses.reported import clause_content
from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.words.sources import noun_phrase, subject_of
from headwater.extract.attribution.words.spans import agent_of, characters, is_passive
from headwater.extract.parse import Parse
from headwater.lexicon.cues import verb_cues
from headwater.model import Token

_QUOTING = {"quote", "cite", "record", "report"}


def is_saying_of_quoted(parse: Parse, verb: Token) -> bool:
    """Whether the verb is the second half of "was quoted as saying"."""
    as_word = parse.tokens[verb.head]
    if verb.dep != "pcomp" or as_word.text.lower() != "as":
        return False
    return parse.tokens[as_word.head].lemma.lower() in _QUOTING


def saying_of(parse: Parse, verb: Token) -> Token | None:
    """The "saying" of "quoted him as saying", or None."""
    if verb.lemma.lower() not in _QUOTING:
        return None
    as_word = next((k for k in parse.children(verb.index, "prep") if k.text.lower() == "as"), None)
    saying = parse.child(as_word.index, "pcomp") if as_word else None
    return saying if saying is not None and saying.tag == "VBG" else None


def quoted_as_saying(parse: Parse, verb: Token) -> Finding | None:
    """As in "She was quoted as saying that ...", "the paper quoted her as saying that ...".

    Whoever is quoted speaks; whoever quotes stands where the recipient stands.
    """
    saying = saying_of(parse, verb)
    if saying is None:
        return None
    quoted, quoting = _voices(parse, verb)
    if quoted is None:
        return None
    content = _content(parse, verb, saying)
    if content is None:
        return None
    start, end = characters(parse, *content)
    cue = verb_cues().get(saying.lemma.lower())
    if end <= start or cue is None:
        return None
    return Finding(
        start, end, _cue_words(parse, verb, saying), verb.index, quoted, quoting, False, False,
        cue.cue_class, 0.85,
    )  # fmt: skip


def _voices(parse: Parse, verb: Token) -> tuple[Phrase | None, Phrase | None]:
    """Who is quoted, and who quotes."""
    if is_passive(parse, verb):
        subject = subject_of(parse, verb.index)
        agent = agent_of(parse, verb)
        quoting = noun_phrase(parse, agent.index) if agent is not None else None
        return (noun_phrase(parse, subject.index) if subject is not None else None), quoting
    # "Records the manager, Senad Orel, as admitting": the parser may take him for the subject.
    quoted, subject = parse.child(verb.index, "dobj"), subject_of(parse, verb.index)
    if quoted is None and subject is not None and subject.index > verb.index:
        quoted, subject = subject, None
    if quoted is None:
        return None, None
    quoting = noun_phrase(parse, subject.index) if subject is not None else None
    return noun_phrase(parse, quoted.index), quoting


def _cue_words(parse: Parse, verb: Token, saying: Token) -> tuple[int, int]:
    """The cue with both its halves; only "saying" where whoever is quoted stands between them."""
    return (verb.index if is_passive(parse, verb) else saying.index), saying.index


def _runs_on(parse: Parse, verb: Token, last: int) -> int:
    """The end of a clause with what the parser hung on the quoting verb: "because it fell"."""
    for kid in parse.children(verb.index, "advcl", "prep", "npadvmod"):
        if parse.left[kid.index] == last + 1:
            last = parse.right[kid.index]
    return last


def _content(parse: Parse, verb: Token, saying: Token) -> tuple[int, int] | None:
    cue = verb_cues().get(saying.lemma.lower())
    found = clause_content(parse, saying, cue) if cue is not None else None
    if found is not None:
        return found[0], _runs_on(parse, verb, found[1])
    thing = parse.child(saying.index, "dobj")
    if thing is not None and thing.index > saying.index:
        return parse.left[thing.index], parse.right[thing.index]
    before = parse.child(verb.index, "ccomp")
    if before is not None and before.index < verb.index:
        return parse.left[before.index], parse.right[before.index]
    return None
