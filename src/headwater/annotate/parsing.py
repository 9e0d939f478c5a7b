"""Paragraphs -> parses and word vectors, each paragraph and each word but once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from headwater.annotate.language import load_model, run_model
from headwater.model import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A paragraph that was seen before is not parsed again: news is copied. So many of the last ones are
# held, about 100 MB at most; a longer one is hardly ever met again.
_SEEN_PARAGRAPHS = 4_096
_LONGEST_SEEN_CHARS = 1_000


class _Seen:
    """The parses of the last paragraphs that were read, by language model and words."""

    def __init__(self) -> None:
        self._docs: OrderedDict[tuple[str, str], Doc] = OrderedDict()

    def get(self, model_name: str, text: str) -> Doc | None:
        """The parse of these words, if they were read before."""
        doc = self._docs.get((model_name, text))
        if doc is not None:
            self._docs.move_to_end((model_name, text))
        return doc

    def keep(self, model_name: str, doc: Doc) -> None:
        """Hold a parse, and let go of the one that was asked for least lately."""
        # What the parser thought on the way is of no use afterwards, and is most of the memory.
        doc.tensor = doc.tensor[:0]
        self._docs[model_name, doc.text] = doc
        if len(self._docs) > _SEEN_PARAGRAPHS:
            self._docs.popitem(last=False)


_SEEN = _Seen()


def parse_all(model_name: str, texts: Sequence[str]) -> list[Doc]:
    """The parse of each paragraph, which is the same whatever stands around it.

    Those not seen before go through the parser together, which takes little more than half the
    time that they take one by one; a very long one goes alone, and is not held.
    """
    found = {text: _SEEN.get(model_name, text) for text in texts}
    new = [text for text, doc in found.items() if doc is None]
    for doc in run_model(model_name, [text for text in new if len(text) <= _LONGEST_SEEN_CHARS]):
        found[doc.text] = doc
        _SEEN.keep(model_name, doc)
    return [found[text] or next(run_model(model_name, [text])) for text in texts]


def word_vectors(model_name: str, tokens: Sequence[Token]) -> dict[str, bytes]:
    """Word forms in lower case, each with the vector of the first spelling that has one."""
    vectors: dict[str, bytes] = {}
    for token in tokens:
        word = token.text.lower()
        if word not in vectors:
            vector = _vector(model_name, token.text)
            if vector is not None:
                vectors[word] = vector
    return vectors


@lru_cache(maxsize=65_536)
def _vector(model_name: str, spelling: str) -> bytes | None:
    """A unit vector as bytes, shared by all reports that hold the word."""
    lexeme = load_model(model_name).vocab[spelling]
    if not lexeme.has_vector or not lexeme.vector_norm:
        return None
    return bytes((lexeme.vector / lexeme.vector_norm).astype("<f4").tobytes())
