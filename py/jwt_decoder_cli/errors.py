"""What a person who runs the program did not say rightly."""


class UsageError(Exception):
    """The command cannot be done as it was given; the text is one sentence that says what to change."""
