"""Tables of names from the registries, each row with its source."""
