"""Pure functions from Arrow batches to Arrow batches: what both engines run, word for word."""
