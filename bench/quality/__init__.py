"""The quality bench: dossiers scored against labelled retelling pairs and lineage families."""
