"""Report + annotations -> places: toponyms, and the entry of the gazetteer that each means."""

from headwater.extract.place.extract import extract_places

__all__ = ["extract_places"]
