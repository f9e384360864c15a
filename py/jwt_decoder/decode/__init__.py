"""From the text of a token to its parts (RFC 7515 §5.2, RFC 7516, RFC 9901)."""
