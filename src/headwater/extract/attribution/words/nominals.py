"""Sources read off the row of words, where the parser took a sentence apart.

In news the order of words shows a speaker as plainly as a tree does: what stands between a
quotation and its verb is who said it, whatever the parser made of it.
"""

from __future__ import annotations

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.words.sources import name_before
from headwater.extract.parse import Parse
from headwater.lexicon.sources import channels, person_nouns
from headwater.model import Sentence, Token

MAX_SOURCE_WORDS = 16
_MAX_HEARD = 10
_PASSED_BY = {"by", "to", "with", "from", "through", "via"}
_HEARING = frozenset("hear overhear remember recall recollect".split())
_IN_PHRASE = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON", "CCONJ"}
_JOINING = {"of", "for", "at", "from", "in", "by", "to", "with"}
_OPENING = {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"}
_HEADS = {"NOUN", "PROPN", "PRON"}
_TIME = {"DATE", "TIME"}


def phrase_before(parse: Parse, sentence: Sentence, verb: Token) -> Phrase | None:
    """The noun phrase that ends right before a verb, auxiliaries and adverbs between allowed."""
    tokens = parse.tokens
    if (by_role := role_and_name(parse, verb)) is not None:
        return _with_role(parse, sentence, by_role)
    past = past_aside(parse, verb)
    if past is not None:
        return past
    named = name_before(parse, verb.index)
    if named is not None:
        floor = max(sentence.first, named[0] - MAX_SOURCE_WORDS)
        outer = next((i for i in range(named[0] - 2, floor, -1) if tokens[i].text == ","), None)
        return None if outer is None else Phrase(*named, named[1], outer=outer + 1)
    at = verb.index - 1
    while at > sentence.first and tokens[at].pos in {"AUX", "ADV"}:
        at -= 1
    last = at
    while at >= sentence.first and verb.index - at <= MAX_SOURCE_WORDS and _in_phrase(tokens[at]):
        at -= 1
    at, last = _past_participle(parse, at, last, max(sentence.first, verb.index - MAX_SOURCE_WORDS))
    # "A charge the army denies", "a claim he rejects": the nearer noun phrase is the subject.
    first = at + 1
    for index in range(last, first, -1):
        begins = tokens[index].pos == "DET" or tokens[index].tag == "PRP"
        if begins and tokens[index - 1].pos in {"NOUN", "PROPN"}:
            first = index
            break
    return _phrase(parse, first, last)


def _past_participle(parse: Parse, at: int, last: int, floor: int) -> tuple[int, int]:
    """Where a noun begins and ends before its participle: "returns compiled by a broker imply".

    Args:
        parse: the report's tree.
        at: the token before the words that can be a phrase.
        last: the last of these words.
        floor: as far as to look.
    """
    tokens = parse.tokens
    if at <= floor or tokens[at].tag not in {"VBN", "VBG", "VBD"}:
        return at, last
    noun = at - 1
    if tokens[noun].pos not in {"NOUN", "PROPN"} or tokens[at + 1].pos not in {
        "ADP",
        "DET",
        "PRON",
    }:
        return at, last
    start = noun
    while start >= floor and _in_phrase(tokens[start]):
        start -= 1
    if start < floor or tokens[start].text not in {",", "–", "—"}:
        return at, last
    return start, noun


def role_and_name(parse: Parse, verb: Token) -> Phrase | None:
    """As in "its agent, Tamba Orel, claimed": a role, then a name between commas, before a verb.

    Read off the words, since the language model takes rare names for those of places.
    """
    tokens = parse.tokens
    at = verb.index - 1
    while at > 2 and tokens[at].pos in {"AUX", "ADV"}:
        at -= 1
    if at < 3 or tokens[at].text != ",":
        return None
    first = at
    while (
        first > 2
        and at - first < 5
        and (tokens[first - 1].pos == "PROPN" or tokens[first - 1].text == "-")
    ):
        first -= 1
    role = tokens[first - 2]
    if first == at or tokens[first - 1].text != "," or role.sentence != verb.sentence:
        return None
    if role.pos != "NOUN" or role.tag != "NN" or role.lemma.lower() not in person_nouns():
        return None
    if _past_role(parse, verb, role) is not None:
        return None
    return Phrase(first, at - 1, at - 1, outer=role.index)


def past_aside(parse: Parse, verb: Token) -> Phrase | None:
    """Whoever opens the clause of a verb before an aside that ends in a name, or None.

    As in "A memo read out by a deputy, Tamba Orel, warned": the memo warned. The parser takes the
    name right before the verb for its subject.
    """
    named = name_before(parse, verb.index)
    return None if named is None else _past_role(parse, verb, parse.tokens[named[0] - 2])


def _past_role(parse: Parse, verb: Token, role: Token) -> Phrase | None:
    """The same by the noun before the name: something came by, to or from them."""
    tokens, sentence = parse.tokens, parse.sentence_of(verb.index)
    at = role.index
    while at > sentence.first and _in_phrase(tokens[at - 1]) and tokens[at - 1].pos != "ADP":
        at -= 1
    if at <= sentence.first or tokens[at - 1].text.lower() not in _PASSED_BY:
        return None
    first, _ = parse.between_semicolons(verb.index, sentence.first, sentence.last - 1)
    while first < at and tokens[first].pos in {"PUNCT", "SPACE", "CCONJ"}:
        first += 1
    found = phrase_after(parse, first, at - 2)
    if found is None or found.last >= at - 2:
        return None
    after = tokens[found.last + 1]
    return found if after.text == "," or after.tag in {"VBN", "VBD"} else None


def subject_in_place(parse: Parse, verb: Token) -> Phrase | None:
    """What stands in the subject's place before a finite verb that the parser gave none."""
    if verb.tag not in {"VBD", "VBZ", "VBP"} or any(
        kid.tag in {"WP", "WDT", "EX"} for kid in parse.children(verb.index)
    ):
        return None
    sentence = parse.sentence_of(verb.index)
    found = phrase_before(parse, sentence, verb)
    if found is None or found.outer is not None:
        return found
    before = parse.tokens[found.first - 1] if found.first > sentence.first else None
    opens = before is None or before.text in {",", ";", ":", '"', "–", "—"} or before.pos == "CCONJ"
    return found if opens and parse.tokens[found.head].pos != "PRON" else None


def subject_at_comma(parse: Parse, verb: Token, subject: Token) -> Phrase | None:
    """The noun phrase between a comma and a verb, where the parser took another for the subject.

    As in "In a recording that a cleaner made, the manager tells staff": what stands right before a
    finite verb is its subject, unless a comma parts them.
    """
    tokens = parse.tokens
    before = tokens[verb.index - 1]
    if before.pos not in {"NOUN", "PROPN"} or subject.index >= verb.index - 1:
        return None
    found = subject_in_place(parse, verb)
    if found is None or found.outer is not None or subject.index >= found.first:
        return None
    opening = tokens[found.first]
    inside = tokens[found.first : found.last + 1]
    is_list = any(t.pos == "CCONJ" for t in inside) or tokens[subject.index].dep == "conj"
    begins = opening.pos == "DET" or opening.tag == "PRP$" or opening.pos == "PROPN"
    timed = tokens[found.head].entity in _TIME
    set_off = tokens[found.first - 1].text == ","
    return found if begins and set_off and not is_list and not timed else None


def led_astray(parse: Parse, verb: Token) -> Phrase | None:
    """The subject of a finite verb that the parser took for a participle, or None.

    As in "A man purporting to speak for the gang denied that", "Leaflets dropped by a plane told".
    """
    if (
        verb.dep != "acl"
        or verb.tag not in {"VBD", "VBN"}
        or any(_makes_participle(parse, kid) for kid in parse.children(verb.index))
    ):
        return None
    root = parse.tokens[verb.head]
    for _ in range(8):
        if root.head == root.index:
            break
        root = parse.tokens[root.head]
    if root.head != root.index or root.index > verb.index:
        return None
    if root.pos in {"NOUN", "PROPN"}:
        return _without_participle(parse, root)
    subject = parse.child(root.index, "nsubj")
    if verb.tag != "VBD" or subject is None or subject.pos not in {"NOUN", "PROPN"}:
        return None
    return _without_participle(parse, subject)


def overheard(parse: Parse, verb: Token) -> Phrase | None:
    """Who was heard to speak: the controller in "heard the controller say that", or None."""
    tokens = parse.tokens
    if verb.tag not in {"VB", "VBG"} or any(parse.children(verb.index, "aux")):
        return None
    floor = max(parse.sentence_of(verb.index).first, verb.index - _MAX_HEARD)
    for at in range(verb.index - 1, floor, -1):
        token = tokens[at]
        if token.pos in {"VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"} or token.tag == "TO":
            heard = token.pos == "VERB" and token.lemma.lower() in _HEARING
            return _phrase(parse, at + 1, verb.index - 1) if heard else None
    return None


def _makes_participle(parse: Parse, kid: Token) -> bool:
    """Whether a word shows a verb to be a participle: a helping verb, or "by" and who did it."""
    if kid.dep != "agent":
        return kid.dep in {"aux", "auxpass"}
    thing = parse.child(kid.index, "pobj")
    return thing is None or thing.lemma.lower() not in channels().keys() | {"link", "mail"}


def _without_participle(parse: Parse, noun: Token) -> Phrase:
    """A noun and what stands before it, without participles and clauses behind it."""
    last = noun.index
    for kid in parse.children(noun.index, "prep"):
        if kid.index == last + 1 and kid.text.lower() in _JOINING:
            thing = parse.child(kid.index, "pobj")
            last = thing.index if thing is not None else last
    return Phrase(min(parse.left[noun.index], noun.index), last, noun.index)


def before_aside(parse: Parse, verb: Token) -> Phrase | None:
    """A subject that an aside between commas parts from its verb: "The leaflet, ..., told"."""
    tokens = parse.tokens
    sentence = parse.sentence_of(verb.index)
    if verb.tag not in {"VBD", "VBZ", "VBP"} or verb.index <= sentence.first + 3:
        return None
    if tokens[verb.index - 1].text != ",":
        return None
    first, _ = parse.between_semicolons(verb.index, sentence.first, sentence.last - 1)
    while first < verb.index and tokens[first].pos in {"PUNCT", "SPACE", "CCONJ"}:
        first += 1
    found = phrase_after(parse, first, verb.index - 2)
    if found is None or tokens[found.last + 1].text != ",":
        return None
    aside = tokens[found.last + 2 : verb.index - 1]
    opens = bool(aside) and any(t.tag in {"WP", "WDT", "WP$", "VBN"} for t in aside[:4])
    return found if opens else None


def phrase_after(parse: Parse, first: int, limit: int) -> Phrase | None:
    """The noun phrase that begins at a token, as far as it goes without a comma.

    Args:
        parse: the report's tree.
        first: index of the token at which the phrase begins.
        limit: index of the last token that may belong to it.
    """
    at = first
    limit = min(limit, first + MAX_SOURCE_WORDS)
    if at < limit and parse.tokens[at].tag in {"VBN", "VBG"} and parse.tokens[at + 1].pos == "NOUN":
        at = first = at + 1  # "says leaked audit"
    while at <= limit and _in_phrase(parse.tokens[at]):
        if parse.tokens[at].entity in _TIME and at > first:
            break
        at += 1
    last = at - 1
    while last > first and parse.tokens[last].pos in {"ADP", "CCONJ", "DET", "PART"}:
        last -= 1
    return _phrase(parse, first, last)


def _with_role(parse: Parse, sentence: Sentence, named: Phrase) -> Phrase:
    """The same name, its outer edge where the description before it begins."""
    at = named.first - 2
    while at - 1 > sentence.first and _in_phrase(parse.tokens[at - 1]):
        at -= 1
    return Phrase(named.first, named.last, named.head, outer=at)


def _phrase(parse: Parse, first: int, last: int) -> Phrase | None:
    tokens = parse.tokens
    if first > last or tokens[first].pos not in _OPENING:
        return None
    head = last
    for index in range(first + 1, last + 1):
        if tokens[index].pos == "ADP":
            head = index - 1
            break
    # An adjective may stand for people ("the accused", "the 23-year-old").
    stands_alone = tokens[head].pos == "ADJ" and tokens[first].pos == "DET" and head > first
    return Phrase(first, last, head) if tokens[head].pos in _HEADS or stands_alone else None


def _in_phrase(token: Token) -> bool:
    if token.pos == "ADP":
        return token.text.lower() in _JOINING
    if token.tag in {"WP", "WDT", "WP$"}:
        return False
    return token.pos in _IN_PHRASE or token.text == "-"
