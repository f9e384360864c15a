"""The function that the worker calls."""


def entry_of(handle):
    """Return what answers octets with octets, from what answers text with text."""
    return lambda request: handle(request.decode()).encode()
