"""One reader a format, and the table that finds it."""

from headwater.read.readers.table import READERS, reader_of

__all__ = ["READERS", "reader_of"]
