"""Credentials that are no JWT: each is recognised, and what can be read in it is read."""

from jwt_decoder.extract.credentials.recognition import Credential, credentials_in

__all__ = ("Credential", "credentials_in")
