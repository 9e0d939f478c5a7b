"""Who is said to have said it: credits dropped, shifted, raised in certainty."""
