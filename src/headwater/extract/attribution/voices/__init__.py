"""Who the sources are, and how their words came to the reader: voices, chains, channels."""
