"""What the members of a token mean: names, values and profiles."""
