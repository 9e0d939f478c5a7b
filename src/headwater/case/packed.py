"""A dossier and settings as bytes, type for type: to be kept, not to be read elsewhere."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from headwater.dossier import Dossier
from headwater.raw.jsons import whole
from headwater.settings import Settings


def pack_dossier(dossier: Dossier) -> bytes:
    """The bytes of a dossier; the same for the same dossier.

    Halves of characters, which no bytes can hold, are replaced by U+FFFD, place for place.
    """
    try:
        return msgspec.msgpack.encode(dossier)
    except UnicodeEncodeError:
        return msgspec.msgpack.encode(whole(msgspec.to_builtins(dossier)))


def unpack_dossier(content: bytes) -> Dossier | None:
    """The dossier that was packed; None where the bytes hold none of today's kind.

    Fields that a later Headwater added take their defaults.
    """
    try:
        return _decoder().decode(content)
    except msgspec.DecodeError:
        return None


def pack_settings(settings: Settings) -> bytes:
    """The bytes of settings."""
    return msgspec.msgpack.encode(settings)


@lru_cache(maxsize=1)
def _decoder() -> msgspec.msgpack.Decoder[Dossier]:
    return msgspec.msgpack.Decoder(Dossier)
