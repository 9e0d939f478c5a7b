"""Which pieces of the published vocabulary are kept: signs, and everything in Latin letters.

    python -m fit.attribution.vocabulary PUBLISHED_VOCABULARY PIECES.txt ROWS.txt

Pieces of other scripts would cost weight and never be met in English news; places kept for later
use are dropped too. ROWS.txt says which rows of the published embeddings stay.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

_MARKS = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "["}


def is_kept(piece: str) -> bool:
    """Whether a piece stays."""
    if piece.startswith("["):
        return piece in _MARKS
    letters = [sign for sign in piece.removeprefix("##") if sign.isalpha()]
    return all(unicodedata.name(sign, "").startswith("LATIN") for sign in letters)


def main(published: str, pieces: str, rows: str) -> None:
    """Write the pieces that are kept, and their rows."""
    every = Path(published).read_text(encoding="utf-8").splitlines()
    kept = [(row, piece) for row, piece in enumerate(every) if is_kept(piece)]
    Path(pieces).write_text("".join(f"{piece}\n" for _, piece in kept), encoding="utf-8")
    Path(rows).write_text("".join(f"{row}\n" for row, _ in kept), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
