"""Corpora to measure `headwater corpus` on: made ones whose truth is known, and real ones."""
