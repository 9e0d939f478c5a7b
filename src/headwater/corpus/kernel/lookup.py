"""Looking up many hashes at once, faster than by bisection.

Hashes are evenly spread, so the top bits of one say where it lies. A table of slots holds one key
each; keys whose slot is taken lie in a short sorted list beside it. Most look-ups are one step.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from headwater.corpus.kernel.hashes import Hashes
from headwater.corpus.kernel.ranges import Flags, Ints, changes

# Slots for each key: with four of them one key in nine finds its slot taken.
_ROOM = 4


@dataclass(frozen=True, slots=True)
class Lookup:
    """Keys and a value for each.

    Attributes:
        shift: bits of a hash behind those that number its slot.
        keys: the key of each slot; 0 where it is free (0 itself is among the crowded).
        values: its value.
        crowded_keys: sorted keys whose slot another has.
        crowded_values: their values.
    """

    shift: np.uint64
    keys: Hashes
    values: Ints
    crowded_keys: Hashes
    crowded_values: Ints

    def find(self, wanted: Hashes) -> tuple[Ints, Flags]:
        """The value of each hash that is a key, and which are."""
        slots = wanted >> self.shift
        held = self.keys[slots]
        known = (held == wanted) & (wanted != 0)
        values = np.where(known, self.values[slots], 0)
        if len(self.crowded_keys):
            open_rows = np.flatnonzero(~known & ((held != 0) | (wanted == 0)))
            places = np.searchsorted(self.crowded_keys, wanted[open_rows])
            places = np.minimum(places, len(self.crowded_keys) - 1)
            found = self.crowded_keys[places] == wanted[open_rows]
            values[open_rows[found]] = self.crowded_values[places[found]]
            known[open_rows[found]] = True
        return values, known

    def has(self, wanted: Hashes) -> Flags:
        """Which hashes are keys."""
        return self.find(wanted)[1]


def make_lookup(keys: Hashes, values: Ints | None = None) -> Lookup:
    """A look-up of distinct keys; without values only whether a hash is a key can be asked."""
    if values is None:
        values = np.zeros(len(keys), dtype=np.int64)
    bits = max(4, int(len(keys) * _ROOM).bit_length())
    shift = np.uint64(64 - bits)
    slots = keys >> shift
    order = np.argsort(keys)
    order = order[keys[order] != 0]
    settled = np.zeros(len(keys), dtype=np.bool_)
    settled[order[changes(slots[order])]] = True
    table = np.zeros(1 << bits, dtype=np.uint64)
    table_values = np.zeros(1 << bits, dtype=np.int64)
    table[slots[settled]] = keys[settled]
    table_values[slots[settled]] = values[settled]
    crowded = np.flatnonzero(~settled)
    crowded = crowded[np.argsort(keys[crowded])]
    return Lookup(shift, table, table_values, keys[crowded], values[crowded])
