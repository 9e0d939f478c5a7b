"""Coded events against corpora that others labelled, and their modality on sentences of our own."""
