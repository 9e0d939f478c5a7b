"""The commands of `python -m bench.corpus`, one module each."""
