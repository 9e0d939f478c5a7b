"""Report + annotations -> places, each with its entry and precision, or unresolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.extract.gazetteer import Entry, Gazetteer, open_gazetteer
from headwater.extract.place.finding import find_toponyms
from headwater.extract.place.naming import Naming, read_namings
from headwater.extract.place.precision import ACLED_OF_KIND, precision_of
from headwater.extract.place.relations import Setting, read_settings
from headwater.extract.place.resolving import Choice, Resolver
from headwater.extract.place.toponym import Toponym
from headwater.lexicon.fold import straighten
from headwater.lexicon.nations import country_of_people
from headwater.model import Annotations, Place, Report
from headwater.settings import PlaceSettings


def extract_places(
    report: Report, annotations: Annotations, settings: PlaceSettings
) -> tuple[Place, ...]:
    """All toponyms of a report, in text order, each with its entry or unresolved.

    Raises:
        ResourceError: there is no gazetteer and none can be compiled.
    """
    gazetteer = open_gazetteer(settings)
    toponyms = find_toponyms(report, annotations, gazetteer)
    if not toponyms:
        return ()
    around = read_settings(toponyms, straighten(report.text))
    namings = read_namings(toponyms, around, gazetteer)
    choices = Resolver(namings, toponyms, _peoples(annotations)).resolve()
    return tuple(_Placing(report, toponyms, around, namings, choices, gazetteer, settings))
