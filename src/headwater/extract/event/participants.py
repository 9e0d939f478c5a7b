"""Who does what to whom: actors and recipients of a verb or of a noun of action, by the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headwater.extract.event.sectors import sector_of
from headwater.lexicon.lightverbs import LIGHT
from headwater.lexicon.months import MONTHS, WEEKDAYS
from headwater.lexicon.plover import code_list
from headwater.model import Annotations, Token

_SUBJECTS = frozenset({"nsubj"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "dative"})
_AGAINST = frozenset({"against", "on", "at", "upon", "toward", "towards"})
# Verbs whose "with" names the other side; elsewhere it names a tool or a companion.
_TWO_SIDED = frozenset(
    "clash fight meet negotiate talk cooperate ally agree battle consult".split()
)
# Nouns that only measure: the people are in the phrase after "of".
MEASURES = frozenset(
    "stream wave spate number series group couple percentage majority handful crowd dozen hundred "
    "thousand score lot rest part string flood most half any all none each many several few "
    "those".split()
)
_INHERITING = frozenset("conj xcomp advcl pcomp prep acl dobj pobj attr".split())
_BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})
_SUFFERING = frozenset({"die", "perish"})
_BETWEEN = frozenset({"clash", "fight", "battle", "skirmish", "meet", "negotiate", "talk"})
_SUFFERED = frozenset({"wound", "injure", "kill", "hurt", "displace", "arrest"})
# Words that stand for somebody only together with what they refer to.
_EMPTY = frozenset(
    "it they he she we i you who which that this these those there what them him her us me "
    "one some many others himself themselves whom all".split()
)
_OF = frozenset({"of", "against", "on", "upon"})
_TOWARDS = frozenset("on at against upon to from of for toward towards into".split())
_MOST_WORDS = 9
_PEOPLE_LABELS = frozenset({"NORP", "GPE", "ORG", "PERSON"})


@dataclass(frozen=True, slots=True)
class Participants:
    """Those named as doing and those named as done to, in the text's words, in order.

    Attributes:
        actors: who did it; words that stand for somebody else ("they") are left out.
        recipients: to whom.
        to_somebody: whether it was done to somebody, named or not.
    """

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    to_somebody: bool


def participants_of(
    annotations: Annotations,
    trigger: Token,
    tools: frozenset[str] = frozenset(),
    cause: Token | None = None,
) -> Participants:
    """Actors and recipients of an event, as the text names them.

    Args:
        annotations: the parse.
        trigger: the word that reports it.
        tools: lemmas of objects that are no party to it ("opened fire on the crowd").
        cause: the attack that people died of, whose actors are those of the killing.
    """
    reader = _Reader(annotations)
    verbal = trigger.tag.startswith("VB") and trigger.dep not in {"pobj", "dobj"}
    actors, recipients = reader.of_verb(trigger) if verbal else reader.of_noun(trigger)
    if verbal and tools:
        behind = [r for r in reader.behind(trigger) if r.lemma.casefold() not in tools]
        recipients = behind or [r for r in _people(recipients) if r.lemma.casefold() not in tools]
    if verbal and trigger.lemma.casefold() in _SUFFERING:
        actors, recipients = [], [*actors, *recipients]  # who dies is done to
    if cause is not None:
        actors = [a for a in actors if a.index != cause.index] + reader.of_noun(cause)[0]
    if verbal and trigger.lemma.casefold() in _BETWEEN and not recipients:
        actors = [*actors, *reader.between(trigger)]
    actors = [a for a in actors if not _is_deed(a)]
    return Participants(reader.names(actors), reader.names(recipients), bool(recipients))


def _is_deed(head: Token) -> bool:
    """Whether a subject is what happened rather than somebody: "the blast killed"."""
    lemma = head.lemma.casefold()
    return lemma in code_list().nouns and not sector_of(lemma) and not head.entity


def _is_time(token: Token) -> bool:
    lemma = token.text.casefold()
    return token.entity in {"DATE", "TIME"} or lemma in WEEKDAYS or lemma in MONTHS


def _people(heads: list[Token]) -> list[Token]:
    """Those of some heads that are people: "took nine men into custody"."""
    return [h for h in heads if h.entity in _PEOPLE_LABELS or sector_of(h.lemma)]


def _is_somebody(token: Token) -> bool:
    """Whether a word before a noun of action names who acts: "police firing", "army raid"."""
    return token.entity in _PEOPLE_LABELS or (
        token.pos in {"NOUN", "PROPN"} and sector_of(token.lemma) not in {"", "CVL"}
    )


class _Reader:
    def __init__(self, annotations: Annotations) -> None:
        self.annotations = annotations
        self.tokens = annotations.tokens

    def of_verb(self, verb: Token) -> tuple[list[Token], list[Token]]:
        """Heads of the phrases that name the actors and the recipients of a verb."""
        children = self.annotations.children(verb.index)
        passive = any(c.dep in {"nsubjpass", "auxpass"} for c in children)
        if verb.tag == "VBN" and verb.dep in {"acl", "amod"} and not passive:
            passive = True  # "the men arrested in the raid"
        actors = [c for c in children if c.dep in _SUBJECTS]
        recipients = [c for c in children if c.dep in _OBJECTS]
        for child in children:
            if child.dep == "agent":
                actors += self._governed(child)
            elif child.dep == "prep" and not recipients and self._names_other_side(child, verb):
                recipients += self._governed(child)
        if verb.tag == "VBN" and verb.lemma in _SUFFERED and all(a.pos == "NUM" for a in actors):
            # "11 killed and 20 wounded": a bare participle; nobody is said to have done it
            recipients, actors, passive = [*actors, *recipients], [], True
        if verb.tag == "VBG":  # "police firing"
            actors += [c for c in children if c.dep in _BEFORE_NOUN and _is_somebody(c)]
        if actors and not recipients and not passive and self._is_short_passive(verb):
            actors, recipients, passive = [], actors, True
        if not actors and not passive:
            actors = self._inherited(verb)
        elif passive and not recipients:
            head = self.tokens[verb.head]
            recipients = [head] if verb.dep in {"acl", "amod"} else self._inherited(verb)
        return self._resolved(actors), self._resolved(recipients)

    def _is_short_passive(self, verb: Token) -> bool:
        """Whether a verb lacks the object that it must have: "the 51 people arrested for it"."""
        lemma = verb.lemma.casefold()
        suffered = any(lemma in toll.verbs for toll in code_list().tolls.values())
        return verb.tag in {"VBD", "VBN"} and suffered and lemma not in _SUFFERING | {"capture"}

    def of_noun(self, noun: Token) -> tuple[list[Token], list[Token]]:
        """The same for a noun of action: "U.S. raid on", "execution of", "attack by"."""
        actors: list[Token] = []
        recipients: list[Token] = []
        for child in self.annotations.children(noun.index):
            if child.dep == "poss" or (child.dep in _BEFORE_NOUN and _is_somebody(child)):
                actors.append(child)
            elif child.dep == "prep" and child.text.casefold() == "by":
                actors += self._governed(child)
            elif child.dep == "prep" and child.text.casefold() in _OF:
                recipients += self._governed(child)
        head = self.tokens[noun.head]
        if not actors and noun.dep == "pobj" and head.text.casefold() in {"to", "on"}:
            head = self.tokens[head.head]  # "resorted to a baton charge", "went on strike"
        if not actors and noun.dep in {"dobj", "nsubjpass", "pobj"} and head.lemma in LIGHT:
            actors = self.of_verb(head)[0]
        return self._resolved(actors), self._resolved(recipients)

    def behind(self, verb: Token) -> list[Token]:
        """Who stands behind a preposition of the verb or of its object: "fire on the crowd"."""
        children = self.annotations.children(verb.index)
        objects = [c for c in children if c.dep in _OBJECTS]
        return [
            governed
            for head in (verb, *objects)
            for child in self.annotations.children(head.index)
            if child.dep in {"prep", "dative"} and child.text.casefold() in _TOWARDS
            for governed in self._governed(child)
            if head is not verb or governed.entity not in {"DATE", "TIME", "GPE"}
        ]

    def between(self, verb: Token) -> list[Token]:
        """The other side of a two-sided doing: "clashed with", "between A and B"."""
        children = self.annotations.children(verb.index)
        return [
            governed
            for child in children
            if child.dep == "prep" and child.text.casefold() in {"with", "between", "against"}
            for governed in self._governed(child)
        ]

    def names(self, heads: Iterable[Token]) -> tuple[str, ...]:
        """The phrases of some heads, each once, conjuncts apart."""
        found = [self._phrase(part) for head in heads for part in (head, *self._conjuncts(head))]
        return tuple(dict.fromkeys(name for name in found if name))

    def _names_other_side(self, preposition: Token, verb: Token) -> bool:
        word = preposition.text.casefold()
        return word in _AGAINST or (word == "with" and verb.lemma in _TWO_SIDED)

    def _governed(self, preposition: Token) -> list[Token]:
        children = self.annotations.children(preposition.index)
        return [
            c
            for c in children
            if c.dep in {"pobj", "pcomp"} and c.pos != "VERB" and not _is_time(c)
        ]

    def _inherited(self, verb: Token) -> list[Token]:
        """The subject that a verb shares with the verb or noun that it hangs from."""
        at = verb
        for _ in range(4):
            head = self.tokens[at.head]
            if head.index == at.index:
                return []
            bidden = [c for c in self.annotations.children(head.index) if c.dep == "dobj"]
            if at.dep == "xcomp" and bidden and at.index > bidden[-1].index:
                return bidden  # "forced the police to open fire"
            if at.dep == "acl" and self._is_to(at):
                at = head  # "their efforts to recruit": whose efforts they are
                continue
            if at.dep in {"relcl", "acl"} and head.pos in {"NOUN", "PROPN"}:
                return [head]
            if at.dep not in _INHERITING:
                return []
            subjects = [
                c for c in self.annotations.children(head.index) if c.dep in {"nsubj", "nsubjpass"}
            ]
            if subjects:
                return subjects
            at = head
        return []

    def _is_to(self, verb: Token) -> bool:
        children = self.annotations.children(verb.index)
        return any(c.dep == "aux" and c.text.casefold() == "to" for c in children)

    def _resolved(self, heads: list[Token]) -> list[Token]:
        """A relative pronoun stands for the noun that its clause hangs from."""
        made = []
        for named in heads:
            head = named
            if head.text.casefold() in {"who", "which", "that", "whom"}:
                verb = self.tokens[head.head]
                noun = self.tokens[verb.head]
                if verb.dep == "relcl" and noun.pos in {"NOUN", "PROPN"}:
                    head = noun
            made += self._measured(head)
        return made

    def _measured(self, head: Token) -> list[Token]:
        """The people in "a steady stream of people"; otherwise the head itself."""
        if head.lemma.casefold() in MEASURES:
            for child in self.annotations.children(head.index):
                if child.dep == "prep" and child.text.casefold() == "of":
                    return self._governed(child) or [head]
        return [head]

    def _conjuncts(self, head: Token) -> Iterator[Token]:
        for child in self.annotations.children(head.index):
            if child.dep == "conj" and child.pos in {"NOUN", "PROPN"}:
                yield child
                yield from self._conjuncts(child)

    def _phrase(self, head: Token) -> str:
        """The words of a noun phrase without its clauses, conjuncts, appositions and article."""
        if head.text.casefold() in _EMPTY or head.pos not in {"NOUN", "PROPN", "NUM", "ADJ"}:
            return ""
        kept = {head.index}
        frontier = [head.index]
        while frontier:
            for child in self.annotations.children(frontier.pop()):
                left = child.index < head.index and child.dep in {
                    "compound", "amod", "nmod", "nummod", "poss", "quantmod", "advmod", "case",
                    "punct",
                }  # fmt: skip
                if left and child.text not in {'"', ","}:
                    kept.add(child.index)
                    frontier.append(child.index)
        first, last = min(kept), head.index + 1
        if last - first > _MOST_WORDS:
            first = last - _MOST_WORDS
        words = self.tokens[first:last]
        pieces = [
            w.text + (" " if n + 1 < len(words) and words[n + 1].start > w.end else "")
            for n, w in enumerate(words)
        ]
        return "".join(pieces).strip(" '\"-")
