"""The rule about tokens that are signed with a secret that everybody knows."""

from __future__ import annotations

import hmac
import json
from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.keys.published_secrets import SECRETS
from jwt_decoder.model.finding import Spot
from jwt_decoder.model.rule import Example
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url, utf8
from jwt_decoder.verify.token_signature import signed_input
from jwt_decoder.verify.verify import HASHES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.decode.decode import Signature
    from jwt_decoder.findings.context import Context

# All published secrets on as many characters are tried in the time that a person doesn't notice.
_LONGEST: Final = 256_000


@rule(
    "signed-with-published-secret",
    "error",
    "RFC 8725 §3.5",
    name=Sentence("Published secret"),
    scope=Sentence("HMAC-signed tokens up to 256 kB, the first 20 of a paste."),
    why=Sentence("Anyone can make tokens with a secret that is published in documentation."),
    example=Example(
        '{"sub":"1234567890","name":"John Doe","iat":1516239022}',
        '{"alg":"HS256","typ":"JWT"}',
        "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
    ),
    remedy=Sentence("Replace the secret with random bytes, and treat every token made with it as forged."),
)
def signed_with_published_secret(token: Context) -> Iterable[Hit]:
    """Find a signature that a published secret makes (RFC 8725 §3.5); what the verdict says waits for a key."""
    if not token.guesses or token.length > _LONGEST:
        return
    for one in token.headers:
        found = _published(token, one)
        if found:
            octets, where = found
            message = Sentence("The signature matches a published secret ({where}).", where=where)
            yield Hit(Spot(one.place.signature), message, {"secret": _as_key(octets)})


def _as_key(octets: bytes) -> str:
    """Return a published secret as it is typed, or as a JWK where it is no text (RFC 7517 §6.4)."""
    text = octets.decode("utf-8", "replace")
    is_typed = text.isprintable() and utf8.encode(text) == octets
    return text if is_typed else json.dumps({"kty": "oct", "k": base64url.encode(octets)})


def _published(token: Context, signature: Signature) -> tuple[bytes, Sentence] | None:
    """Return the published secret that makes a signature, and where it is published; None where none does."""
    algorithm = signature.algorithm
    if algorithm is None or algorithm.family != "hmac":
        return None
    jws, name = signed_input(token.decoded, signature, None), HASHES[str(algorithm.hash)]
    if len(jws.signature) * 8 != int(str(algorithm.hash).rpartition("-")[2]):
        return None
    matching = (
        (octets, where)
        for octets, where in SECRETS.items()
        if hmac.digest(octets, jws.signing_input, name) == jws.signature
    )
    return next(matching, None)
