"""What one report says: attributions, citations, claims, numbers, times, places, events."""
