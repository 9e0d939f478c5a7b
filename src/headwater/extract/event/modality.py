"""Whether an event is asserted, denied, expected, supposed, or told as history, by the parse.

The word that reports the event hangs in the sentence from a chain of words that govern it ("denied
that it had SHELLED the mill"). Each of them, with its auxiliaries, adverbs and adjectives, may say
that it did not happen, is to come, or is only supposed. What nothing of the kind is said of is
history if it was over for a year when the report was published, and asserted if not.
"""

from __future__ import annotations

from datetime import timedelta

from headwater.extract.event.scene import is_long_ago
from headwater.extract.time.calendar import parse_day
from headwater.lexicon.modality import modality_words
from headwater.model import Annotations, Modality, Report, TimeExpression, Token

_NEGATIONS = frozenset({"not", "n't", "never", "no", "without", "neither", "nor"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
# What ended this long before publication is background, not news (PLOVER: historical).
_HISTORY = timedelta(days=366)
_MOST_STEPS = 6
_SAYING = frozenset("say tell report add claim state write note announce acknowledge".split())
# What is not known or confirmed is not denied.
_KNOWING = frozenset("confirm verify clear know establish substantiate corroborate certain".split())
_PARTIES = frozenset({"nsubj", "nsubjpass", "dobj"})
_ASIDE = frozenset({"aux", "auxpass", "advmod", "amod", "acomp", "neg", "oprd"})


def modality_of(
    report: Report,
    annotations: Annotations,
    trigger: Token,
    time: TimeExpression | None,
    *,
    denied: bool = False,
) -> Modality:
    """PLOVER's auxiliary mode of what `trigger` reports; "asserted" where none applies.

    Args:
        report: the report.
        annotations: its parse.
        trigger: the word that reports the event.
        time: when the event took place.
        denied: whether the event is that something was not done ("did not intervene").
    """
    sight = _Sight(annotations, trigger)
    if denied:
        return "asserted"
    if sight.is_negated():
        return "negated"
    if sight.is_supposed():
        return "hypothetical"
    if sight.is_to_come():
        return "future"
    if _is_history(report, time) or sight.has("historical", "nouns"):
        return "historical"
    return "asserted"


class _Sight:
    """The words that govern a trigger, nearest first, with those beside each."""

    def __init__(self, annotations: Annotations, trigger: Token) -> None:
        self._annotations = annotations
        self._trigger = trigger
        self._chain = _governing(annotations, trigger)
        self._above = self._chain[1:]
        self._keys = {key for word in self._above for key in _keys(annotations, word)}
        self._aside = {
            c.text.casefold()
            for word in self._chain
            for c in annotations.children(word.index)
            if c.dep in _ASIDE
        }

    def has(self, modality: str, place: str) -> bool:
        """Whether a word of a modality's list stands above the trigger, or beside the chain."""
        words = modality_words()[modality].get(place, frozenset())
        if place in {"verbs", "nouns"}:
            return not words.isdisjoint(self._keys)
        return not words.isdisjoint(self._aside)

    def is_negated(self) -> bool:
        """Whether it did not happen: denied, refused, averted, or nobody did or suffered it."""
        denied = any(self.has("negated", place) for place in ("verbs", "nouns", "adjectives"))
        refused = any(
            _is_refused(self._annotations, word)
            for word in self._chain[:4]
            if not self._is_of_knowing(word)
        )
        return denied or refused or self.has("negated", "adverbs") or self._has_yet_to()

    def is_supposed(self) -> bool:
        """Whether it may happen or have happened, is feared, or hangs on a condition."""
        may = self.has("hypothetical", "auxiliaries") or self._would_if()
        places = ("verbs", "nouns", "adjectives", "adverbs")
        unknown = any(
            w.lemma.casefold() in _KNOWING and _is_refused(self._annotations, w)
            for w in self._above
        )
        return (
            may
            or unknown
            or self._on_condition()
            or any(self.has("hypothetical", p) for p in places)
        )

    def is_to_come(self) -> bool:
        """Whether it is planned, ordered, promised or announced."""
        if any(self.has("future", p) for p in ("auxiliaries", "adjectives", "nouns")):
            return True
        return self._is_to() or self._is_bidden() or "would" in self._aside

    def _is_of_knowing(self, word: Token) -> bool:
        """Whether a word says that something is known or clear, so that "not" leaves it open."""
        children = self._annotations.children(word.index)
        said = [word, *(c for c in children if c.dep in {"acomp", "attr"})]
        return any(w.lemma.casefold() in _KNOWING for w in said)

    def _has_yet_to(self) -> bool:
        return "yet" in self._aside and any(w.lemma.casefold() == "have" for w in self._above)

    def _would_if(self) -> bool:
        """Whether it "would have killed": supposed, unless somebody said that it would come."""
        if "would" not in self._aside:
            return False
        said = any(w.lemma.casefold() in _SAYING for w in self._chain)
        head = self._annotations.tokens[self._chain[-1].head]
        reported = said or head.lemma.casefold() in _SAYING
        return not reported or self._have_been()

    def _have_been(self) -> bool:
        return "have" in self._aside

    def _on_condition(self) -> bool:
        """Whether "if" or "unless" opens the clause, or "should the talks fail"."""
        conditions = modality_words()["hypothetical"]["conditions"]
        opened = any(
            c.dep in {"mark", "advmod"} and c.text.casefold() in conditions
            for word in self._chain
            for c in self._annotations.children(word.index)
        )
        any_one = any(
            c.dep == "det" and c.text.casefold() == "any"
            for c in self._annotations.children(self._trigger.index)
        )
        return opened or (any_one and self._trigger.pos == "NOUN")

    def _is_to(self) -> bool:
        """Whether "to" and a verb stand under a form of "be" or "go": "doctors are to march"."""
        aux = {c.text.casefold() for c in self._annotations.children(self._chain[0].index)}
        heads = {w.lemma.casefold() for w in self._above[:1]}
        return "to" in aux and bool(heads & {"be", "go"}) and "yet" not in self._aside

    def _is_bidden(self) -> bool:
        """Whether a verb of planning, bidding or promising governs it."""
        words = modality_words()["future"]
        strong = words["verbs"] - words["weak"]
        if strong & self._keys:
            return True
        trigger = self._trigger
        to = any(
            c.text.casefold() == "to" and c.dep == "aux"
            for word in self._chain
            for c in self._annotations.children(word.index)
        )
        return bool(words["weak"] & words["verbs"] & self._keys) and (to or trigger.pos == "NOUN")


def _keys(annotations: Annotations, word: Token) -> list[str]:
    """A word's lemma, alone and with its particle: "rule", "rule+out"."""
    lemma = word.lemma.casefold()
    with_particles = [
        f"{lemma}+{c.text.casefold()}"
        for c in annotations.children(word.index)
        if c.dep in {"prt", "advmod"}
    ]
    return [*with_particles, lemma]


def _governing(annotations: Annotations, trigger: Token) -> list[Token]:
    """The trigger and the words that govern it as a complement, nearest first."""
    chain = [trigger]
    at = trigger
    for _ in range(_MOST_STEPS):
        head = annotations.tokens[at.head]
        if head.index == at.index or not _is_complement(annotations, at, head):
            break
        chain.append(head)
        at = head
    return chain


def _is_complement(annotations: Annotations, at: Token, head: Token) -> bool:
    if at.dep in {"ccomp", "xcomp", "pcomp", "acl", "pobj", "auxpass", "oprd", "attr", "acomp"}:
        says = head.pos == "VERB" and head.lemma.casefold() in _SAYING
        return not says or at.dep == "xcomp"
    if at.dep == "advcl":
        return at.tag == "VB" and all(c.dep != "mark" for c in annotations.children(at.index))
    if at.dep in {"dobj", "nsubjpass", "nsubj"}:
        return at.pos in {"NOUN", "PROPN"}
    if at.dep == "prep":
        return head.pos != "VERB" or at.text.casefold() in {"for", "from", "of", "about", "on"}
    return at.dep == "conj" and head.pos == at.pos


def _is_refused(annotations: Annotations, word: Token) -> bool:
    """Whether "not", "no" or "without" stands by a word, or nobody does or suffers it."""
    for child in annotations.children(word.index):
        said = child.text.casefold()
        if child.dep == "neg" or (child.dep in {"det", "preconj", "cc"} and said in _NEGATIONS):
            return not _is_not_only(annotations, child)
        if child.dep in _PARTIES and (said in _NOBODY or _has_no(annotations, child)):
            return True
    return annotations.tokens[word.head].text.casefold() == "without"


def _has_no(annotations: Annotations, party: Token) -> bool:
    return any(
        c.dep in {"det", "preconj", "advmod"} and c.text.casefold() in {"no", "neither", "hardly"}
        for c in annotations.children(party.index)
    )


def _is_not_only(annotations: Annotations, negation: Token) -> bool:
    following = annotations.tokens[negation.index + 1 : negation.index + 2]
    return any(t.text.casefold() in {"only", "just", "merely"} for t in following)


def _is_history(report: Report, time: TimeExpression | None) -> bool:
    """Whether it ended more than a year before the report was published."""
    if time is None or is_long_ago(time):
        return time is not None
    published, ended = parse_day(report.published.earliest), parse_day(time.latest)
    return published is not None and ended is not None and published - ended > _HISTORY
