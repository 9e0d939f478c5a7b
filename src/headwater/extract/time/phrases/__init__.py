"""Phrases of time, one module a sort: which words make one, and what they mean."""
