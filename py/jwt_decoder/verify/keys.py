"""A key text becomes a Key: recognised for what it is, and otherwise a secret in the encoding the person chose."""

from __future__ import annotations

import re
from typing import Final

from jwt_decoder.verify.model import Data, Key
from jwt_decoder.verify.secret import ENCODINGS, SecretFault, read_secret

__all__ = ["ENCODINGS", "read_key"]

_NOT_YET: Final = "Public keys cannot be used yet, only shared secrets."
_EDGES: Final = {"\n": "a line feed", "\r": "a carriage return", " ": "a space", "\t": "a tab"}
_SHAPES: Final = (
    ("certificate", "Certificate, PEM", re.compile(r"-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----")),
    ("pem", "Key, PEM", re.compile(r"-----BEGIN [A-Z0-9 ]{1,40}-----")),
    ("ssh", "SSH public key", re.compile(r"\s*(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-[a-z0-9-]+) ")),
    ("jwk-set", "JWK Set", re.compile(r"\s*\{(?=[^{}]*\"keys\"\s*:\s*\[)")),
    ("jwk", "JWK", re.compile(r"\s*\{(?=[^{}]*\"kty\"\s*:)")),
)


def read_key(text: str, secret_encoding: str) -> Key:
    """Read the key that a person typed; never raises, whatever the text.

    A text that is a PEM, certificate, JWK, JWK Set or SSH key is that key whatever ``secret_encoding`` says, never
    silently a secret; all else is a secret in ``secret_encoding`` (one of ENCODINGS), every character of it.
    """
    if not text:
        return Key("none", "No key is given.", {}, text)
    for kind, label, shape in _SHAPES:
        if shape.search(text) if kind in {"pem", "certificate"} else shape.match(text):
            return Key(kind, f"{label}.", {"label": label}, text, problem=_NOT_YET)
    return _secret(text, secret_encoding)


def _secret(text: str, encoding: str) -> Key:
    secret = read_secret(text, encoding)
    if isinstance(secret, SecretFault):
        data: Data = {"encoding": encoding, "at": secret.at}
        problem = f"{secret.message} (character {secret.at + 1})."
        return Key("secret", f"Secret that cannot be read as {encoding}.", data, text, problem=problem)
    octets = len(secret.octets)
    data = {"encoding": encoding, "octets": octets}
    message = f"Secret, {octets} octets, read as {encoding}.{_edges(text)}"
    return Key("secret", message, data, text, secret=secret.octets)


def _edges(text: str) -> str:
    """Say white space at either end of a secret, since it counts, and nobody sees it."""
    said = [f"starts with {_EDGES[text[0]]}"] if text[0] in _EDGES else []
    said += [f"ends with {_EDGES[text[-1]]}"] if text[-1] in _EDGES else []
    return f" It {' and '.join(said)}, which is part of it." if said else ""
