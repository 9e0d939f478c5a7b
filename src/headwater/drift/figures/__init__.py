"""Numbers and dates, and what they count."""
