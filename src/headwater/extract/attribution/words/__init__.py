"""Small common rules: noun phrases, names, and where a reported clause begins and ends."""
