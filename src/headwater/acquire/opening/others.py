"""Files that are sound and hold no reports: each opener says why."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.acquire.items import Item, NoReportsError
from headwater.acquire.opening.piece import Bounds, Opener, Piece


def _refusing(reason: str) -> Opener:
    def open_none(piece: Piece, bounds: Bounds) -> Iterator[Item | Piece]:
        """No items.

        Raises:
            NoReportsError: always.
        """
        raise NoReportsError(reason)

    return open_none


# One beside the files that it lists was taken out before (`headwater.acquire.sitemap`).
open_sitemap = _refusing("a sitemap: it lists addresses; give the folder with the saved site")
open_other_xml = _refusing("XML that is neither a feed nor news; give RSS, Atom or NewsML-G2")
