"""Whether a child credits a voice in some other way than by an attribution over the words."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.credits.credit import Credit
from headwater.drift.credits.voices import BODIES, head_noun, kind_of, same_voice, voice_words
from headwater.drift.language import subject_of
from headwater.lexicon.cues import account_cues, adverb_cues, noun_cues, report_verbs
from headwater.lexicon.fold import fold_word
from headwater.lexicon.likeness import likeness, word_key
from headwater.lexicon.people import is_person_noun
from headwater.lexicon.voices import voice_words as words_of_table
from headwater.model import Attribution, Sentence, Telling, Token

_GOVERNED = frozenset({"ccomp", "xcomp", "parataxis", "advcl", "acl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE"})
_RELATIVES = frozenset({"who", "which", "that"})
# Nouns for what somebody said or thinks, beside those of the lexicon: "his line was that".
_SPEECH_NOUNS = frozenset(
    """line formula guess view version word message verdict answer explanation account estimate
    count survey census study poll tally list figure reading take opinion impression belief theory
    argument story reckoning eye mind telling appeal complaint accusation allegation charge plea
    assessment finding""".split()
)
# "On paper he died of pneumonia": somebody's version, though nobody's name.
_VERSIONS = ("on paper", "officially", "on the record", "formally")
_HEARSAY = 0.3
# A verb this like the parent's word of report is that word.
_SAME_ACT = 0.5
_SAME_WORDS = 0.7
# Sentences of a paragraph over which a voice carries, either way.
_NEAR = 2
# Words of a source that must return for it to be told of again.
_DESCRIBED = 3
_ALL_BUT_ONE = 0.8
# Words in which a sentence says that it is about the one before it: "That is what".
_OPENING = 4


def speaks_in(credit: Credit, voice: Attribution) -> bool:
    """Whether a child sentence credits a voice of the parent somewhere, or names it as one.

    A clause may be credited by words that the attribution stage did not join to it ("the sheets, it
    maintains, were scanned"): whoever is named beside it has not been dropped. Who is named as the
    doer of what he was credited with saying is no source of it ("said she had seen 63 cases" ->
    "treated 63 people").
    """
    scene, parent = credit.scene, credit.rest.parent
    here = [
        a
        for a in scene.child.attributions
        if any(s is not None and scene.sentence.span.covers(s) for s in (a.cue, a.source))
    ]
    if any(same_voice(scene.child, a, parent, voice) for a in here):
        return True
    names = {
        fold_word(t.text)
        for t in scene.tokens
        if t.pos == "PROPN" and t.entity not in _PLACES and not _does_it(credit, t)
    }
    if voice_words(voice) & names or any(_pronoun_reports(scene.child, t) for t in scene.tokens):
        return True
    if kind_of(voice) == "document" and any(_is_account(t) for t in scene.tokens):
        return True
    head = head_noun(parent, voice.source)
    mine = credit.rest.child_word(head) if head is not None and head.is_content else None
    return mine is not None and not _does_it(credit, mine)


def _does_it(credit: Credit, name: Token) -> bool:
    """Whether a name is the subject of what was said, and said by its bearer."""
    parse = credit.scene.child.parse
    at = name
    while at.dep in {"compound", "flat", "appos"} and at.head != at.index:
        at = parse.tokens[at.head]
    return at.dep == "nsubj" and any(t.index == at.head for t in credit.came)


def taken_up_beside(credit: Credit, voice: Attribution) -> bool:
    """Whether a sentence near by credits the voice: speech that is carried over.

    Inside a paragraph, for what is said and not merely alleged; in the next paragraph where its
    first sentence retells the same sentence of the parent: a lead that is credited below it.
    """
    scene, parent = credit.scene, credit.rest.parent
    return (
        any(
            same_voice(scene.child, a, parent, voice)
            for beside in _sentences_beside(credit, voice)
            for a in scene.child.attributions
            if a.content.overlaps(beside.span)
        )
        or any(
            _is_told_by(scene.child, token, voice)
            for beside in _sentences_beside(credit, voice)
            if beside.index == scene.sentence.index - 1
            for token in scene.child.tokens(beside)
        )
        or _described_in_next(credit, voice)
        or _said_so_in_next(credit)
    )


def _is_told_by(telling: Telling, token: Token, voice: Attribution) -> bool:
    """Whether a word is a verb of report with the voice for its subject or its agent.

    Its words may be too many or too few for the attribution stage ("which announced the deaths").
    """
    if token.pos != "VERB" or token.lemma.lower() not in report_verbs():
        return False
    children = telling.parse.children(token.index)
    names = voice_words(voice)
    return any(
        fold_word(t.text) in names
        for c in children
        if c.dep in _SUBJECTS | {"agent"}
        for t in telling.parse.subtree(c.index)
    )


def _described_in_next(credit: Credit, voice: Attribution) -> bool:
    """Whether the next sentence tells where it is from: "The results were shown at a congress"."""
    scene = credit.scene
    following = scene.child.parse.sentences[scene.sentence.index + 1 : scene.sentence.index + 2]
    if voice.source is None:
        return False
    source = credit.rest.parent.parse.tokens_in(voice.source)
    keys = {word_key(t) for t in source if t.is_content}
    return any(
        len(keys & {word_key(t) for t in scene.child.tokens(s) if t.is_content}) >= _DESCRIBED
        for s in following
    )


def _said_so_in_next(credit: Credit) -> bool:
    """Whether the next sentence says who says so: "That is what researchers write"."""
    scene = credit.scene
    following = scene.child.parse.sentences[scene.sentence.index + 1 : scene.sentence.index + 2]
    tokens = [t for s in following for t in scene.child.tokens(s)]
    words = [t.text.lower() for t in tokens[:_OPENING]]
    return (
        words[:1] in (["that"], ["this"], ["so"])
        and bool({"what", "how", "toll", "version", "account"} & set(words))
        and any(t.lemma.lower() in report_verbs() for t in tokens)
    )


def _sentences_beside(credit: Credit, voice: Attribution) -> Iterator[Sentence]:
    """The sentences near enough to lend their voice; none but a next one to an allegation."""
    scene = credit.scene
    sentences, at = scene.child.parse.sentences, scene.sentence.index
    if at + 1 < len(sentences) and _retells_same(credit, sentences[at + 1]):
        yield sentences[at + 1]
    if credit.attribution.cue_class == "doubting":
        return
    reach = _NEAR if kind_of(voice) in BODIES else 0
    for beside in sentences[max(0, at - _NEAR) : at + reach + 1]:
        first, last = sorted((scene.sentence.span, beside.span))
        if beside.index != at and "\n" not in scene.child.report.text[first.end : last.start]:
            yield beside


def told_by_parent(credit: Credit) -> bool:
    """Whether the parent also tells the words in its own voice, elsewhere in its body."""
    parent = credit.rest.parent
    vectors = credit.scene.child.parse.vectors
    for sentence in parent.parse.sentences:
        if sentence.kind != "paragraph" or sentence.index == credit.rest.sentence.index:
            continue
        if any(True for _ in parent.attributions_in(sentence.span)):
            continue
        content = tuple(t for t in parent.tokens(sentence) if t.is_content)
        if not content:
            continue
        alike = likeness(credit.came, content, vectors, parent.parse.vectors)
        if float((alike.max(axis=1) >= _SAME_WORDS).mean()) >= _ALL_BUT_ONE:
            return True
    return False


def spoken_otherwise(credit: Credit) -> bool:
    """Whether the child's clause stands under a verb, noun or adverb of report of its own."""
    scene = credit.scene
    child = scene.child
    if any(
        h.strength >= _HEARSAY and _is_hearsay(h.span.text)
        for h in child.hedges_in(scene.sentence.span)
    ):
        return True
    text = scene.sentence.span.text.lower()
    if any(words in text for words in _VERSIONS):
        return True
    if _cue_came_down(credit):
        return True
    return any(_reports(child, t) for t in _above(credit)) or any(
        _is_speech_of_somebody(child, t) for t in scene.tokens
    )


def _is_hearsay(hedge: str) -> bool:
    return hedge.lower().startswith(("reported", "alleged", "said to", "claimed")) or (
        hedge.lower() in adverb_cues()
    )


def _cue_came_down(credit: Credit) -> bool:
    """Whether the verb of report itself came down: "counted" as "tallied"."""
    cue = credit.attribution.cue
    if cue is None:
        return False
    for token in credit.rest.parent.parse.tokens_in(cue):
        found = credit.rest.to_child.get(token.index)
        if token.is_content and found is not None and found[1] >= _SAME_ACT:
            mine = credit.scene.child.parse.tokens[found[0]]
            if mine.pos == "VERB" and subject_of(credit.scene.child.parse, mine) is not None:
                return True
    return False


def _above(credit: Credit) -> Iterator[Token]:
    """The words that govern a clause of what came down, each once."""
    parse = credit.scene.child.parse
    seen: set[int] = set()
    came = {t.index for t in credit.came}
    for token in credit.came:
        at = token
        while at.head != at.index and at.head not in seen:
            governed = at.dep in _GOVERNED
            at = parse.tokens[at.head]
            seen.add(at.index)
            if governed and at.index not in came:
                yield at


def _reports(telling: Telling, token: Token) -> bool:
    """Whether a verb puts what it governs into somebody's mouth or mind."""
    subjects = [c for c in telling.parse.children(token.index) if c.dep in _SUBJECTS]
    if not subjects or token.pos != "VERB":
        return False
    if token.lemma.lower() in report_verbs():
        return True
    complement = any(c.dep in {"ccomp", "xcomp"} for c in telling.parse.children(token.index))
    return complement and any(is_person_noun(s) for s in subjects)


def _is_speech_of_somebody(telling: Telling, token: Token) -> bool:
    """Whether a noun of speech or thought has an owner: "his guess", "the prosecution's line"."""
    lemma = token.lemma.lower()
    return (
        (_is_account(token) or lemma in noun_cues() or lemma in words_of_table("speech"))
        and token.pos == "NOUN"
        and any(c.dep == "poss" for c in telling.parse.children(token.index))
    )


def _is_account(token: Token) -> bool:
    """Whether a noun is of what sets something down: "a survey", "the tally"."""
    lemma = token.lemma.lower()
    return token.pos == "NOUN" and (lemma in _SPEECH_NOUNS or lemma in account_cues())


def _pronoun_reports(telling: Telling, token: Token) -> bool:
    """Whether a word is a verb of report whose subject is a pronoun: "he said"."""
    return token.lemma.lower() in report_verbs() and any(
        c.dep == "nsubj" and c.pos == "PRON" and c.text.lower() not in _RELATIVES
        for c in telling.parse.children(token.index)
    )


def _retells_same(credit: Credit, sentence: Sentence) -> bool:
    key = (credit.rest.parent.report.id, credit.rest.sentence.index)
    return sentence in credit.scene.retold.get(key, ())
