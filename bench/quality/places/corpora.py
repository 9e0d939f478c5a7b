"""LGL and GeoVirus as they lie on disk: texts, and where each toponym in them lies.

Both come with Gritta, Pilehvar and Collier, "A Pragmatic Guide to Geoparsing Evaluation" (2020).
LGL is Lieberman, Samet and Sankaranarayanan's corpus of local news (ICDE 2010): it labels demonyms
and streets as well, the streets without a place. GeoVirus is Wikinews on epidemics; its offsets
count from one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lxml import etree

Half = Literal["tune", "held"]
_FILES = {"LGL": Path("geoparsing", "lgl.xml"), "GeoVirus": Path("geoparsing", "GeoVirus.xml")}


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A labelled toponym.

    Attributes:
        start: first character in the text.
        end: one past the last.
        text: the words.
        lat: degrees north, or None where the labels give no place.
        lon: degrees east, or None.
        geonameid: GeoNames id, or None.
    """

    start: int
    end: int
    text: str
    lat: float | None
    lon: float | None
    geonameid: int | None


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text with its toponyms, and the half of its set that it belongs to."""

    name: str
    half: Half
    text: str
    toponyms: tuple[GoldToponym, ...]


def what_is_missing(data: Path) -> list[str]:
    """A line for each set that is not there."""
    return [
        f"{name} not measured: there is no file {data / path}"
        for name, path in _FILES.items()
        if not (data / path).is_file()
    ]


def read_corpora(data: Path) -> dict[str, list[LabelledText]]:
    """The texts of each set that is there, by the set's name.

    Raises:
        OSError: a file cannot be read.
        ValueError: a file is not XML, or a label does not stand where it says.
    """
    readers = {"LGL": _read_lgl, "GeoVirus": _read_geovirus}
    return {
        name: list(readers[name](_parsed(data / path)))
        for name, path in _FILES.items()
        if (data / path).is_file()
    }


def _parsed(path: Path) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.parse(path, parser).getroot()
    except etree.XMLSyntaxError as error:
        raise ValueError(f"{path}: not XML ({error})") from error


def _read_lgl(root: etree._Element) -> Iterator[LabelledText]:
    for article in root.iter("article"):
        name, text = f"LGL {article.get('docid')}", article.findtext("text") or ""
        toponyms = tuple(
            _checked(name, text, _lgl_toponym(element)) for element in article.iter("toponym")
        )
        yield LabelledText(name, _half(name), text, toponyms)


def _lgl_toponym(element: etree._Element) -> GoldToponym:
    tag = element.find("gaztag")
    placed = tag is not None and tag.findtext("lat")
    return GoldToponym(
        start=int(element.findtext("start") or ""),
        end=int(element.findtext("end") or ""),
        text=element.findtext("phrase") or "",
        lat=float(tag.findtext("lat") or "") if tag is not None and placed else None,
        lon=float(tag.findtext("lon") or "") if tag is not None and placed else None,
        geonameid=int(tag.get("geonameid") or "") if tag is not None else None,
    )


def _read_geovirus(root: etree._Element) -> Iterator[LabelledText]:
    for number, article in enumerate(root.iter("article"), start=1):
        # One report of Wikinews may stand in several pieces: they belong into one half.
        page = (article.findtext("source") or "").rpartition("/")[2]
        name, text = f"GeoVirus {number} {page}", article.findtext("text") or ""
        toponyms = tuple(
            _checked(name, text, _geovirus_toponym(element)) for element in article.iter("location")
        )
        yield LabelledText(name, _half(page), text, toponyms)


def _geovirus_toponym(element: etree._Element) -> GoldToponym:
    return GoldToponym(
        start=int(element.findtext("start") or "") - 1,
        end=int(element.findtext("end") or "") - 1,
        text=element.findtext("name") or "",
        lat=float(element.findtext("lat") or ""),
        lon=float(element.findtext("lon") or ""),
        geonameid=None,
    )


def _checked(name: str, text: str, toponym: GoldToponym) -> GoldToponym:
    if text[toponym.start : toponym.end] != toponym.text:
        raise ValueError(f"{name}: {toponym.text!r} does not stand at {toponym.start}")
    return toponym


def _half(name: str) -> Half:
    """The half of a text: chance, but the same on every machine."""
    return "tune" if hashlib.sha256(name.encode()).digest()[0] % 2 == 0 else "held"
