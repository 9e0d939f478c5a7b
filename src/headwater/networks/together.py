"""Two texts read together: how the one stands to the other.

"Nobody was hurt" and "a nurse burned her hands" answer one question otherwise, and so do "the
letter never reached the ministry" and "the letter lay in its file": no figure stands beside the
same word, and yet a reader has two answers before him. One network was fitted on claims of a story,
another went on from it with sentences of retellings: what it learned there about one sentence cost
it some of what it knew of two claims. `together.md` is the model card of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from headwater.networks.encoder import Ints, lay_out
from headwater.networks.pieces import PieceVocabulary, shipped_pieces
from headwater.networks.relations import best_relations
from headwater.networks.session import Floats, loaded_once, needed, open_session, softmax
from headwater.networks.vectors import shipped_vectors

# How the first text stands to the second: it says the same, answers the same question otherwise,
# speaks of something else, or says the same in another shade (surer, by another voice, with more).
SAME, OTHERWISE, APART, SHADED = range(4)
# The network has 512 places.
MOST_PIECES = 500
# What onnxruntime 1.31 puts together and then runs an eighth slower, on 80 pieces and on 160.
_SLOWER = ("SkipLayerNormFusion",)


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of which some are what is asked about: a claim in its sentence.

    Attributes:
        words: all of them.
        own: the places of those that are asked about.
    """

    words: tuple[str, ...]
    own: frozenset[int]

    @classmethod
    def whole(cls, words: Sequence[str]) -> Marked:
        """All words are asked about."""
        return cls(tuple(words), frozenset(range(len(words))))


@dataclass(frozen=True, slots=True)
class Close:
    """What a close reading of a retelling beside its source says.

    Attributes:
        relation: (4,) chances of how the retelling stands to the source.
        changes: (words of the retelling, 1 + kinds) chances of no change and of each kind.
        concerned: (words of the source,) chances that a change concerns them; 0 for those behind
            the last piece that is read.
    """

    relation: Floats
    changes: Floats
    concerned: Floats


class PairReader:
    """Reads two texts together.

    Args:
        weights: the name of a network.
        stages: the tables of the settings that need it.

    Raises:
        ResourceError: onnxruntime or the weights are not installed.
    """

    def __init__(self, weights: str, *stages: str) -> None:
        with needed("network that reads two texts together", *stages):
            self._vocabulary, self._vectors = shipped_pieces(), shipped_vectors()
            held = files("headwater.networks") / weights
            self._session = open_session(held.read_bytes(), _SLOWER)

    def relate(self, one: Marked, other: Marked) -> Floats:
        """(4,) chances of how two texts stand to each other, the same in either order."""
        first, second = sorted((one, other), key=lambda m: (m.words, sorted(m.own)))
        return self.read(first, second)

    def read(self, first: Marked, second: Marked) -> Floats:
        """(4,) chances of how the first text, a retelling, stands to the second, its source."""
        (relation,) = self._run(["relation"], lay_together(first, second, self._vocabulary))
        return softmax(relation)

    def read_closely(self, first: Marked, second: Marked) -> Close:
        """The same, and which words of either say so."""
        laid = lay_together(first, second, self._vocabulary)
        relation, changes, concerned = self._run(["relation", "changes", "concerned"], laid)
        return Close(
            softmax(relation),
            softmax(_at(laid.first, changes)),
            _at(laid.second, 1 / (1 + np.exp(-concerned))).astype(np.float32),
        )

    def _run(self, outputs: list[str], laid: Laid) -> list[Floats]:
        asked = {
            "vectors": self._vectors.of(laid.pieces)[np.newaxis],
            "sides": laid.sides[np.newaxis],
            "own": laid.own[np.newaxis],
            "same": laid.same[np.newaxis],
        }
        return [found[0] for found in self._session.run(outputs, asked)]


def _at(starts: Ints, pieces: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """What is said of each word by its first piece; 0 for words of which none was read."""
    found = np.zeros((len(starts), *pieces.shape[1:]), dtype=pieces.dtype)
    read = starts < len(pieces)
    found[read] = pieces[starts[read]]
    return found


@dataclass(frozen=True, slots=True)
class Laid:
    """Two texts as the network reads them, piece by piece.

    Attributes:
        pieces: of both, one after the other.
        sides: 0 for those of the first, 1 for those of the second.
        own: 1 for those that are asked about.
        same: how each stands to the likest word of the other text.
        first: where each word of the first begins.
        second: the same of the second.
    """

    pieces: Ints
    sides: Ints
    own: Ints
    same: Ints
    first: Ints
    second: Ints


def lay_together(first: Marked, second: Marked, vocabulary: PieceVocabulary) -> Laid:
    """Two texts as the network reads them."""
    of_first, of_second = best_relations(first.words, second.words)
    pieces, own, same, starts = _side(first, of_first, vocabulary)
    pieces2, own2, same2, starts2 = _side(second, of_second, vocabulary)
    sides = np.repeat(np.arange(2), [len(pieces), len(pieces2) - 1])
    return Laid(
        np.concatenate([pieces, pieces2[1:]])[:MOST_PIECES],
        sides[:MOST_PIECES],
        np.concatenate([own, own2[1:]])[:MOST_PIECES],
        np.concatenate([same, same2[1:]])[:MOST_PIECES],
        starts,
        starts2 + len(pieces) - 1,
    )


def _side(text: Marked, same: Ints, vocabulary: PieceVocabulary) -> tuple[Ints, Ints, Ints, Ints]:
    sheet = lay_out(text.words, vocabulary)
    lengths = np.diff(np.append(sheet.starts, len(sheet.pieces) - 1))
    own = np.array([place in text.own for place in range(len(text.words))], dtype=np.int64)
    own, same = (np.pad(np.repeat(of, lengths), 1) for of in (own, same))
    return sheet.pieces, own, same, sheet.starts


@loaded_once
def load_claims_reader() -> PairReader:
    """The reader of claims and lines of one story, loaded once in a process."""
    return PairReader("together.onnx", "lineage", "match")


@loaded_once
def load_retelling_reader() -> PairReader:
    """The reader of sentences beside what they were taken from, loaded once in a process."""
    return PairReader("retelling.onnx", "drift")
