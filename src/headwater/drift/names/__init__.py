"""People, bodies and places: names changed."""
