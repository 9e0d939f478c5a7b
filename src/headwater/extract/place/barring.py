"""Candidates that a name cannot mean in this report, however well they would weigh.

A wrong point on a map is worse than none: a spelling that is only like one, or a village on another
continent, needs the report to speak of where it lies.
"""

from __future__ import annotations

import numpy as np

from headwater.extract.place.geometry import Floats
from headwater.extract.place.naming import SAME_NAME
from headwater.extract.place.support import Support
from headwater.extract.place.table import Bools, Table

# A spelling this like an entry's will do where no other name of the report is a town's.
_LIKE_ALONE = 0.9
_BESIDE_KM = 50.0
_BESIDE = 0.2
_SPOKEN_OF = 0.05
_TOWN = 0.3
# A place in a country that no other name speaks of, while this many speak of another, must be a
# capital, or a town or province of this many people.
_SPOKEN_SHARE = 0.02
_SPOKEN_NAMES = 0.9
_KNOWN_TOWN = 250_000
_KNOWN_PROVINCE = 500_000


def barred(table: Table, support: Support, beliefs: Floats) -> Bools:
    """Which candidates cannot be meant, given what the other names probably mean."""
    country = support.in_division(0, beliefs)
    beside = support.nearness(beliefs, _BESIDE_KM) > _BESIDE
    return ~(
        _is_spelled_so(table, support, beliefs, country > _SPOKEN_OF, beside)
        & _is_expected(table, support, country)
        & _is_of_the_sort(table, beside)
    )


def _is_spelled_so(
    table: Table, support: Support, beliefs: Floats, spoken: Bools, beside: Bools
) -> Bools:
    """A spelling that is only like one needs a country that is spoken of and a town beside it."""
    loose = table.like < SAME_NAME
    if not loose.any():
        return ~loose
    in_province = support.in_division(1, beliefs) > _SPOKEN_OF
    towns = (beliefs > _TOWN) & ~table.is_wide & ~loose
    of_others = towns.sum() - np.bincount(table.name, towns, table.names)[table.name]
    alone = (table.like >= _LIKE_ALONE) & (of_others == 0)
    return np.asarray(~loose | (spoken & (beside | in_province | alone)))


def _is_expected(table: Table, support: Support, country: Floats) -> Bools:
    """A place in a country that is not spoken of must be one that needs no mention."""
    least = np.where(table.is_town, _KNOWN_TOWN, _KNOWN_PROVINCE)
    # By another name than its own ("Tana" for Antananarivo) it is known where it lies, not abroad.
    large = (table.population >= least) | table.is_capital
    known = table.is_wide | (large & table.is_main_name) | table.is_own
    spoken = (country > _SPOKEN_SHARE) | (support.of_peoples() > 0)
    elsewhere = country.max(initial=0.0) * max(1, table.names - 1) >= _SPOKEN_NAMES
    return np.asarray(spoken | known | (not elsewhere))


def _is_of_the_sort(table: Table, beside: Bools) -> Bools:
    """What is told to be a town is one; a quarter with a town's name lies by a town."""
    return (~table.hinted("city") | table.is_town) & (~table.hinted("part") | beside)
