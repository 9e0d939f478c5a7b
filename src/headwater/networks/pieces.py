"""Words cut into the pieces that the encoder knows (WordPiece, lower case, without accents).

The scheme is that of BERT (Devlin et al. 2019): the longest known beginning, then the longest known
continuation ("##ing"), and so on. Words come from the parse, so there is nothing else to split.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from headwater.networks.session import loaded_once

# Nobody writes a longer word; a run of letters beyond this is cut off and the rest left unread.
_LONGEST_WORD = 60


class PieceVocabulary:
    """Which pieces there are, and under which number the network knows each.

    Args:
        pieces: one piece for each number, in order; holds "[UNK]", "[CLS]" and "[SEP]".
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        self._ids: Mapping[str, int] = {piece: i for i, piece in enumerate(pieces)}
        self.unknown = self._ids["[UNK]"]
        self.first = self._ids["[CLS]"]
        self.last = self._ids["[SEP]"]
        self._cached = lru_cache(maxsize=50_000)(self._split)

    def split(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces; at least one."""
        return self._cached(word)

    def _split(self, word: str) -> tuple[int, ...]:
        pieces: list[int] = []
        for run in _runs(_plain(word[:_LONGEST_WORD])):
            pieces.extend(self._pieces_of(run))
        return tuple(pieces) or (self.unknown,)

    def _pieces_of(self, run: str) -> list[int]:
        pieces, at = [], 0
        while at < len(run):
            mark = "##" if at else ""
            for end in range(len(run), at, -1):
                piece = self._ids.get(mark + run[at:end])
                if piece is not None:
                    pieces.append(piece)
                    at = end
                    break
            else:
                return [self.unknown]
        return pieces


@loaded_once
def shipped_pieces() -> PieceVocabulary:
    """The vocabulary of all shipped networks, loaded once in a process.

    Raises:
        OSError: it is not installed.
    """
    listed = files("headwater.networks") / "pieces.txt"
    return PieceVocabulary(listed.read_text(encoding="utf-8").splitlines())


def _plain(word: str) -> str:
    """Lower case, accents and control characters gone."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Cc", "Cf"})


def _runs(word: str) -> list[str]:
    """Letters and digits in runs, every other sign on its own, as the encoder was taught."""
    runs: list[str] = []
    joined = False
    for sign in word:
        if sign.isspace():
            joined = False
        elif not sign.isalnum():
            runs.append(sign)
            joined = False
        elif joined:
            runs[-1] += sign
        else:
            runs.append(sign)
            joined = True
    return runs
