"""Kinds of sources, a module each: what is cut into blocks here, and how a block is read."""
