"""The types of what crosses the bridge, which follow from its schema."""
