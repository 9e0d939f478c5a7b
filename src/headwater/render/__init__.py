"""A dossier shown: in the terminal and as one page."""
