"""What build.py does, on the standard library alone."""
