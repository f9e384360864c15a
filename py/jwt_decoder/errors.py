"""Our own failures; what is wrong with a token is never one of them."""


class RequestError(Exception):
    """The request that crossed the bridge is malformed: the caller is wrong, not the token."""
