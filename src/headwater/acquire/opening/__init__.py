"""Files to captures: whatever holds many reports is taken apart, with bounds."""

from headwater.acquire.opening.open import open_piece
from headwater.acquire.opening.piece import Bounds, Piece, fetched_piece

__all__ = ["Bounds", "Piece", "fetched_piece", "open_piece"]
