"""The first engine: Python cut to what a report calls, ahead of the whole one."""
