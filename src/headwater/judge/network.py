"""The fitted network: what it doubts of a statement beside its passage."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import numpy as np

from headwater.networks.relations import same_words
from headwater.networks.session import Floats, loaded_once, needed, open_session, softmax


@dataclass(frozen=True, slots=True)
class Answer:
    """What the network says of one statement.

    Attributes:
        changes: (words of the statement, 1 + kinds) chances of no change and of each kind.
        concerned: (words of the passage,) chances that the change concerns them.
        verdict: (1 + kinds,) chances that the whole statement is faithful, or of each kind.
    """

    changes: Floats
    concerned: Floats
    verdict: Floats


class ApartReader:
    """Answers about statements, from the vectors of their words and of those of a passage.

    Raises:
        ResourceError: onnxruntime or the weights are not installed.
    """

    def __init__(self) -> None:
        with needed("judge of rewordings", "drift"):
            held = files("headwater.judge") / "weights" / "reader.onnx"
            self._session = open_session(held.read_bytes())

    def read(
        self, mine: Floats, theirs: Floats, my_words: tuple[str, ...], their_words: tuple[str, ...]
    ) -> Answer:
        """What is doubted of the statement `mine` beside the passage `theirs`."""
        changes, concerned, verdict = self._session.run(
            None,
            {
                "mine": mine[np.newaxis],
                "theirs": theirs[np.newaxis],
                "my_mask": np.ones((1, len(my_words)), dtype=np.bool_),
                "their_mask": np.ones((1, len(their_words)), dtype=np.bool_),
                "same": same_words(my_words, their_words)[np.newaxis],
            },
        )
        return Answer(softmax(changes[0]), 1 / (1 + np.exp(-concerned[0])), softmax(verdict[0]))


@loaded_once
def load_apart_reader() -> ApartReader:
    """The reader, loaded once in a process."""
    return ApartReader()
