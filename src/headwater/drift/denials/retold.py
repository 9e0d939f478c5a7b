"""A parent beside its retelling, by accounts: what of each came down, and where it stands now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from headwater.drift.denials.account import Account, accounts
from headwater.drift.denials.denial import says_no
from headwater.drift.scene import Rest, Scene
from headwater.lexicon.likeness import likeness
from headwater.model import Sentence, Telling, Token

# Sentences of a retelling in which a denial may be kept.
_TELLING = frozenset({"paragraph", "key-point"})
# How far before an answer, in sentences, what it answers may stand, and how far behind.
_BEFORE, _AFTER = 6, 2
# A word this like is the same in other words.
_SAME_SENSE = 0.6


def is_near(account: Account, sentence: Sentence) -> bool:
    """Whether an account may answer what a sentence of its report says."""
    return -_BEFORE <= sentence.index - account.sentence.index <= _AFTER


@dataclass(frozen=True)
class Retold:
    """A retelling and one of its parents.

    Attributes:
        child: the retelling.
        parent: the source.
        staged: the child's sentences with what they rest on, in every parent.
    """

    child: Telling
    parent: Telling
    staged: Sequence[Scene]

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """The parent's accounts, in order."""
        return accounts(self.parent)

    @cached_property
    def rests(self) -> tuple[tuple[Scene, Rest], ...]:
        """Each sentence of the child's body beside each of the parent's that it rests on."""
        return tuple(
            (scene, rest)
            for scene in self.staged
            if scene.sentence.kind == "paragraph"
            for rest in scene.rests
            if rest.parent is self.parent
        )

    @cached_property
    def came(self) -> Mapping[int, Token]:
        """The parent's words that came down, each with the child's word."""
        return {
            index: self.child.parse.tokens[found[0]]
            for _, rest in self.rests
            for index, found in rest.to_child.items()
            if rest.sentence.first <= index < rest.sentence.last
        }

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The child's sentences in which something may be told."""
        return tuple(s for s in self.child.parse.sentences if s.kind in _TELLING)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The child's content words in these sentences."""
        telling = {s.index for s in self.sentences}
        return tuple(t for t in self.child.parse.tokens if t.is_content and t.sentence in telling)

    @cached_property
    def noes(self) -> frozenset[int]:
        """The child's sentences that say no to something."""
        return frozenset(s.index for s in self.sentences if says_no(self.child, s))

    def share(self, account: Account) -> float:
        """The share of an account's words that came down, 0 to 1."""
        content = account.content
        return sum(t.index in self.came for t in content) / len(content) if content else 0.0

    def said(self, account: Account) -> Mapping[int, float]:
        """By sentence of the child the share of an account's words that it has in any words."""
        content = account.content
        if not content or not self.words:
            return {}
        alike = self._alike(content)
        sentences = np.array([t.sentence for t in self.words])
        shares = {s: alike[:, sentences == s].any(axis=1).mean() for s in np.unique(sentences)}
        return {int(sentence): float(share) for sentence, share in shares.items()}

    def said_anywhere(self, account: Account) -> float:
        """The share of an account's words that the child has in any words, all over."""
        content = account.content
        return float(self._alike(content).any(axis=1).mean()) if content and self.words else 0.0

    def _alike(self, content: Sequence[Token]) -> npt.NDArray[np.bool_]:
        parent, child = self.parent.parse.vectors, self.child.parse.vectors
        return np.asarray(likeness(content, self.words, parent, child) >= _SAME_SENSE)
