"""Who did what to whom: roles swapped, statements merged, polarity turned."""
