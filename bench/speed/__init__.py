"""Time and memory of whole commands, as ratios against a peer in the same run."""
