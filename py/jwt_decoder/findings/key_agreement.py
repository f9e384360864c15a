"""Rules about ``epk``, the key with which a sender agrees on a secret (RFC 7518 §4.6.1.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.example import POINT, encrypted
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.json.parse import members_of, plain
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.small_order import has_small_order
from jwt_decoder.keys.weierstrass import is_on_curve
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.encryption import AGREEMENT_CURVES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.findings.context import Context
    from jwt_decoder.model.part import Node

_SCOPE: Final = Sentence("Encrypted tokens with epk.")
_EPK: Final = f'"epk":{{"kty":"EC","crv":"P-256","x":"{POINT}","y":"{POINT}"'
_OFF_CURVE: Final = Sentence("epk isn't a point on {curve}.")
_SMALL_ORDER: Final = Sentence("epk is a point of small order: anyone can compute the agreed secret.")
_UNREADABLE: Final = Sentence("epk can't be read as a public key: {problem}")
_OTHER_CURVE: Final = Sentence("epk is on a curve that isn't for ECDH-ES.")


@rule(
    "epk-invalid",
    "error",
    "RFC 8725 §3.4",
    name=Sentence("epk isn't a valid point"),
    scope=_SCOPE,
    why=Sentence(
        "A recipient that uses such a point gives away its private key, a few bits with each token (invalid "
        "curve attack)."
    ),
    example=encrypted(f'{{"alg":"ECDH-ES","enc":"A256GCM",{_EPK}}}}}'),
    remedy=Sentence("Reject the token, and make sure that your library checks that the point is on the curve."),
)
def epk_invalid(token: Context) -> Iterable[Hit]:
    """Find an ephemeral key that is no point of its curve, or of small order (RFC 8725 §3.4, RFC 7748 §6.1)."""
    for header in token.headers:
        node = header.jose.get("epk")
        problem = _problem(node) if node and node["type"] == "object" and token.is_encrypted else None
        if problem:
            yield Hit(token.in_header(header, "epk"), problem)


@rule(
    "epk-private",
    "error",
    "RFC 7518 §4.6.1.1",
    name=Sentence("Private key in epk"),
    scope=_SCOPE,
    why=Sentence(
        "Anyone with the private part of epk can compute the same secret as the recipient, and decrypt the token."
    ),
    example=encrypted(f'{{"alg":"ECDH-ES","enc":"A256GCM",{_EPK},"d":"{POINT}"}}}}'),
    remedy=Sentence("Put only the public part in epk, and treat this token's content as disclosed."),
)
def epk_private(token: Context) -> Iterable[Hit]:
    """Find a private part in the ephemeral key (RFC 7518 §4.6.1.1)."""
    for header in token.headers:
        if "d" in members_of(header.jose.get("epk")):
            message = Sentence("epk includes its private part: anyone who reads the token can decrypt it.")
            yield Hit(token.in_header(header, "epk"), message)


def _problem(node: Node) -> Sentence | None:
    """Return what is wrong with an ephemeral key; None where nothing is."""
    key = read_jwk({name: plain(member) for name, member in members_of(node).items()})
    if key.problem:
        return _UNREADABLE.about(**{**key.problem.data, "problem": key.problem})
    if key.curve not in AGREEMENT_CURVES:
        return _OTHER_CURVE
    if key.key_type == "EC" and not is_on_curve(key.curve, key.octets):
        return _OFF_CURVE.about(curve=key.curve)
    return _SMALL_ORDER if has_small_order(key.curve, key.octets) else None
