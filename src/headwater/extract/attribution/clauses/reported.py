"""The clause that a verb reports: behind it, before it, wrapped round it."""

from __future__ import annotations

from headwater.extract.attribution.clauses.turns import end_of_speech
from headwater.extract.attribution.words.spans import opens_adverbially
from headwater.extract.parse import Parse
from headwater.lexicon.cues import VerbCue, verb_cues
from headwater.model import Token

# Verbs whose clause is a report only if it is a question ("asked that her name be kept" is a wish).
_TELLING = {"tell", "inform", "assure", "warn", "notify", "remind"}
_NEEDS_QUESTION = {"ask", "wonder", "inquire", "enquire"}


def clause_content(parse: Parse, verb: Token, cue: VerbCue) -> tuple[int, int, float] | None:
    """The finite clause that a verb reports.

    Returns:
        First and last token and confidence, or None where the tree shows none.
    """
    complements = [
        kid
        for kid in parse.children(verb.index, "ccomp", "parataxis")
        if (parse.right[kid.index] > parse.left[kid.index] or kid.pos in {"VERB", "AUX"})
        and not _is_parted(parse, verb, kid)
        and not _is_adverbial(parse, verb, kid)
        and not _is_fronted(parse, verb, kid)
    ]
    if not complements:
        return (
            _clause_in_phrase(parse, verb)
            or wrapping_clause(parse, verb)
            or _stranded_clause(parse, verb)
        )
    best = max(complements, key=lambda k: parse.right[k.index] - parse.left[k.index])
    if cue.lemma in _NEEDS_QUESTION and not _asks(parse, best):
        return None
    if best.index < verb.index:
        return _clause_before(parse, verb, best)
    first, last, confidence = _clause_after(parse, verb, best)
    return first, end_of_speech(parse, verb, best, last), confidence


def _asks(parse: Parse, clause: Token) -> bool:
    """Whether a clause is an indirect question ("whether it fell", "why it fell")."""
    words = {t.text.lower() for t in parse.tokens[parse.left[clause.index] : clause.index + 1]}
    return bool(words & {"if", "whether", "why", "what", "who", "how", "when", "where", "which"})


def _clause_in_phrase(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    """As in "said in a statement that it sank", "told a court that ...": it hangs on the noun."""
    for kid in parse.children(verb.index, "advcl"):
        # "Said, quoting his mother, that ...": hung on what he did while he said it.
        clause = parse.child(kid.index, "ccomp") if kid.tag == "VBG" else None
        before = parse.tokens[parse.left[clause.index] - 1] if clause is not None else None
        if clause is None or before is None or before.text != "," or kid.index < verb.index:
            continue
        if parse.tokens[before.index + 1].text.lower() == "that":
            return before.index + 1, parse.right[clause.index], 0.85
    told = ("dobj", "dative") if verb.lemma.lower() in _TELLING else ()
    for kid in parse.children(verb.index, "prep", *told):
        thing = kid if kid.dep != "prep" else parse.child(kid.index, "pobj")
        if kid.index < verb.index or thing is None:
            continue
        for clause in parse.children(thing.index, "acl", "ccomp", "relcl"):
            first = parse.tokens[parse.left[clause.index]]
            if first.text.lower() == "that" and first.dep == "mark":
                return parse.left[clause.index], parse.right[clause.index], 0.85
            if kid.dep in told and clause.dep == "relcl" and _is_told(parse, thing, clause):
                return parse.left[clause.index], parse.right[clause.index], 0.75
    return None


def _is_told(parse: Parse, hearer: Token, clause: Token) -> bool:
    """As in "told detectives he fired", hung on the detectives: what they were told."""
    first = parse.left[clause.index]
    subject = parse.child(clause.index, "nsubj", "nsubjpass")
    if first != hearer.index + 1 or subject is None or parse.left[subject.index] != first:
        return False
    return subject.tag not in {"WP", "WDT"} and clause.tag in {"VBD", "VBZ", "VBP"}


def _is_adverbial(parse: Parse, verb: Token, clause: Token) -> bool:
    """Whether a clause after the verb tells when or why it was said ("she added when asked")."""
    first = parse.tokens[parse.left[clause.index]]
    opens = first.text.lower() in {"as", "after", "before", "while", "because", "since", "until"}
    asked = first.text.lower() == "when" and verb.lemma.lower() not in _NEEDS_QUESTION
    return first.index > verb.index and (opens or asked) and first.dep in {"mark", "advmod"}


def _is_fronted(parse: Parse, verb: Token, clause: Token) -> bool:
    """As in "In a note that his wife played to us, Orel says": a phrase that the verb stands by."""
    first = parse.tokens[parse.left[clause.index]]
    is_phrase = clause.pos in {"NOUN", "PROPN"} and first.pos == "ADP"
    return clause.index < verb.index and is_phrase


def _is_parted(parse: Parse, verb: Token, clause: Token) -> bool:
    """Whether a semicolon parts a verb from what the parser took for its complement."""
    first, last = sorted((verb.index, clause.index))
    return any(parse.tokens[i].text == ";" for i in range(first + 1, last))


def wrapping_clause(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    """The clause round a verb between commas.

    As in "The witness, she said, had not been promised anything".
    """
    head = parse.tokens[verb.head]
    if verb.dep not in {"parataxis", "ccomp", "advcl", "dep", "conj"} or head.index == verb.index:
        return None
    first, last = parse.left[verb.index], parse.right[verb.index]
    subject = parse.child(verb.index, "nsubj", "nsubjpass")
    if subject is None or not _is_between_commas(parse, first, last):
        return None
    if parse.tokens[first].text.lower() == "that" and parse.tokens[first].dep == "mark":
        return None
    outer_first, outer_last = parse.left[head.index], parse.right[head.index]
    outer_first, outer_last = _within_stops(parse, verb.index, outer_first, outer_last)
    if outer_first >= first:
        return (last + 1, outer_last, 0.8) if outer_last > last + 1 else None
    if outer_last <= last + 1:
        outer_last = first - 1
    return outer_first, outer_last, 0.8


def _within_stops(parse: Parse, at: int, first: int, last: int) -> tuple[int, int]:
    """A range cut at the semicolons and colons nearest to the token at `at`."""
    for index in range(at - 1, first, -1):
        if parse.tokens[index].text == ":":
            first = index + 1
            break
    return parse.between_semicolons(at, first, last)


def _is_between_commas(parse: Parse, first: int, last: int) -> bool:
    tokens = parse.tokens
    before = tokens[first - 1].text if first else ""
    opens = before in {",", "-", "–", "—"} or tokens[first].text in {",", "-", "–", "—"}
    after = tokens[last + 1].text if last + 1 < len(tokens) else "."
    closes = after in {",", ".", ":", ";", "-", "–", "—", '"'} or tokens[last].text in {
        ",",
        ".",
        ":",
    }
    return opens and closes


def _clause_before(parse: Parse, verb: Token, clause: Token) -> tuple[int, int, float]:
    """As in "The boat sank, officials said": also what was put in front of it."""
    first, last = parse.left[clause.index], parse.right[clause.index]
    for kid in parse.children(verb.index):
        if kid.index >= clause.index:
            break
        if kid.dep in {"advcl", "prep", "advmod", "npadvmod", "nmod", "ccomp", "dep"}:
            first = min(first, parse.left[kid.index])
            break
    first = _first_of_coordination(parse, verb, first)
    first, _ = parse.between_semicolons(verb.index, first, last)
    last = _up_to_speaker(parse, verb, _last_clause_end(parse, verb, last))
    return first, _wrapped_end(parse, verb, last), 0.9


def _last_clause_end(parse: Parse, verb: Token, last: int) -> int:
    """Where what is joined to a clause ends: "The boat sank, and a boy shouted it, he said"."""
    tokens = parse.tokens
    for kid in parse.children(verb.index, "ccomp"):
        joined = any(t.dep == "cc" for t in tokens[last : parse.left[kid.index]])
        if last < kid.index < verb.index and joined:
            last = parse.right[kid.index]
    return last


def _up_to_speaker(parse: Parse, verb: Token, last: int) -> int:
    """What runs on between a clause and its speaker, hung on the verb: "... as it sank, X said"."""
    subject = parse.child(verb.index, "nsubj")
    if subject is None or not last < parse.left[subject.index] < verb.index:
        return last
    for kid in parse.children(verb.index):
        runs_on = kid.dep in {"advcl", "prep", "npadvmod", "advmod"} and kid.index > last
        if runs_on and parse.right[kid.index] < parse.left[subject.index]:
            last = parse.right[kid.index]
    return last


def _first_of_coordination(parse: Parse, verb: Token, first: int) -> int:
    """As in "Two died and nine are missing, police said", with "said" hung on "died"."""
    head = parse.tokens[verb.head]
    if verb.dep != "conj" or head.index >= first or head.lemma.lower() in verb_cues():
        return first
    joining = parse.tokens[first - 1]
    return parse.left[head.index] if joining.dep == "cc" else first


def _wrapped_end(parse: Parse, verb: Token, last: int) -> int:
    """Where a clause ends that begins before the verb and goes on after it."""
    subject = parse.child(verb.index, "nsubj")
    group_last = max(verb.index, parse.right[subject.index] if subject else verb.index)
    tokens, sentence = parse.tokens, parse.sentence_of(verb.index)
    if last < verb.index and group_last + 2 < sentence.last:
        after, then = tokens[group_last + 1], tokens[group_last + 2]
        goes_on = after.text == ":" or (after.text == "," and then.dep == "cc")
        if goes_on and not any(t.text == '"' for t in tokens[group_last + 1 : sentence.last]):
            return sentence.last - 1
    return last


def _clause_after(parse: Parse, verb: Token, clause: Token) -> tuple[int, int, float]:
    """As in "Officials said that the boat sank at dawn": also what runs on without a comma."""
    first, last = parse.left[clause.index], parse.right[clause.index]
    for kid in parse.children(verb.index):
        runs_on = parse.left[kid.index] == last + 1 and kid.dep in {
            "prep", "npadvmod", "advmod", "advcl", "dobj", "oprd", "acomp",
        }  # fmt: skip
        if kid.index > clause.index and (runs_on or kid.dep == "ccomp") and not _is_cue(kid):
            last = parse.right[kid.index]
    _, last = parse.between_semicolons(verb.index, first, last)
    # A clause that begins before the verb wraps round it ("The bill, he said, would fail").
    return first, last, 0.9


def _is_cue(token: Token) -> bool:
    return token.pos == "VERB" and token.lemma.lower() in verb_cues()


def _stranded_clause(parse: Parse, verb: Token) -> tuple[int, int, float] | None:
    """A clause that the parser did not attach: all before ", X said." at a sentence's end."""
    subject = parse.child(verb.index, "nsubj")
    if subject is None:
        return None
    sentence = parse.sentence_of(verb.index)
    first = min(parse.left[subject.index], verb.index)
    tokens = parse.tokens
    last = first - 1
    if last <= sentence.first + 2 or tokens[last].text != ",":
        return None
    tail = [t for t in tokens[verb.index + 1 : sentence.last] if t.pos not in {"PUNCT", "SPACE"}]
    if any(kid.index > verb.index for kid in parse.children(verb.index, "dobj")):
        return None
    after_subject = [t for t in tail if t.index > parse.right[subject.index]]
    if len(after_subject) > 8 or any(t.pos == "VERB" for t in after_subject):
        return None
    if opens_adverbially(tokens[sentence.first : last]):
        return None
    has_verb = any(t.pos in {"VERB", "AUX"} for t in tokens[sentence.first : last])
    return (sentence.first, last - 1, 0.7) if has_verb else None


def as_clause_content(
    parse: Parse, verb: Token, *, put_it: bool = False
) -> tuple[int, int, float] | None:
    """As in "The bridge, as engineers reported, was closed": the clause round the as-clause."""
    if verb.dep not in {"advcl", "ccomp", "parataxis"} or verb.head == verb.index:
        return None
    marks = [k for k in parse.children(verb.index, "mark", "advmod") if k.text.lower() == "as"]
    if not marks or (not put_it and any(parse.children(verb.index, "ccomp", "dobj"))):
        return None
    first, last = parse.left[verb.head], parse.right[verb.head]
    own_first, own_last = parse.left[verb.index], parse.right[verb.index]
    if own_first == first:
        first = own_last + 1
    elif own_last == last or own_last + 1 == last:
        last = own_first - 1
    return (first, last, 0.7) if first <= last else None
