"""What a token says of its own kind and issuer: recognised from claims, and no proof of anything."""
