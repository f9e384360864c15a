"""Code that verifies the token on screen, and all that is expected of it, with the libraries that the tests run."""

from jwt_decoder.output.snippets.written import LIBRARIES, snippets

__all__ = ["LIBRARIES", "snippets"]
