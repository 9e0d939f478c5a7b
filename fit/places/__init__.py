"""What the places stage ships: its table of divisions, and the weights that it was fitted to."""
