"""Keys, signatures, and why a signature does not hold."""
