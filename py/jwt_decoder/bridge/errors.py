"""The engine's own failures; what is wrong with a token is never one of them."""


class RequestError(ValueError):
    """A request is not what the contract says: the caller is wrong, not the token. It quotes nothing of the request."""

    def __init__(self, name: str, expected: str) -> None:
        """Name the member of the request, and what it should have been."""
        super().__init__(f"{name} must be {expected}.")
