"""Whose word a report has, told from those that it only names, by fitted plain facts."""

from headwater.extract.citation.heard.cited import find_cited
from headwater.extract.citation.heard.quoted import find_heard

__all__ = ["find_cited", "find_heard"]
