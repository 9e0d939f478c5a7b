"""What a report says that somebody did, suffered, saw or was told, read off verbs and clauses."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.voices.media import token_at
from headwater.extract.parse import Parse
from headwater.lexicon.voices import voice_phrases, voice_words
from headwater.model import Relation, Token

_SELVES = {"i", "we"}
_OTHERS = {"he", "she", "they"}
# How far into a statement its teller may say how they know.
_OPENING = 40
_SENSES = {"see", "hear", "witness", "watch", "smell", "feel", "spot", "film", "glimpse", "notice"}
_PAST = {"VBD", "VBN", "VBG"}
# A clause is read no further than this.
_CLAUSE = 120


def deed_relation(parse: Parse, index: int) -> Relation | None:
    """What the report says of the bearer of a noun here: by its verb, or a clause on it."""
    noun = parse.tokens[index]
    verb = parse.tokens[noun.head]
    if noun.dep in {"nsubj", "nsubjpass"} and verb.pos in {"VERB", "AUX"}:
        found = _done(parse, verb, noun.dep == "nsubjpass")
        if found is not None:
            return found
    return clause_on(parse, index)


def clause_on(parse: Parse, index: int) -> Relation | None:
    """What a clause on a noun says: "who hid under a lorry", "injured in the blast"."""
    for clause in parse.children(index, "relcl", "acl", "appos"):
        first = parse.tokens[parse.left[clause.index]].start
        last = min(parse.tokens[parse.right[clause.index]].end, first + _CLAUSE)
        words = parse.text[first:last].lower()
        if any(p in words for p in voice_phrases("hearsay")):
            return "hearsay"
        if any(p in words for p in voice_phrases("present")):
            return "eyewitness"
        found = None if clause.dep == "appos" else _by_clause(parse, clause)
        if found is not None:
            return found
    return None


def _by_clause(parse: Parse, clause: Token) -> Relation | None:
    """What the verb of a clause makes of the noun that the clause is on."""
    lemma = clause.lemma.lower()
    subject = parse.child(clause.index, "nsubj", "nsubjpass")
    if subject is None:
        hurt = clause.tag == "VBN" and lemma in voice_words("suffering")
        return "participant" if hurt else None
    if subject.tag in {"WP", "WDT"}:
        done = _done(parse, clause, subject.dep == "nsubjpass")
        return done or ("eyewitness" if lemma in voice_words("witnessing") else None)
    owner = parse.child(subject.index, "poss")
    is_own = owner is not None and owner.tag == "WP$"
    return "participant" if is_own and _is_lost(clause, subject) else None


def _is_lost(verb: Token, thing: Token) -> bool:
    """Whether a verb with its subject tells of a loss: "whose house was destroyed"."""
    return verb.lemma.lower() in voice_words("suffering") | voice_words("ruin") and (
        thing.dep == "nsubjpass" or verb.lemma.lower() in voice_words("ruin")
    )


def _done(parse: Parse, verb: Token, passive: bool) -> Relation | None:
    """What a verb makes of its subject, if it tells of what has happened."""
    if any(k.dep == "neg" or k.tag == "MD" for k in parse.children(verb.index)):
        return None
    lemma = verb.lemma.lower()
    things = {k.lemma.lower() for k in parse.children(verb.index, "dobj", "oprd", "acomp")}
    is_part = (
        lemma in voice_words("suffering") if passive
        else lemma in voice_words("taking_part")
        or (lemma in {"deny", "face", "admit"} and bool(things & voice_words("charges")))
        or (lemma == "plead" and "guilty" in things)
        or (lemma == "lose" and bool(things & voice_words("lost")))
    )  # fmt: skip
    if is_part:
        return "participant"
    is_phrase = not passive and lemma in {"take", "be", "stand", "go"}
    return _by_phrase(parse, verb) if is_phrase else None


def _by_phrase(parse: Parse, verb: Token) -> Relation | None:
    """What fixed phrases make of a subject: "took part in", "is on trial"."""
    end = min(parse.tokens[parse.right[verb.index]].end, verb.start + 60)
    words = parse.text[verb.start : end].lower().split(" ", 1)
    rest = words[1] if len(words) > 1 else ""
    if rest.startswith(voice_phrases("partaking")):
        return "participant"
    return None


def told_relation(parse: Parse, finding: Finding) -> Relation | None:
    """What the statement itself says: "I heard two bangs", "she had heard from others that"."""
    first = token_at(parse, finding.start)
    for token in _opening(parse, finding, first):
        lemma = token.lemma.lower()
        if token.pos != "VERB" or (lemma not in _SENSES and lemma not in {"tell", "inform"}):
            continue
        if not _is_of_teller(parse, finding, token, first):
            continue
        denied = any(k.dep == "neg" for k in parse.children(token.index))
        unreal = any(k.tag == "MD" for k in parse.children(token.index, "aux"))
        if unreal or token.tag not in _PAST:
            continue
        if lemma in {"tell", "inform"}:
            by = parse.child(token.index, "agent")
            if by is not None and not denied and not finding.direct:
                return "hearsay"
            continue
        if denied:
            return "hearsay" if lemma in {"see", "witness"} else None
        return "hearsay" if _is_rumour(parse, token) else "eyewitness"
    return None


def own_deed(parse: Parse, finding: Finding) -> Relation | None:
    """Whether the statement tells what its teller did: "I signed it", "he had paid every month"."""
    first = token_at(parse, finding.start)
    for token in _opening(parse, finding, first):
        if token.pos != "VERB" or token.lemma.lower() in voice_words("stative"):
            continue
        if token.tag not in _PAST or not _is_of_teller(parse, finding, token, first):
            continue
        if any(k.dep == "neg" or k.tag == "MD" for k in parse.children(token.index)):
            continue
        helpers = {k.text.lower() for k in parse.children(token.index, "aux")}
        if token.tag == "VBD" or helpers & {"had", "was", "were"} or finding.direct:
            return "participant"
    return None


def _opening(parse: Parse, finding: Finding, first: int) -> Iterator[Token]:
    for token in parse.tokens[first : first + _OPENING]:
        if token.start >= finding.end:
            return
        yield token


def _is_of_teller(parse: Parse, finding: Finding, verb: Token, first: int) -> bool:
    """Whether whoever tells is the one that saw: "I saw", "he said he saw", "described seeing"."""
    subject = parse.child(verb.index, "nsubj", "nsubjpass")
    if subject is None:
        opens = verb.index - first <= 1 and verb.tag == "VBG"
        if opens or verb.dep != "conj":
            return opens
        subject = parse.child(verb.head, "nsubj", "nsubjpass")
        if subject is None:
            return False
    word = subject.text.lower()
    if word in _SELVES:
        return finding.direct or '"' in parse.text[finding.start : finding.end]
    return word in _OTHERS and not finding.direct and subject.index - first <= 2


def _is_rumour(parse: Parse, verb: Token) -> bool:
    """Whether what was heard are words: "had heard that", "heard from neighbours"."""
    if verb.lemma.lower() != "hear":
        return False
    if any(k.text.lower() in {"from", "of", "about"} for k in parse.children(verb.index, "prep")):
        return True
    clause = parse.child(verb.index, "ccomp")
    return clause is not None and clause.tag in {"VBD", "VBZ", "VBP"}
