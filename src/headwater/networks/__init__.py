"""What the networks share: words cut into pieces, a network run, matrices multiplied."""
