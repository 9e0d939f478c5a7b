"""What the fitted networks share: how words are cut into pieces, and how a network is run."""
