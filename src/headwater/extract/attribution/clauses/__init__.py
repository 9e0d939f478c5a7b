"""Attributions within a sentence: verbs, nouns, phrases and signs that credit a clause."""
