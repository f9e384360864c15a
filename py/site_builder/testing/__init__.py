"""Run the tests, and what else is measured in real browsers."""
