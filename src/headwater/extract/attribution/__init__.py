"""Who said it: attributed clauses with source, cue, content, and the chain of voices."""

from headwater.extract.attribution.extract import extract_attributions

__all__ = ["extract_attributions"]
