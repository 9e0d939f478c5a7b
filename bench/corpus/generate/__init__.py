"""Makes corpora of news reports with planted copies, and says who copied what from whom."""
