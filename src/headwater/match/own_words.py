"""Which words are a claim's own, where claims lie inside one another or share a subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.model import Annotations, Claim, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_VERBS = frozenset({"VERB", "AUX"})
# Words that stand for the noun before them and say nothing of their own.
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "where", "when"})
_OF_A_NAME = frozenset({"compound", "amod", "nummod", "poss", "flat"})
_MAX_CLIMB = 4


def own_tokens(
    claims: Sequence[Claim], annotations: Annotations
) -> Iterator[tuple[Claim, tuple[Token, ...]]]:
    """Each claim of a report with its tokens, those of claims that lie inside it left out."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    for claim in claims:
        inner = [
            other.span
            for other in by_sentence[claim.sentence]
            if other is not claim and claim.span.covers(other.span) and other.span != claim.span
        ]
        yield (
            claim,
            tuple(
                t
                for t in annotations.tokens_in(claim.span)
                if not any(span.start <= t.start < span.end for span in inner)
            ),
        )


def shared_subject(annotations: Annotations, own: Sequence[Token]) -> tuple[Token, ...]:
    """The subject that a clause has from outside itself; nothing where it has its own.

    Of "and flooded the village" that is the subject of the verb before, of "which was licensed for
    45" the noun that it hangs on.
    """
    inside = {t.index for t in own}
    head = next((t for t in own if t.head not in inside and t.pos in _VERBS), None)
    if head is None or any(
        t.head == head.index and t.dep in _SUBJECTS and t.text.lower() not in _RELATIVES
        for t in own
    ):
        return ()
    subject = _subject_above(annotations, head)
    return () if subject is None or subject.index in inside else _noun(annotations, subject)


def _subject_above(annotations: Annotations, verb: Token) -> Token | None:
    tokens = annotations.tokens
    for _ in range(_MAX_CLIMB):
        above = tokens[verb.head]
        if verb.dep in {"relcl", "acl"}:
            return above
        if above.index == verb.index or above.pos not in _VERBS:
            return None
        for child in annotations.children(above.index):
            if child.dep in _SUBJECTS and child.text.lower() not in _RELATIVES:
                return child
        verb = above
    return None


def _noun(annotations: Annotations, head: Token) -> tuple[Token, ...]:
    """A noun with the words that make up its name, without clauses and phrases."""
    parts = [t for t in annotations.children(head.index) if t.dep in _OF_A_NAME]
    return tuple(sorted((head, *parts), key=lambda t: t.index))
