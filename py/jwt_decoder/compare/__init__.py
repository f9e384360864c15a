"""What differs between two tokens, or between two sets of keys, and what would make the second one fail."""
