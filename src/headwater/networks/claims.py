"""Claims as wholes: one vector for each, near that of another claim that says the same.

The encoder of claims was fitted to lay tellings of one fact by different newsrooms together, and
its near misses apart ("killed in the market", "killed in the province"); `claims.md` beside it is
its model card. Single words are read by `encoder.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

import numpy as np

from headwater.model import Annotations, Span, Token
from headwater.networks.encoder import lay_out
from headwater.networks.pieces import shipped_pieces
from headwater.networks.session import Floats, loaded_once, needed, open_session
from headwater.networks.vectors import shipped_vectors
from headwater.threads import side_by_side

CLAIM_WIDTH = 384
# Words of a sentence that are read round a claim: few sentences are longer. And pieces, of which
# the network has 512 places: names and figures fall into many.
_MOST_WORDS = 110
MOST_PIECES = 500


class ClaimEncoder:
    """Vectors of claims, each read in its sentence.

    Raises:
        ResourceError: onnxruntime or the weights are not installed.
    """

    def __init__(self) -> None:
        with needed("network that reads claims", "match"):
            self._vocabulary, self._vectors = shipped_pieces(), shipped_vectors()
            held = files("headwater.networks") / "claims.onnx"
            self._session = open_session(held.read_bytes())

    def encode(self, words: Sequence[str], own: Sequence[Sequence[int]]) -> Floats:
        """One unit row for each claim of a sentence.

        Args:
            words: of the sentence.
            own: for each claim the places of its words among them; all of them where it has none.
        """
        sheet = lay_out(words, self._vocabulary)
        pieces = sheet.pieces[:MOST_PIECES]
        ends = np.append(sheet.starts[1:], len(sheet.pieces) - 1)
        marked = np.zeros((len(own), len(sheet.pieces)), dtype=np.float32)
        for row, places in enumerate(own):
            for place in places:
                marked[row, sheet.starts[place] : ends[place]] = 1.0
        marked = marked[:, : len(pieces)]
        marked[marked.sum(axis=1) == 0] = 1.0
        asked = {"vectors": self._vectors.of(pieces)[np.newaxis], "own": marked}
        vectors: Floats = self._session.run(None, asked)[0]
        return vectors


@loaded_once
def load_claim_encoder() -> ClaimEncoder:
    """The encoder of claims, loaded once in a process."""
    return ClaimEncoder()


def read_claims(annotations: Annotations, spans: Sequence[Span]) -> Floats:
    """One unit row for each span of a report, read in the sentence in which it begins.

    Raises:
        ResourceError: the encoder is not installed.
    """
    vectors = np.zeros((len(spans), CLAIM_WIDTH), dtype=np.float32)
    together = _together(annotations, spans)
    if not together:
        return vectors
    encoder = load_claim_encoder()

    def read(words: tuple[int, ...]) -> Floats:
        texts = [annotations.tokens[index].text for index in words]
        return encoder.encode(texts, list(together[words].values()))

    for rows, found in zip(together.values(), side_by_side(read, together), strict=True):
        vectors[list(rows)] = found
    return vectors


def words_to_read(annotations: Annotations, span: Span) -> tuple[Sequence[Token], list[int]]:
    """The words among which a span is read, and the places of its own among them.

    They are its sentence, or the words from the span on where the sentence is too long. None where
    the span holds no word.
    """
    inside = annotations.tokens_in(span)
    if not inside:
        return (), []
    sentence = annotations.sentences[inside[0].sentence]
    words = [t for t in annotations.tokens_of(sentence) if t.pos != "SPACE"]
    near = words[:_MOST_WORDS]
    if near and inside[-1].index > near[-1].index:
        near = [t for t in words if t.index >= inside[0].index][:_MOST_WORDS]
    own = {t.index for t in inside}
    return near, [place for place, t in enumerate(near) if t.index in own]


def _together(
    annotations: Annotations, spans: Sequence[Span]
) -> dict[tuple[int, ...], dict[int, list[int]]]:
    """The spans that are read among the same words: for each its own, by its number."""
    found: dict[tuple[int, ...], dict[int, list[int]]] = {}
    for row, span in enumerate(spans):
        near, own = words_to_read(annotations, span)
        if near:
            found.setdefault(tuple(t.index for t in near), {})[row] = own
    return found
