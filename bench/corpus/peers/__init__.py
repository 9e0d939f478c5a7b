"""Other tools that find copies, each behind a small adapter that writes pairs as ours does."""
