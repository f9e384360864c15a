"""JSON as it stands in a token: read strictly, with the place of everything (RFC 8259)."""
