"""Holds what an engine found in a made corpus against the truth about it."""

from bench.corpus.score.measure import Score, score
from bench.corpus.score.outputs import Found, read_found
from bench.corpus.score.tables import OutputError
from bench.corpus.score.truth import Truth, read_truth

__all__ = ["Found", "OutputError", "Score", "Truth", "read_found", "read_truth", "score"]
