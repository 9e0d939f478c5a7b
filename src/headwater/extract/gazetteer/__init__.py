"""The gazetteer: places by any spelling of their names, in one read-only SQLite file.

Compiled once into the user's cache from data that packages and we ship (GeoNames' cities of 500
people and more, provinces, districts, countries, regions), or by the user from GeoNames dumps and
supplements of their own. Later runs find it there; a lookup reads a few pages of the file.
"""

from headwater.extract.gazetteer.building import build_gazetteer, forget_own_gazetteer
from headwater.extract.gazetteer.entry import Candidate, Entry
from headwater.extract.gazetteer.lookup import Gazetteer
from headwater.extract.gazetteer.opening import compile_gazetteer, default_path, open_gazetteer

__all__ = [
    "Candidate",
    "Entry",
    "Gazetteer",
    "build_gazetteer",
    "compile_gazetteer",
    "default_path",
    "forget_own_gazetteer",
    "open_gazetteer",
]
