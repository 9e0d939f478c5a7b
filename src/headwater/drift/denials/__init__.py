"""What is said against a claim, and whether a retelling of the claim leaves it out."""
