"""Where a report names whose words it carries: outlets, bodies, agency tags, links."""

from headwater.extract.citation.find import extract_citations

__all__ = ["extract_citations"]
