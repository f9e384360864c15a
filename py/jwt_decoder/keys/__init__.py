"""Keys in every form that people have them in, and what is wrong with them (RFC 7517)."""
