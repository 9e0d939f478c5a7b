"""One piece to its items: what it is, who opens it, and what is said if that goes wrong."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.acquire.items import Failed, Item, NoReportsError, Skipped, TooMuchError
from headwater.acquire.opening.piece import Bounds, Piece
from headwater.acquire.opening.table import OPENERS
from headwater.errors import ReadError
from headwater.raw.tell import SNIFFED_BYTES, tell_format
from headwater.raw.zips import DAMAGE


def open_piece(piece: Piece, bounds: Bounds) -> Iterator[Item]:
    """The items of a piece, one at a time; whatever it holds, no error gets out.

    Args:
        piece: a file, or something taken out of one.
        bounds: how much may come out of the whole place.
    """
    try:
        yield from _items_of(piece, bounds)
    except TooMuchError as error:
        if piece.depth:
            raise  # the bounds are those of the whole place, and so is the line that says so
        yield Failed(piece.path, str(error))
    except NoReportsError as error:
        yield Failed(piece.path, str(error)) if piece.named else Skipped(piece.path, str(error))
    except ReadError as error:
        yield Failed(piece.path, str(error))
    except MemoryError:
        yield Failed(piece.path, "needs more memory than there is; give it in parts")
    except DAMAGE as error:
        yield Failed(piece.path, f"damaged ({_one_line(error)}); give it whole")
    except Exception as error:  # promise 7: bad input never ends a run
        fault = _one_line(error)
        yield Failed(piece.path, f"opening it failed ({type(error).__name__}: {fault})")


def _items_of(piece: Piece, bounds: Bounds) -> Iterator[Item]:
    head = piece.file.read(SNIFFED_BYTES)
    piece.file.seek(0)
    opener = OPENERS.get(tell_format(head, piece.path, piece.media_type))
    if opener is None:
        bounds.count_item()
        yield piece.capture(piece.read(bounds.max_bytes))
        return
    if piece.depth > bounds.settings.max_depth:
        raise ReadError(
            f"packed more than {bounds.settings.max_depth} deep (acquire.max_depth); "
            "unpack it and give what is inside"
        )
    for found in opener(piece, bounds):
        if isinstance(found, Piece):
            yield from open_piece(found, bounds)
        else:
            bounds.count_item()
            yield found


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
