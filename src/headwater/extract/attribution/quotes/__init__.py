"""Attributions of words between quotation marks, across sentences and paragraphs."""
