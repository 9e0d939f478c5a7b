"""Words of doubt: hedges dropped and added."""
