"""The decoder in the documentation of others."""
