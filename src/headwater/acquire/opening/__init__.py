"""Files to captures: whatever holds many reports is taken apart, with bounds."""

from headwater.acquire.opening.open import open_piece
from headwater.acquire.opening.piece import Bounds, Piece

__all__ = ["Bounds", "Piece", "open_piece"]
