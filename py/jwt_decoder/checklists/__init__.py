"""What the specification of each kind of token requires, and whether a token meets it."""
