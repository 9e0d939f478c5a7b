"""Who is named in two ways: entities of one report joined by fitted weights."""
