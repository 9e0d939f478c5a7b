"""Corpora that Headwater publishes."""
