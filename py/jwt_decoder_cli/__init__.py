"""The command line: the engine's report as text for a terminal, or as JSON for a program."""
