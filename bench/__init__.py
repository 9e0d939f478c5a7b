"""Measurements: how well Headwater answers, on labelled cases. Not part of the package."""
