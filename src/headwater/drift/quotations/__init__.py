"""Quotation marks: words altered, paraphrases set as quotes."""
