"""The lines of the engine: from a paste to a report, and from a report and a key to a verification."""
