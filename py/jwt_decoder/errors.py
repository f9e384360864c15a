"""The engine's own failures; what is wrong with a token is never one of them."""


class RequestError(ValueError):
    """A request is not what the engine's contract says; the text says how, and quotes nothing of the request."""
