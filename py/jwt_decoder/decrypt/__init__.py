"""Decryption of a JWE (RFC 7516): from a key to the content key, and from that to the plaintext."""
