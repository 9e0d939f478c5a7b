"""Who does what to whom: actors and recipients of a verb or of a noun of action, by the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headwater.model import Annotations, Token

_SUBJECTS = frozenset({"nsubj"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "dative"})
_AGAINST = frozenset({"against", "on", "at", "upon", "toward", "towards"})
# Verbs whose "with" names the other side; elsewhere it names a tool or a companion.
_TWO_SIDED = frozenset(
    "clash fight meet negotiate talk cooperate ally agree battle consult".split()
)
# Verbs that only carry a noun of action: whoever launches an attack attacks.
_LIGHT = frozenset(
    "launch carry conduct mount stage commit make wage perform undertake begin start lead continue "
    "order hold open execute plan suspend take".split()
)
# Nouns that only measure: the people are in the phrase after "of".
_MEASURES = frozenset(
    "stream wave spate number series group couple percentage majority handful crowd dozen hundred "
    "thousand score lot rest part string flood most half".split()
)
_SUFFERED = frozenset({"wound", "injure", "kill", "hurt", "displace", "arrest"})
# Words that stand for somebody only together with what they refer to.
_EMPTY = frozenset(
    "it they he she we i you who which that this these those there what them him her us me "
    "one some many others himself themselves whom all".split()
)
_OF = frozenset({"of", "against", "on", "upon"})
_MOST_WORDS = 9
_PEOPLE_LABELS = frozenset({"NORP", "GPE", "ORG", "PERSON"})


@dataclass(frozen=True, slots=True)
class Participants:
    """Those named as doing and those named as done to, in the text's words, in order."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def participants_of(annotations: Annotations, trigger: Token) -> Participants:
    """Actors and recipients of an event, as the text names them."""
    reader = _Reader(annotations)
    if trigger.pos == "VERB":
        actors, recipients = reader.of_verb(trigger)
    else:
        actors, recipients = reader.of_noun(trigger)
    return Participants(reader.names(actors), reader.names(recipients))


class _Reader:
    def __init__(self, annotations: Annotations) -> None:
        self.annotations = annotations
        self.tokens = annotations.tokens

    def of_verb(self, verb: Token) -> tuple[list[Token], list[Token]]:
        """Heads of the phrases that name the actors and the recipients of a verb."""
        children = self.annotations.children(verb.index)
        passive = any(c.dep in {"nsubjpass", "auxpass"} for c in children)
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
        if not actors and not passive:
            actors = self._inherited(verb)
        elif passive and not recipients:
            recipients = self._inherited(verb)
        return self._resolved(actors), self._resolved(recipients)

    def of_noun(self, noun: Token) -> tuple[list[Token], list[Token]]:
        """The same for a noun of action: "U.S. raid on", "execution of", "attack by"."""
        actors: list[Token] = []
        recipients: list[Token] = []
        for child in self.annotations.children(noun.index):
            if child.dep == "poss" or (
                child.dep in {"compound", "amod"} and child.entity in _PEOPLE_LABELS
            ):
                actors.append(child)
            elif child.dep == "prep" and child.text.casefold() == "by":
                actors += self._governed(child)
            elif child.dep == "prep" and child.text.casefold() in _OF:
                recipients += self._governed(child)
        head = self.tokens[noun.head]
        if not actors and noun.dep == "dobj" and head.lemma in _LIGHT:
            actors = self.of_verb(head)[0]
        return self._resolved(actors), self._resolved(recipients)

    def names(self, heads: Iterable[Token]) -> tuple[str, ...]:
        """The phrases of some heads, each once, conjuncts apart."""
        found = [self._phrase(part) for head in heads for part in (head, *self._conjuncts(head))]
        return tuple(dict.fromkeys(name for name in found if name))

    def _names_other_side(self, preposition: Token, verb: Token) -> bool:
        word = preposition.text.casefold()
        return word in _AGAINST or (word == "with" and verb.lemma in _TWO_SIDED)

    def _governed(self, preposition: Token) -> list[Token]:
        children = self.annotations.children(preposition.index)
        return [c for c in children if c.dep in {"pobj", "pcomp"} and c.pos != "VERB"]

    def _inherited(self, verb: Token) -> list[Token]:
        """The subject that a verb shares with the verb or noun that it hangs from."""
        at = verb
        for _ in range(4):
            head = self.tokens[at.head]
            if head.index == at.index:
                return []
            if at.dep in {"relcl", "acl"} and head.pos in {"NOUN", "PROPN"}:
                return [head]
            if at.dep not in {"conj", "xcomp", "advcl", "pcomp", "prep", "acl"}:
                return []
            subjects = [
                c for c in self.annotations.children(head.index) if c.dep in {"nsubj", "nsubjpass"}
            ]
            if subjects:
                return subjects
            at = head
        return []

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
        if head.lemma.casefold() in _MEASURES:
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
