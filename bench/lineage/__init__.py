"""Lineages with a known tree, made by machine, and a look at real ones without labels."""
