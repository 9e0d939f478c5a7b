"""The labelled texts of the tuning halves, parsed once for finding and for resolving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.quality.places.corpora import LabelledText, read_corpora

from headwater.annotate import annotate
from headwater.model import Annotations, Capture, Report
from headwater.read import read
from headwater.settings import AnnotateSettings, ReadSettings


@dataclass(frozen=True, slots=True)
class ParsedText:
    """One labelled text as the stage gets it."""

    labelled: LabelledText
    report: Report
    annotations: Annotations


def parsed_texts(data: Path) -> Iterator[ParsedText]:
    """The texts of the tuning halves of LGL and GeoVirus.

    Raises:
        OSError: a file cannot be read.
        ValueError: a file is not in the format.
    """
    for texts in read_corpora(data).values():
        for labelled in texts:
            if labelled.half == "tune":
                capture = Capture("text.txt", labelled.text.encode("utf-8"))
                report = read(capture, "r1", ReadSettings())
                yield ParsedText(labelled, report, annotate(report, AnnotateSettings()))
