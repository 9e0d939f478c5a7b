"""Which of the names that a gazetteer lists can stand in a report, and which kinds they carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

# Scripts that a report in Latin or in Arabic letters can hold.
_LAST_LATIN = 0x2AF
_LATIN_EXTENDED = range(0x1E00, 0x1F00)
_MARKS = range(0x2B0, 0x370)
_QUOTES = range(0x2010, 0x2040)
_ARABIC = (range(0x600, 0x700), range(0x750, 0x780), range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))
_OPENING = "'`\u2018\u2019\u02bb\u02bf"

_KINDS_AFTER = frozenset(
    "province governorate county parish district region state department prefecture oblast "
    "municipality canton division township voivodeship wilayat wilaya kray krai borough".split()
)
_KINDS_BEFORE = ("محافظة ", "منطقة ", "ناحية ", "مدينة ", "استان ", "شهرستان ", "ولاية ")
_KINDS_OF = (
    "Province of ", "State of ", "County of ", "Township of ", "District of ", "Republic of ",
    "City of ", "Respublika ", "Muḩāfaz̧at ", "Muhafazat ", "Ostān-e ", "Ostan-e ",
)  # fmt: skip


def is_written_name(name: str) -> bool:
    """Whether a name is one that a report could hold.

    GeoNames also lists codes ("DEZ"), letter-by-letter transcriptions ("albsyrt"), which begin in
    lower case, links, and names in scripts that our language model does not read.
    """
    if not name:
        return False
    if is_arabic(name[0]):
        return all(is_arabic(c) or not c.isalpha() for c in name)
    if not (name[0].isupper() or name[0] in _OPENING):
        return False
    if name.isupper() and len(name) <= 4:
        return False
    return all(_is_latin(ord(c)) for c in name)


def is_arabic(character: str) -> bool:
    """Whether a character belongs to the Arabic script (Persian, Urdu and Kurdish included)."""
    return any(ord(character) in block for block in _ARABIC)


def _is_latin(code: int) -> bool:
    return code <= _LAST_LATIN or code in _LATIN_EXTENDED or code in _MARKS or code in _QUOTES


def names_without_kind(names: Iterable[str]) -> Iterator[str]:
    """Add "Homs" to "Homs Governorate", "Kent" to "County of Kent": texts set the kind apart."""
    for name in names:
        head, _, last = name.rpartition(" ")
        if head and last.casefold().strip("'\u2019") in _KINDS_AFTER:
            yield head
        # "Dagestan, Respublika", "Madrid, Comunidad de"
        front, comma, _ = name.partition(", ")
        if comma:
            yield front
        for kind in (*_KINDS_BEFORE, *_KINDS_OF):
            if name.startswith(kind) and len(name) > len(kind):
                yield name.removeprefix(kind)
