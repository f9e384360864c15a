"""Serve the site, say how others should, and compare a served copy with the build."""
