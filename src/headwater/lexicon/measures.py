"""Units of measure, to hold a figure against one in another unit of the same quantity.

Factors are the exact ones of the international yard, pound and gallon (imperial); temperatures are
left out, since they are converted by more than a factor.
"""

from __future__ import annotations

_LENGTH = {
    "millimetre": 0.001,
    "centimetre": 0.01,
    "metre": 1.0,
    "kilometre": 1000.0,
    "inch": 0.0254,
    "foot": 0.3048,
    "yard": 0.9144,
    "mile": 1609.344,
    "nautical mile": 1852.0,
}
_MASS = {
    "gram": 0.001,
    "kilogram": 1.0,
    "tonne": 1000.0,
    "ton": 1000.0,
    "pound": 0.45359237,
    "ounce": 0.028349523,
    "stone": 6.35029318,
}
_AREA = {
    "square metre": 1.0,
    "square kilometre": 1e6,
    "square mile": 2589988.11,
    "square foot": 0.09290304,
    "hectare": 1e4,
    "acre": 4046.8564224,
}
_VOLUME = {"litre": 1.0, "gallon": 4.54609, "barrel": 158.987294928, "cubic metre": 1000.0}
_TIME = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86400.0,
    "week": 604800.0,
    "fortnight": 1209600.0,
    "month": 2629800.0,
    "year": 31557600.0,
    "decade": 315576000.0,
}
_SIZES: dict[str, dict[str, float]] = {
    "length": _LENGTH,
    "mass": _MASS,
    "area": _AREA,
    "volume": _VOLUME,
    "time": _TIME,
}
_SPELLINGS = {
    "mm": "millimetre",
    "cm": "centimetre",
    "m": "metre",
    "km": "kilometre",
    "kg": "kilogram",
    "kilo": "kilogram",
    "g": "gram",
    "lb": "pound",
    "ft": "foot",
    "in": "inch",
    "yd": "yard",
    "mi": "mile",
    "t": "tonne",
    "l": "litre",
    "ha": "hectare",
    "sq km": "square kilometre",
}


def measure_of(unit: str) -> tuple[str, float] | None:
    """The quantity that a unit measures and its size in that quantity's first unit, if any."""
    word = unit.lower().strip(".")
    word = _SPELLINGS.get(word, word)
    if word.endswith("meter"):
        word = word[:-2] + "re"
    if word.endswith("liter"):
        word = word[:-2] + "re"
    for quantity, sizes in _SIZES.items():
        if word in sizes:
            return quantity, sizes[word]
    return None
