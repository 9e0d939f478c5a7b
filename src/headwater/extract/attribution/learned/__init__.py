"""Attributions by a small fitted network over the parse: cues first, then what belongs to each."""
